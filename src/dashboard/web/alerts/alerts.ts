import { leastExpected } from '../../../aggregate/bursts/least-expected.ts';
import { daysBetween } from '../../../aggregate/figures/day-spans.ts';
import { nameRegion } from '../../../aggregate/figures/name-region.ts';
import type { AlertRow, Meta } from '../../api-types.ts';
import { type FilterValues, withQuery } from '../filters/filters.ts';
import { formatCount } from '../words/format.ts';
import { labelValue } from '../words/labels.ts';

/** Where all messages of an alert are: a critical message that belongs to no issue stands alone. */
export function alertMessages(alert: AlertRow, extra: Readonly<Record<string, string>> = {}): string {
  const isCritical = alert.series_type === 'critical';
  const [only] = alert.messages ?? [];
  if (isCritical && alert.issue_id === null && only !== undefined)
    return withQuery('/message', { source: only.source, id: only.message_id });
  return withQuery('/messages', {
    from: alert.since,
    to: alert.last_day,
    topic: isCritical ? undefined : alert.topic,
    region: isCritical ? undefined : alert.region,
    issue: alert.issue_id,
    q: alert.term,
    urgency: isCritical ? 'critical' : undefined,
    ...extra,
  });
}

/** Which alerts a filter leaves out because they are of no one region or topic; empty where none is set that does. */
export function describeLeftOut({ region, topic }: FilterValues): string {
  if (region !== undefined) return '不含全部地区合计的主题预警和词语预警';
  return topic === undefined ? '' : '不含词语预警';
}

/** Why there may be no alert: data that begin too late have no past to be held against. */
export function explainNone(meta: Pick<Meta, 'first_day' | 'last_day' | 'spans'> | null): string {
  const { first_day: first, last_day: last, spans } = meta ?? {};
  if (first && last && spans !== undefined && daysBetween(first, last) < spans.warm_up_days)
    return `数据只有 ${daysBetween(first, last) + 1} 天：主题和词语自第 ${spans.warm_up_days + 1} 天起才与自身历史比较，此前只看问题和特急留言。`;
  return '可放宽上方的时间、地区等筛选；没有预警，就是没有人数超出各自历史的对象。';
}

/** What an alert is called where readers compare places: of a bare city it counts what names no district. */
export function nameAlert(
  { series_type: series, region, title }: Pick<AlertRow, 'series_type' | 'region' | 'title'>,
  bareCities: readonly string[],
): string {
  if (series !== 'topic_region' || region === null || !title.startsWith(region)) return title;
  return `${nameRegion(region, bareCities)}${title.slice(region.length)}`;
}

/** What an alert is of. */
export function alertObject({
  series_type: series,
  issue_id: issue,
}: Pick<AlertRow, 'series_type' | 'issue_id'>): string {
  if (series !== 'critical') return labelValue('series_type', series);
  return issue === null ? '特急留言' : '问题中的特急留言';
}

/** What 未答复 counts beside a critical alert. */
export const waitingHint = '特急留言中没有答复、状态也未显示已答复或办结的，与“办理”中的积压同一口径';

/** How an alert ended: a critical one by its time alone, which settles nothing that nobody has answered. */
export function describeEnd({
  series_type: series,
  last_day: last,
  closed_on: closed,
  waiting,
}: Pick<AlertRow, 'series_type' | 'last_day' | 'closed_on' | 'waiting'>): string {
  if (closed === null) return '未解除';
  if (series !== 'critical' || waiting === 0) return `${closed} 解除`;
  if (waiting === null || waiting === undefined) return `${closed} 到期`;
  return `未答复，已过 ${daysBetween(last, closed)} 天`;
}

/** What the issue of an alert is called; one critical message gives its alert its own title. */
export function issueTitle({
  series_type: series,
  critical,
  title,
  core_title: core,
}: Pick<AlertRow, 'series_type' | 'critical' | 'title' | 'core_title'>): string {
  const own = title.replace(/^特急：/, '');
  return series === 'critical' && critical <= 1 ? (core ?? own) : own;
}

/** Whether the issue of most of its messages says more than the alert's title: one of an issue has it there. */
export function namesCore({ issue_id: issue, core_title: title }: Pick<AlertRow, 'issue_id' | 'core_title'>): boolean {
  return issue === null && title !== null;
}

/** Observed against expected, in words. */
export function compareText(alert: Pick<AlertRow, 'observed' | 'expected' | 'ratio'>): string {
  if (alert.expected === null) return `${alert.observed} 人反映特急事项`;
  const { observed, expected, ratio } = alert;
  if (expected < leastExpected) return `${formatCount(observed)} 人次，平时几乎没有`;
  return `${formatCount(observed)} 人次，平时约 ${expected.toFixed(1)}${ratio === null ? '' : `，${ratio.toFixed(1)} 倍`}`;
}

/**
 * Why the days of an alert's chart add up to another number than the alert itself counts; empty where they do not.
 * @param charted sum of the chart's days from `since` to `last_day`
 */
export function explainCourse(alert: Pick<AlertRow, 'series_type' | 'term' | 'observed'>, charted: number): string {
  if (charted === alert.observed) return '';
  const [shown, counted] = [formatCount(charted), formatCount(alert.observed)];
  switch (alert.series_type) {
    case 'term':
      return `图中计标题或正文含「${alert.term}」的留言，预警期间 ${shown} 人次；预警只计分词得到这个词的，${counted} 人次。`;
    case 'issue':
      return `图中预警期间 ${shown} 人次；最先反映这个问题的人不计入预警的 ${counted} 人次。`;
    case 'critical':
      return `图中逐日计，预警期间 ${shown} 人次；预警中一人只计一次，${counted} 人。`;
    default:
      return `图中预警期间 ${shown} 人次，与预警的 ${counted} 人次不同：预警算出后留言有更正或变动。`;
  }
}
