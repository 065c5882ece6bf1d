/** A text as it is, all narrow or otherwise composed (NFKC), and all wide; each once. Texts are stored as they were written. */
export function formsOf(text: string): readonly string[] {
  const narrow = text.normalize('NFKC');
  return [...new Set([text, narrow, widen(narrow)])];
}

/** From a character of ASCII to its wide form. */
const wideOffset = 0xfee0;

function widen(text: string): string {
  return text.replaceAll(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + wideOffset));
}
