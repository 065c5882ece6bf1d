import { TextDecoder } from 'node:util';
import { QingyuError } from '../../core/errors.ts';

/** Decodes an XML part of a workbook piece by piece: parts are UTF-8, or UTF-16 with a mark. */
export async function* decodeXml(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(chunk[0] === 0xff ? 'utf-16le' : chunk[0] === 0xfe ? 'utf-16be' : 'utf-8');
    yield decoder.decode(chunk, { stream: true });
  }
}

/** A whole (small) XML part as text. */
export async function readXml(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const piece of decodeXml(chunks)) text += piece;
  return text;
}

/**
 * The elements of one name in a part, whatever their prefix, as their attributes (without prefixes, unescaped). For
 * small parts only; nesting is not looked at.
 */
export function* elementsNamed(xml: string, name: string): Generator<ReadonlyMap<string, string>> {
  for (const match of xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?${name}(?=[\\s/>])([^>]*)>`, 'g'))) {
    yield parseAttributes(match[1] ?? '');
  }
}

/** Attributes by local name, so `r:id` is `id`. */
export function parseAttributes(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const match of text.matchAll(/([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes.set(match[1]!, unescapeXml(match[2] ?? match[3] ?? ''));
  }
  return attributes;
}

const namedEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of an XML document without its escapes, line ends as LF (XML 1.0, 2.11). */
export function unescapeXml(text: string): string {
  const plain = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!plain.includes('&')) return plain;
  return plain.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return namedEntities[String(name).toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
  });
}

/**
 * The text of a string item (`si`, or the `is` of a cell): the concatenated `t` elements of its runs, without the
 * phonetic hints (`rPh`). Control characters that XML cannot hold stand as `_x000D_` (ECMA-376 22.9.2.19).
 * @param prefix prefix of the document's elements with its colon, mostly empty
 */
export function readStringItem(xml: string, prefix: string): string {
  const open = `<${prefix}t`;
  const close = `</${prefix}t>`;
  const phonetic = `<${prefix}rPh`;
  const phoneticEnd = `</${prefix}rPh>`;
  const hints = xml.includes(phonetic);
  let text = '';
  let position = 0;
  for (;;) {
    const start = xml.indexOf(open, position);
    if (start < 0) break;
    if (hints) {
      const hint = xml.indexOf(phonetic, position);
      if (hint >= 0 && hint < start) {
        const after = xml.indexOf(phoneticEnd, hint);
        if (after < 0) break;
        position = after + phoneticEnd.length;
        continue;
      }
    }
    const tagEnd = xml.indexOf('>', start);
    const next = xml.charCodeAt(start + open.length);
    if (tagEnd < 0) break;
    position = tagEnd + 1;
    // Neither another element whose name begins with t, nor an empty one.
    if ((next !== 0x3e && next > 0x20) || xml.charCodeAt(tagEnd - 1) === 0x2f) continue;
    const end = xml.indexOf(close, tagEnd);
    if (end < 0) break;
    const piece = readCharacters(xml.slice(tagEnd + 1, end));
    text = text === '' ? piece : text + piece;
    position = end + close.length;
  }
  return text;
}

/** Character data: escapes undone, CDATA sections unwrapped, `_xHHHH_` decoded. */
export function readCharacters(xml: string): string {
  const plain = xml.includes('<![CDATA[')
    ? xml
        .split(/<!\[CDATA\[([\s\S]*?)\]\]>/)
        .map((part, i) => (i % 2 === 1 ? part : unescapeXml(part)))
        .join('')
    : unescapeXml(xml);
  if (!plain.includes('_x')) return plain;
  return plain.replace(/_x([0-9a-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The prefix (with its colon) under which a document writes its elements, seen at its root; null as long as that is not there whole. */
export function findPrefix(xml: string, root: string): string | null {
  const found = new RegExp(`<([\\w.-]+:)?${root}[\\s/>]`).exec(xml);
  return found === null ? null : (found[1] ?? '');
}

/** Index of the column of a cell reference such as `AB12`, from 0; -1 where it begins with no letter. */
export function columnIndex(reference: string): number {
  let index = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = (reference.charCodeAt(i) & ~0x20) - 0x40;
    if (letter < 1 || letter > 26) break;
    index = index * 26 + letter;
  }
  return index - 1;
}

/** The letters of a column, from 0: `AB` is 27. */
export function columnLetters(index: number): string {
  const before = Math.floor(index / 26);
  return (before > 0 ? columnLetters(before - 1) : '') + String.fromCharCode(0x41 + (index % 26));
}

/** No element of a workbook that is read whole (a row, a string) is nearly as long. */
const longestElement = 1 << 24;

/** The unfinished element at the end of a piece of a part, to be joined with the next piece. */
export function carryOver(xml: string, position: number): string {
  if (xml.length - position > longestElement) {
    throw new QingyuError('Expected the workbook to be whole XML, got an element without end', {
      code: 'XLSX_BROKEN',
      stage: 'ingest',
    });
  }
  return xml.slice(position);
}
