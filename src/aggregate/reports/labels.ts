import type { RejectCode } from '../../core/message.ts';
import type { AlertReason } from '../alert-history/contract.ts';

/** Chinese names of the codes that reports and the page print. */
export const rejectNames = {
  EMPTY_TEXT: '没有标题和正文',
  BAD_TIME: '时间无法识别',
  MISSING_TIME: '没有时间',
  TOO_LONG: '内容过长',
  BAD_ENCODING: '文字乱码',
  BAD_JSON: '不是合法的 JSON',
  ROW_SHAPE: '列数与表头不符',
  FORGOTTEN: '已按要求删除',
} satisfies Readonly<Record<RejectCode, string>>;

/** Why an alert that was told is gone, or is told otherwise. */
export const alertReasonNames = {
  unrecorded: '此前的版本没有发布记录，可能更早发布过',
  merged: '所涉留言已归入另一问题',
  redated: '改期：重算后从另一天开启',
  explained: '已列为另一预警的词语',
  relabelled: '所涉留言不再判为特急',
  taken_back: '有批次被撤回',
  counted_again: '撤回的批次恢复计入',
  method: '程序、模型或设置有变',
  rebuilt: '问题重新归并',
  edited: '人工编辑',
  later_data: '后到的数据改变了历史',
} satisfies Readonly<Record<AlertReason, string>>;

export const regionSourceNames: Readonly<Record<string, string>> = {
  input: '来自数据的地区列',
  title: '由标题识别',
  body: '由正文识别',
  addressee: '由留言对象推定',
  none: '未识别',
};

/** The Chinese name where there is one, else the value itself. */
export function nameOf(names: Readonly<Record<string, string>>, value: string): string {
  return Object.hasOwn(names, value) ? names[value]! : value;
}
