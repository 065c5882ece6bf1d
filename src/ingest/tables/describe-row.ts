import { cutText } from '../../core/whole-characters.ts';
import { type ColumnMap, type FieldColumns, normaliseColumnName, resolveColumns } from '../columns/fields.ts';
import { knownWriters, maskIntroductions, maskKnownNames } from '../masks/introduced-names.ts';
import { maskName, maskText } from '../masks/mask.ts';
import { readNames } from '../normalise-row.ts';
import { cleanText } from '../values/clean-text.ts';

/**
 * Columns that hold personal data by their very name, whatever pattern their values have: names, numbers, addresses (but
 * for places that the message is about, and 留言对象 alias addressed_to), papers, accounts. Rather one too many: a refused
 * row is to be recognised, and its file has all of it.
 */
const personalColumn = new RegExp(
  '姓名|名字|户名|联系人|电话|手机|座机|固话|传真|主叫|被叫|来电(?!时间|日期|内容|编号|类型)|联系方式|(?:联系|回访|回电|呼叫|短信)号码?|^号码$|' +
    '身份证|证件|护照|驾驶证|社保|生日|出生|邮箱|邮件|住址|住所|(?<!(?:事发|案发|发生|问题|事件|诉求|反映)(?:地点)?)地址|门牌|' +
    '(?<![收对])(?:[^数]人|人员|坐席)$|银行|账号|帐号|账户|帐户|卡号|微信|qq|车牌|' +
    '户籍|籍贯|配偶|父亲|母亲|紧急联系|(?:接线|登记|话务|受理|接听|回访)员$|^(?:addr|dz|xm|sfzh?|lxdh|lxr|sjh)$|linkman|' +
    'phone|mobile|^tel|fax|caller|contact|email|^mail(?!title|content|date|time|id$|no$)|idcard|^idn(?:o|um)|identity|passport|wechat|address(?!e)|(?<![a-z])ip(?![a-z])|^ip|openid|unionid|birth|' +
    '(?:^|real|full|first|last|sur|user|nick|customer|citizen|person|author|poster|writer)name$',
  'i',
);

/**
 * A refused row as JSON for the reject table: cleaned, masked, and without its author and columns that are personal by
 * their name. Of a row that could not be taken apart only what certainly is not the author stays.
 * @param fields of `columns`, found with `map`
 * @param map a line that could not be read may have columns that `columns` lacks
 * @param code why it was refused
 */
export function describeRow(
  columns: readonly string[],
  fields: FieldColumns,
  cells: readonly string[],
  code: string,
  map: ColumnMap,
): string {
  if (code === 'BAD_JSON') return JSON.stringify(salvageJson(cells[0] ?? '', map));
  // Cells beyond the header push others out of place: the author can be as many places further on.
  const shift = Math.max(0, cells.length - columns.length);
  const hidden = new Set<number>();
  columns.forEach((name, index) => {
    const personal =
      fields.author?.includes(index) === true ||
      fields.phone?.includes(index) === true ||
      personalColumn.test(normaliseColumnName(name));
    for (let i = index; personal && i <= index + shift; i++) hidden.add(i);
  });
  const unnamed = code === 'ROW_SHAPE' && cells.length === 1 && columns.length > 1;
  if (unnamed) return JSON.stringify({ length: cells[0]?.length ?? 0 });
  const names = readNames(cells, fields);
  const texts = hideNames(cells.map(cleanText), names);
  const row: [string, string][] = [];
  texts.forEach((text, index) => {
    if (text.trim() === '' || hidden.has(index)) return;
    // A key of JSON may be a value.
    const name = maskText(columns[index] ?? `+${index - columns.length + 1}`);
    row.push([row.some(([taken]) => taken === name) ? `${name} (${index + 1})` : name, shorten(maskText(text))]);
  });
  return JSON.stringify(Object.fromEntries(row));
}

/**
 * Hides in all texts of a row who wrote it and whom one of them introduces: those of the hotline and of the office name them alike.
 * @param names of the row's author
 */
function hideNames(texts: readonly string[], names: readonly string[]): string[] {
  const known = new Set(knownWriters(names));
  // Whom a column names and a text introduces as well is known of before the name is gone.
  for (const text of texts) if (names.some((name) => text.includes(name))) maskIntroductions(text, known);
  return texts
    .map((text) => names.reduce((left, name) => maskName(maskName(left, name, 'own'), name, 'reply'), text))
    .map((text) => maskIntroductions(text, known))
    .map((text) => maskKnownNames(maskKnownNames(text, known, 'own'), known, 'reply'));
}

/** Longest value shown: a refused row is to be recognised, not kept. UTF-16 units. */
const longestShown = 2000;

function shorten(text: string): string {
  return text.length > longestShown ? `${cutText(text, longestShown)}… (${text.length} characters)` : text;
}

const pair = /"((?:[^"\\]|\\.){1,60})"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false)/g;

/** The whole pairs of key and value that stand in a broken JSON line, but for those that are personal. */
function salvageJson(line: string, map: ColumnMap): Record<string, string | number> {
  const pairs = [...line.matchAll(pair)].flatMap(([, name = '', value = '']) => {
    // As it is read from a whole line: escapes must not hide whose name it is.
    const column = unquote(`"${name}"`);
    const isAuthor = resolveColumns([column], map).author !== undefined;
    return column === '' || isAuthor || personalColumn.test(normaliseColumnName(column))
      ? []
      : [[maskText(column), cleanText(unquote(value))] as const];
  });
  const texts = hideNames(
    pairs.map(([, text]) => text),
    [],
  );
  return pairs.length > 0
    ? Object.fromEntries(pairs.map(([column], index) => [column, shorten(maskText(texts[index] ?? ''))]))
    : { length: line.length };
}

function unquote(value: string): string {
  if (!value.startsWith('"')) return value;
  try {
    return String(JSON.parse(value));
  } catch {
    return '';
  }
}
