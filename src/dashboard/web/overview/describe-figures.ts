import { urgencyNames } from '../../../core/labels.ts';
import type { Urgency } from '../../../core/message.ts';
import type { Overview } from '../../api-types.ts';
import { formatCount } from '../words/format.ts';
import { labelValue } from '../words/labels.ts';

/** The figure of alerts on the first page. */
export interface AlertFigure {
  readonly label: string;
  readonly count: number | null;
  /** Which of the period's alerts it counts, as their list takes it. */
  readonly state: 'open' | undefined;
  readonly under: string;
}

/**
 * A period that ends before the data do is told by the alerts of its days: what is still open at the end of the data says little of it.
 * @param lastDay of the data
 */
export function describeAlerts(
  { to, open_alerts: open, period_alerts: all }: Pick<Overview, 'to' | 'open_alerts' | 'period_alerts'>,
  lastDay: string | null | undefined,
): AlertFigure {
  const isPast = lastDay !== null && lastDay !== undefined && to < lastDay;
  if (open === null || all === null) return { label: '预警', count: null, state: undefined, under: '本库没有预警表' };
  if (!isPast) return { label: '未解除预警', count: open, state: 'open', under: '截至数据末日' };
  const standing = open === 0 ? (all === 0 ? '' : '均已结束') : `其中 ${open} 项截至数据末日未解除`;
  return { label: '期内预警', count: all, state: undefined, under: standing };
}

/**
 * What stands below the count of an urgency.
 * @param now null where the filter leaves these out, which is not that there were none
 * @param filtered the urgency filtered by
 */
export function describeBefore(
  now: number | null,
  before: number | null,
  own: Urgency,
  filtered: string | undefined,
): string {
  if (now === null) return `已筛选${labelValue('urgency', filtered ?? '')}，不含${urgencyNames[own]}`;
  return before === null ? '上期无数据' : `上期 ${formatCount(before)}`;
}
