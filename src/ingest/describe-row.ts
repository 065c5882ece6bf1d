import { cleanText } from './clean-text.ts';
import { type FieldColumns, normaliseColumnName, resolveColumns } from './fields.ts';
import { maskText } from './mask.ts';

/** Columns that hold personal data by their very name, whatever pattern their values have. */
const personalColumn =
  /姓名|电话|手机|联系方式|联系号码|身份证|证件|邮箱|邮件|住址|家庭地址|联系地址|详细地址|通讯地址|银行|账号|帐号|卡号|微信|qq|护照|车牌|生日|出生|phone|mobile|^tel|email|idcard|identity|address|passport|wechat|^ip/i;

/**
 * A refused row as JSON for the reject table: cleaned, masked, and without its author and columns that are personal by
 * their name. Of a row that could not be taken apart only what certainly is not the author stays.
 * @param code why it was refused
 */
export function describeRow(
  columns: readonly string[],
  fields: FieldColumns,
  cells: readonly string[],
  code: string,
): string {
  if (code === 'BAD_JSON') return JSON.stringify(salvageJson(cells[0] ?? ''));
  // Cells beyond the header push others out of place: the author can be as many places further on.
  const shift = Math.max(0, cells.length - columns.length);
  const hidden = new Set<number>();
  columns.forEach((name, index) => {
    const personal = fields.author?.includes(index) === true || personalColumn.test(normaliseColumnName(name));
    for (let i = index; personal && i <= index + shift; i++) hidden.add(i);
  });
  const unnamed = code === 'ROW_SHAPE' && cells.length === 1 && columns.length > 1;
  if (unnamed) return JSON.stringify({ length: cells[0]?.length ?? 0 });
  const row: [string, string][] = [];
  cells.forEach((cell, index) => {
    if (cell.trim() === '' || hidden.has(index)) return;
    const name = columns[index] ?? `+${index - columns.length + 1}`;
    row.push([
      row.some(([taken]) => taken === name) ? `${name} (${index + 1})` : name,
      shorten(maskText(cleanText(cell))),
    ]);
  });
  return JSON.stringify(Object.fromEntries(row));
}

/** Longest value shown: a refused row is to be recognised, not kept. UTF-16 units. */
const longestShown = 2000;

function shorten(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown)}… (${text.length} characters)` : text;
}

const pair = /"((?:[^"\\]|\\.){1,60})"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false)/g;

/** The whole pairs of key and value that stand in a broken JSON line, but for those that are personal. */
function salvageJson(line: string): Record<string, string | number> {
  const pairs = [...line.matchAll(pair)].flatMap(([, name = '', value = '']) => {
    const isAuthor = resolveColumns([name], {}).author !== undefined;
    return isAuthor || personalColumn.test(normaliseColumnName(name))
      ? []
      : [[name, shorten(maskText(unquote(value)))] as const];
  });
  return pairs.length > 0 ? Object.fromEntries(pairs) : { length: line.length };
}

function unquote(value: string): string {
  if (!value.startsWith('"')) return value;
  try {
    return cleanText(String(JSON.parse(value)));
  } catch {
    return '';
  }
}
