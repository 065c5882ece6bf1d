/** Elements that begin a line of their own when shown. */
const blockTags =
  `p div br hr tr table tbody thead tfoot ul ol li dl dt dd h1 h2 h3 h4 h5 h6 pre center blockquote section
  article header footer form fieldset figure title html head body`.split(/\s+/u);
const inlineTags =
  `a b i u s q em strong span font img sup sub small big code tt del ins strike label input button select
  option textarea td th col colgroup caption iframe video audio source object param embed map area link meta nobr wbr
  script style svg path o:p st1:chsdate v:shape w:sdt`.split(/\s+/u);

const tag = new RegExp(
  `<(/?)(${[...blockTags, ...inlineTags].join('|')})((?:\\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*)?)/?>`,
  'gi',
);
/** Between `a<b>c` and an element only its end tag tells. */
const needsEndTag: ReadonlySet<string> = new Set(['a', 'b', 'i', 'u', 's', 'q']);
const blocks: ReadonlySet<string> = new Set(blockTags);

const namedCharacters: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  minus: '−',
  middot: '·',
  bull: '•',
  times: '×',
  divide: '÷',
  plusmn: '±',
  deg: '°',
  copy: '©',
  reg: '®',
  trade: '™',
  yen: '¥',
  euro: '€',
  pound: '£',
  cent: '¢',
  sect: '§',
  para: '¶',
  permil: '‰',
  frac12: '½',
  sup2: '²',
  sup3: '³',
  rarr: '→',
  larr: '←',
  uarr: '↑',
  darr: '↓',
  ge: '≥',
  le: '≤',
  ne: '≠',
  asymp: '≈',
  zwj: '',
  zwnj: '',
  shy: '',
};
const entity = new RegExp(
  `&(?:amp;){0,3}(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(${Object.keys(namedCharacters).join('|')}));`,
  'gi',
);

const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\p{Surrogate}]|\u200d(?!\p{Extended_Pictographic})/gu;
/** What the two below look for, in one pass. */
const unusual =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/;
/** Some programs write the two halves of a character as references of their own; one without the other is none. */
const loneHalf = /\p{Surrogate}/gu;
/** Digits of mathematical alphabets, bold and the like: in a message they are digits. */
const styledDigits = /[\u{1d7ce}-\u{1d7ff}]/gu;
/** So are those in key caps and circles, where more stand in a row than a list has. */
const signDigits = /(?:(?:\d\ufe0f?\u20e3|[①-⑨⓪❶-❾⓿])-?){7,}/gu;
const circled = '⓪①②③④⑤⑥⑦⑧⑨⓿❶❷❸❹❺❻❼❽❾';
/** Line ends as the XML of workbooks and dumps of databases write them, where they came into a text undecoded; `\\new` is of a path. */
const writtenLineEnds = /(?:_x000[dD]_(?:\n|_x000[aA]_)?|\\r\\n|\\[nr](?![A-Za-z]))/g;
/** No sentence has five words of one character with blanks between: texts that were read from scans do, and titles set wide. */
const spacedOut = /(?<!\p{Script=Han})\p{Script=Han}(?:[ \t\u00a0\u3000]{1,2}\p{Script=Han}){4}(?!\p{Script=Han})/u;
/** Letters, digits and signs there, which are spaced likewise. */
const spacedRun =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}](?:(?:[ \t\u00a0\u3000]{1,2}(?:\p{P}{1,3}[ \t\u00a0\u3000]{0,2})?|\p{P}{1,3}[ \t\u00a0\u3000]{0,2})[\p{L}\p{N}](?![\p{L}\p{N}]))+(?:[ \t\u00a0\u3000]{1,2}\p{P}{1,3})?/gu;
const oddLineEnds = /\r\n?|[\v\f\u2028\u2029]/g;

/**
 * The text of a message for display: as written, without what the export added or broke. HTML elements and character
 * references are undone where they are really HTML (`a<b` stays), characters set apart one by one are closed up, control and invisible characters and lone surrogates
 * removed, line ends made LF, tabs and blanks at the ends and floods of blank lines taken away.
 */
export function cleanText(text: string): string {
  let clean = text;
  if (/[\ud800-\udfff]/.test(clean)) clean = clean.replace(/\p{Surrogate}/gu, '');
  if (clean.includes('\ud835')) clean = clean.replace(styledDigits, toDigit);
  if (/[\u20e3①❶③❸]/.test(clean)) clean = clean.replace(signDigits, toDigits);
  if (clean.includes('_x000') || clean.includes('\\')) clean = clean.replace(writtenLineEnds, '\n');
  if (clean.includes('&')) clean = clean.replace(entity, decodeEntity).replace(loneHalf, '');
  if (clean.includes('<')) clean = removeHtml(clean);
  if (unusual.test(clean)) clean = clean.replace(oddLineEnds, '\n').replace(invisible, '');
  if (spacedOut.test(clean)) clean = clean.replace(spacedRun, closeUp);
  return collapseBlanks(clean.trim());
}

/**
 * A short value as it is compared and parsed: NFKC, without outer white space, halves of characters, and the invisible ones that copying from a
 * page or a dialog brings along.
 */
export function canonicaliseValue(text: string): string {
  return text.normalize('NFKC').replace(invisible, '').trim();
}

/** Like `cleanText`, on one line: for titles, names and other values that are no running text. */
export function cleanLine(text: string): string {
  const clean = cleanText(text);
  if (!/[\n\t]/.test(clean)) return clean;
  // A pattern for the blanks around a line end would be tried from each blank of a flood of them.
  return clean
    .split(/[\n\t]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

/** Other runs (of letters in a table) stay as they are. */
function closeUp(run: string): string {
  return spacedOut.test(run) ? run.replace(/[ \t\u00a0\u3000]/g, '') : run;
}

function toDigit(character: string): string {
  return String(((character.codePointAt(0) ?? 0) - 0x1d7ce) % 10);
}

function toDigits(signs: string): string {
  return signs.replace(/\ufe0f?\u20e3/g, '').replace(/[①-⑨⓪❶-❾⓿]/g, (sign) => String(circled.indexOf(sign) % 10));
}

function decodeEntity(
  whole: string,
  hex: string | undefined,
  decimal: string | undefined,
  name: string | undefined,
): string {
  if (name !== undefined) return namedCharacters[name] ?? namedCharacters[name.toLowerCase()] ?? whole;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (code === 0xa0) return ' ';
  return code > 0x10ffff ? '' : String.fromCodePoint(code);
}

function removeHtml(text: string): string {
  let clean = text;
  if (clean.includes('<!--')) clean = removeBetween(clean, /<!--/g, /-->/g);
  if (/<script/i.test(clean)) clean = removeBetween(clean, /<script(?=[\s>])/gi, /<\/script\s*>/gi);
  if (/<style/i.test(clean)) clean = removeBetween(clean, /<style(?=[\s>])/gi, /<\/style\s*>/gi);
  if (!/<\/?[a-z]/i.test(clean)) return clean;
  const ended = new Set([...needsEndTag].filter((name) => new RegExp(`</${name}\\s*>`, 'i').test(clean)));
  return clean.replace(tag, (whole, slash: string, name: string, attributes: string) => {
    const element = name.toLowerCase();
    const mayBeText = slash === '' && attributes.trim() === '' && needsEndTag.has(element);
    if (mayBeText && !ended.has(element)) return whole;
    if (blocks.has(element)) return '\n';
    return element === 'td' || element === 'th' ? ' ' : '';
  });
}

/** A lazy pattern from opening to closing would search to the end again from every opening. Both must be global. */
function removeBetween(text: string, opening: RegExp, closing: RegExp): string {
  let kept = '';
  let position = 0;
  for (let start = opening.exec(text); start !== null; start = opening.exec(text)) {
    closing.lastIndex = opening.lastIndex;
    if (closing.exec(text) === null) break;
    kept += text.slice(position, start.index);
    position = closing.lastIndex;
    opening.lastIndex = position;
  }
  return kept + text.slice(position);
}

function collapseBlanks(text: string): string {
  let clean = text;
  if (clean.includes('\t')) clean = clean.replace(/\t{2,}/g, '\t').replace(/\t?\n\t|\t\n/g, '\n');
  return clean.includes('\n') ? clean.replace(/\n(?:[ \t\u00a0\u3000]*\n){2,}/g, '\n\n') : clean;
}
