/** Chinese names of the codes that reports print. */
export const rejectNames: Readonly<Record<string, string>> = {
  EMPTY_TEXT: '没有标题和正文',
  BAD_TIME: '时间无法识别',
  MISSING_TIME: '没有时间',
  TOO_LONG: '内容过长',
  BAD_ENCODING: '文字乱码',
  BAD_JSON: '不是合法的 JSON',
  ROW_SHAPE: '列数与表头不符',
  FORGOTTEN: '已按要求删除',
};

export const regionSourceNames: Readonly<Record<string, string>> = {
  input: '来自数据的地区列',
  title: '由标题识别',
  body: '由正文识别',
  none: '未识别',
};

/** The Chinese name where there is one, else the value itself. */
export function nameOf(names: Readonly<Record<string, string>>, value: string): string {
  return names[value] ?? value;
}
