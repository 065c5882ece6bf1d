import { nameOf, rejectNames } from '../../../aggregate/reports/labels.ts';

/** Fields that rows are refused for. */
const fieldNames = { title: '标题', body: '详情', time: '留言时间' };

/** Why a row was refused, in words. */
export function nameReject(code: string): string {
  return nameOf(rejectNames, code);
}

/** What a field of a message is called on the page. */
export function nameField(field: string): string {
  return nameOf(fieldNames, field);
}

/** What the reasons of refused rows (`src/ingest`) say beside their codes; `field` is put for $1, or `$<field>`, as it is called. */
const wordings: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/^Expected the row to have (\d+) cells, got (\d+)$/, '应有 $1 列，实有 $2 列'],
  [/^Expected the row to have several cells, got one\b/, '只有一列，可能是上一行的文字中有换行而没有加引号'],
  [/^Expected the row to end its quoted cell, got the end of the file$/, '引号到文件末尾也没有结束'],
  [/^Expected the row to end its quoted cell, got (\d+) characters/, '引号过了 $1 字也没有结束'],
  [/^Expected the row to end its quoted cell, got a quoted cell of a row below$/, '引号没有结束，下文又有引号'],
  [/^Expected the (?<field>title|body) to be at most (\d+) characters, got (\d+)$/, '$<field>最多 $2 字，实有 $3 字'],
  [/^Expected the text to be readable\b/, '请用 --encoding 指明编码；混用几种编码的文件先分开'],
  [
    /^Expected one of the columns to be the time of the message, got none among (\d+)\b/,
    '$1 列中没有留言时间，请用 --map time=列名 指明',
  ],
  [
    /^Expected the time of the message to be a date from (\d+) to (\d+), got the hour ('.*'|'.*…' \(\d+ characters\)) and no column/s,
    '只有钟点 $3，旁边没有日期一列',
  ],
  [
    /^Expected the time of the message to be a date from (\d+) to (\d+), got ('.*'); if its year/s,
    '应为 $1 至 $2 年的日期，实为 $3；若是民國纪年，请在前面或列名里写明',
  ],
  [
    /^Expected the time of the message to be a date from (\d+) to (\d+), got ('.*'); say by --date-order/s,
    '应为 $1 至 $2 年的日期，实为 $3；请用 --date-order 指明年月日的次序',
  ],
  [
    /^Expected the time of the message to be a date from (\d+) to (\d+), got ('.*'); it has no year/s,
    '应为 $1 至 $2 年的日期，实为 $3，没有年份',
  ],
  [
    /^Expected the time of the message to be a date from (\d+) to (\d+), got ('.*')(?: \((\d+) characters\))?$/s,
    '应为 $1 至 $2 年的日期，实为 $3',
  ],
  [/^Expected the line to be JSON, got text in single quotes/, '用的是单引号，请用 json.dumps 输出'],
  [/^Expected the line to be a JSON object, got null$/, '这一行是 null，不是对象'],
  [/^Expected the line to be a JSON object, got an array/, '这一行是数组，应每条留言一个对象'],
  [/^Expected the line to be a JSON object, got a (?:string|number|boolean)$/, '这一行只有一个值，不是对象'],
  [/^Expected the (?:line|element) to be at most (\d+) characters/, '一条最多 $1 字'],
  [/^Expected the values of the object to be nested/, '嵌套过深'],
];

/** What more the reason of a refused row says, in Chinese; empty where its code says all, or the wording is not known. */
export function describeReject(reason: string): string {
  const [found, text] = wordings.find(([pattern]) => pattern.test(reason)) ?? [];
  if (found === undefined || text === undefined) return '';
  const [, ...groups] = found.exec(reason) ?? [];
  return text
    .replace('$<field>', () => nameField(groups[0] ?? ''))
    .replaceAll(/\$(\d)/g, (_, at: string) => groups[Number(at) - 1] ?? '');
}

/** What a refused row holds, cell by cell as people read it: 编号：7；标题：路灯不亮. What is no object of cells stays as it is. */
export function describeContent(content: string): string {
  try {
    const cells: unknown = JSON.parse(content);
    if (typeof cells !== 'object' || cells === null || Array.isArray(cells)) return content;
    const texts = Object.entries(cells).map(
      ([name, value]) => `${name}：${typeof value === 'string' ? value : JSON.stringify(value)}`,
    );
    return texts.join('；');
  } catch {
    return content;
  }
}
