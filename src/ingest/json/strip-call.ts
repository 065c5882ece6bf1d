/** What a page's script wraps JSON in: `callback([…]);`, `var data = […];`, with the empty comment that some servers put first. */
const call =
  /^\s*(?:\/\*[^*]{0,80}\*\/)?\s*(?:(?:window\.|self\.)?[A-Za-z_$][\w$.]{0,80}\s*\(|(?:var|let|const)\s+[A-Za-z_$][\w$]{0,80}\s*=|window\.[A-Za-z_$][\w$.]{0,80}\s*=)\s*(?=[[{])/;
/** Characters within which it ends. */
const longestCall = 256;

/** Where JSON begins behind the call that wraps it; 0 where none does. */
export function findCallEnd(text: string): number {
  return call.exec(text.slice(0, longestCall))?.[0].length ?? 0;
}

/** So many characters may end the call: `);` and line ends. */
const longestTail = 64;

/** The text of a file without the call that wraps its JSON. */
export async function* stripCall(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  let isCall: boolean | null = null;
  for await (const chunk of chunks) {
    held += chunk;
    if (isCall === null) {
      if (held.length < longestCall) continue;
      const start = findCallEnd(held);
      isCall = start > 0;
      held = held.slice(start);
    }
    const end = isCall ? Math.max(0, held.length - longestTail) : held.length;
    yield held.slice(0, end);
    held = held.slice(end);
  }
  const start = isCall === null ? findCallEnd(held) : 0;
  yield isCall === true || start > 0 ? held.slice(start).replace(/[)\s;]+$/, '') : held;
}
