import { inflateRawSync } from 'node:zlib';

/** Files of a zip archive by name, as its central directory lists them (APPNOTE 6.3). */
export function unzip(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files = new Map<string, Buffer>();
  const cursor = { at: archive.readUInt32LE(end + 16) };
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const { at } = cursor;
    const method = archive.readUInt16LE(at + 10);
    const size = archive.readUInt32LE(at + 20);
    const nameLength = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const content = archive.subarray(start, start + size);
    files.set(name, method === 0 ? content : inflateRawSync(content));
    cursor.at = at + 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}

/** Why a text is not well-formed XML (tags that do not match, bare & or <, forbidden characters); null where it is. */
export function findXmlFault(xml: string): string | null {
  if (/(?![\t\n\r])[\p{Cc}\p{Cs}]/u.test(xml)) return 'forbidden character';
  const open: string[] = [];
  const rest = xml.replace(/<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>/g, '');
  for (const [, text, tag] of rest.matchAll(/([^<]*)(?:<([^>]*)>)?/g)) {
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text ?? '')) return `bare & in "${text}"`;
    if (tag === undefined) continue;
    const name = tag.match(/^\/?[\w:.-]+/)?.[0] ?? '';
    if (name === '') return `bare < before "${tag}"`;
    if (name.startsWith('/')) {
      if (open.pop() !== name.slice(1)) return `unexpected <${tag}>`;
    } else if (!tag.endsWith('/')) open.push(name);
  }
  return open.length === 0 ? null : `open at the end: ${open.join(', ')}`;
}
