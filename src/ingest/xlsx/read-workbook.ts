import { QingyuError } from '../../core/errors.ts';
import { unsupported, withPassword } from '../files/sniff-format.ts';
import { readDateStyles } from './read-styles.ts';
import type { ZipArchive } from './read-zip.ts';
import { carryOver, decodeXml, elementsNamed, findPrefix, readStringItem, readXml } from './xml-text.ts';

/** What a workbook says of itself before its sheets are read. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly isHidden: boolean }[];
  readonly sharedStrings: readonly string[];
  /** Indexes of cell styles that show a number as a date or time. */
  readonly dateStyles: ReadonlySet<number>;
  /** Whether serials count from 1904 (workbooks that old Excel for Mac made). */
  readonly from1904: boolean;
}

/**
 * Reads the parts of a workbook that its sheets refer to (ECMA-376, SpreadsheetML).
 * The shared strings are all kept: a sheet refers to them in any order.
 */
export async function readWorkbook(zip: ZipArchive): Promise<Workbook> {
  const part = await findWorkbookPart(zip);
  const xml = await readXml(zip.read(part));
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const relations = await readRelations(zip, `${folder}_rels/${part.slice(folder.length)}.rels`, folder);
  const targets = new Map(relations.map(({ id, target }) => [id, target]));
  const sheets = [...elementsNamed(xml, 'sheet')].flatMap((sheet) => {
    const target = targets.get(sheet.get('id') ?? '');
    if (target === undefined || !zip.has(target)) return [];
    const isHidden = ['hidden', 'veryHidden'].includes(sheet.get('state') ?? '');
    return [{ name: sheet.get('name') ?? '', part: target, isHidden }];
  });
  const settings = [...elementsNamed(xml, 'workbookPr')][0];
  const strings = relations.find(({ type }) => type.endsWith('/sharedStrings'))?.target;
  const styles = relations.find(({ type }) => type.endsWith('/styles'))?.target;
  return {
    sheets,
    sharedStrings: strings !== undefined && zip.has(strings) ? await readSharedStrings(zip.read(strings)) : [],
    dateStyles: styles !== undefined && zip.has(styles) ? readDateStyles(await readXml(zip.read(styles))) : new Set(),
    from1904: ['1', 'true', 'on'].includes(settings?.get('date1904') ?? ''),
  };
}

async function findWorkbookPart(zip: ZipArchive): Promise<string> {
  const relations = zip.has('_rels/.rels') ? await readRelations(zip, '_rels/.rels', '') : [];
  const part = relations.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  if (zip.has(part) && part.toLowerCase().endsWith('.xml')) return part;
  throw unsupported(describeArchive(zip));
}

/**
 * Whether an archive is a workbook of another format: binary (`.xlsb`), or of OpenDocument (`.ods`), which LibreOffice and WPS write.
 * @throws QingyuError UNSUPPORTED_FORMAT where that one is encrypted, which only its manifest says
 */
export async function isOtherWorkbook(zip: ZipArchive): Promise<boolean> {
  if (zip.has('xl/workbook.bin')) return true;
  if (!zip.has('mimetype')) return false;
  const mimetype = await readXml(zip.read('mimetype'));
  if (!mimetype.trim().startsWith('application/vnd.oasis.opendocument.spreadsheet')) return false;
  const manifest = 'META-INF/manifest.xml';
  if (zip.has(manifest) && (await readXml(zip.read(manifest))).includes('encryption-data'))
    throw unsupported(withPassword);
  return zip.has('content.xml');
}

/** What an archive is that is no workbook of this format. */
function describeArchive(zip: ZipArchive): string {
  if (zip.has('word/document.xml')) return 'a document (.docx): save its table as .xlsx or .csv';
  if (zip.has('ppt/presentation.xml')) return 'slides (.pptx): save their table as .xlsx or .csv';
  if (zip.has('content.xml')) return 'a document of OpenDocument (.odt): save its table as .xlsx or .csv';
  if (zip.has('Index/Document.iwa')) return 'a file of Numbers or Pages: save it as .xlsx';
  return 'an archive (ZIP): unpack it';
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

async function readRelations(zip: ZipArchive, part: string, folder: string): Promise<Relation[]> {
  if (!zip.has(part)) return [];
  return [...elementsNamed(await readXml(zip.read(part)), 'Relationship')].map((relation) => ({
    id: relation.get('Id') ?? '',
    type: relation.get('Type') ?? '',
    target: resolveTarget(folder, relation.get('Target') ?? ''),
  }));
}

function resolveTarget(folder: string, target: string): string {
  return new URL(target, `zip:///${folder}`).pathname.slice(1);
}

/** More texts than a sheet has rows by far; packed well, a small file holds any number of them, all of which are kept in memory. */
const mostStrings = 1 << 23;
/** UTF-16 units of all of them. */
const mostCharacters = 1 << 28;

function tooLarge(): QingyuError {
  return new QingyuError(
    `Expected the workbook to have at most ${mostStrings} texts of ${mostCharacters} characters together, got more: save its sheets as .csv`,
    { code: 'XLSX_LARGE', stage: 'ingest' },
  );
}

async function readSharedStrings(chunks: AsyncIterable<Uint8Array>): Promise<string[]> {
  const strings: string[] = [];
  let length = 0;
  let prefix: string | null = null;
  let rest = '';
  for await (const chunk of decodeXml(chunks)) {
    const xml = rest + chunk;
    prefix ??= findPrefix(xml, 'sst');
    if (prefix === null) {
      rest = carryOver(xml, 0);
      continue;
    }
    const open = `<${prefix}si`;
    const close = `</${prefix}si>`;
    let position = 0;
    for (;;) {
      const start = xml.indexOf(open, position);
      if (start < 0) break;
      const tagEnd = xml.indexOf('>', start);
      if (tagEnd < 0) break;
      if (xml.charCodeAt(tagEnd - 1) === 0x2f) {
        strings.push('');
        position = tagEnd + 1;
        continue;
      }
      const end = xml.indexOf(close, tagEnd);
      if (end < 0) break;
      const text = readStringItem(xml.slice(tagEnd + 1, end), prefix);
      strings.push(text);
      length += text.length;
      position = end + close.length;
    }
    rest = carryOver(xml, position);
    if (strings.length > mostStrings || length > mostCharacters) throw tooLarge();
  }
  return strings;
}
