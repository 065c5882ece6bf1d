import { daysBetween } from '../figures/day-spans.ts';
import { formatDay, formatInteger } from './format.ts';

/** What was written of an issue after a first letter of it was answered as settled, as `issue_returns` of the mart has it. */
export interface IssueReturn {
  readonly settledDay: string;
  /** One at least. */
  readonly messages: number;
  /** Of these the first. */
  readonly firstDay: string;
}

/** `2025年2月25日答复办结后又有6件反映（首件2025年4月6日，隔40天）` */
export function issueReturnWords({ settledDay, messages, firstDay }: IssueReturn): string {
  const gap = daysBetween(settledDay, firstDay);
  const first = `${messages > 1 ? '首件' : ''}${formatDay(firstDay)}，${gap === 0 ? '当日' : `隔${formatInteger(gap)}天`}`;
  return `${formatDay(settledDay)}答复办结后又有${formatInteger(messages)}件反映（${first}）`;
}
