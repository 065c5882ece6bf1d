/** The least of a workbook, as its parts: what exceljs would not write can be tested too. */
export interface WorkbookParts {
  readonly sheets: Readonly<Record<string, string>>;
  readonly sharedStrings?: string;
  readonly styles?: string;
  readonly from1904?: boolean;
  /** Names of sheets that are hidden. */
  readonly hidden?: readonly string[];
}

const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook as bytes; each sheet is the content of its `sheetData`, or a whole document where it begins with `<?xml`. */
export function makeWorkbook(parts: WorkbookParts): Buffer {
  const names = Object.keys(parts.sheets);
  const files: Record<string, string> = {
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns:r="${relationship}"><workbookPr date1904="${parts.from1904 === true ? 1 : 0}"/><sheets>${names
      .map(
        (name, i) =>
          `<sheet name="${name}" sheetId="${i + 1}"${parts.hidden?.includes(name) === true ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map(
        (_, i) =>
          `<Relationship Id="rId${i + 1}" Type="${relationship}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="s" Type="${relationship}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="t" Type="${relationship}/styles" Target="styles.xml"/></Relationships>`,
  };
  names.forEach((name, i) => {
    const content = parts.sheets[name]!;
    files[`xl/worksheets/sheet${i + 1}.xml`] = content.startsWith('<?xml')
      ? content
      : `<worksheet><sheetData>${content}</sheetData></worksheet>`;
  });
  if (parts.sharedStrings !== undefined) files['xl/sharedStrings.xml'] = `<sst>${parts.sharedStrings}</sst>`;
  if (parts.styles !== undefined) files['xl/styles.xml'] = `<styleSheet>${parts.styles}</styleSheet>`;
  return makeZip(files);
}

/** A ZIP archive of stored entries; checksums are left zero, since nothing here reads them. */
export function makeZip(files: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const nameBytes = Buffer.from(name);
    const bytes = Buffer.from(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt32LE(bytes.length, 18);
    local.writeUInt32LE(bytes.length, 22);
    local.writeUInt16LE(nameBytes.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(bytes.length, 20);
    entry.writeUInt32LE(bytes.length, 24);
    entry.writeUInt16LE(nameBytes.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, nameBytes, bytes);
    directory.push(entry, nameBytes);
    offset += 30 + nameBytes.length + bytes.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directoryBytes, end]);
}
