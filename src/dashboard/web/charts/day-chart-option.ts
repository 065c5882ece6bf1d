import { themeColour } from '../browser/theme.ts';
import type { ChartOption } from './chart.ts';

/** A chart of counts by day, without its series. */
export interface DayChart {
  /** Days of the axis; the tooltip names one by its index. */
  readonly days: readonly string[];
  readonly axisLabel: (day: string) => string;
  readonly tip: (index: number) => HTMLElement | string;
  /** Room above and at the right, pixels. */
  readonly top: number;
  readonly right?: number;
  /** Lines across, about. */
  readonly splitNumber: number;
}

/** What charts of days have in common: grid, tooltip and axes in the colours of the theme. */
export function dayChartOption({ days, axisLabel, tip, top, right = 10, splitNumber }: DayChart) {
  const small = { color: themeColour('--ink-3'), fontSize: 11 };
  const rule = { lineStyle: { color: themeColour('--rule-2') } };
  return {
    animation: false,
    textStyle: { fontFamily: themeColour('--figures') },
    grid: { left: 4, right, top, bottom: 2, containLabel: true },
    tooltip: {
      trigger: 'axis',
      confine: true,
      axisPointer: { type: 'line', ...rule },
      backgroundColor: themeColour('--panel'),
      borderColor: themeColour('--rule-2'),
      textStyle: { color: themeColour('--ink'), fontSize: 12 },
      formatter: (items: readonly { readonly dataIndex: number }[]) => tip(items[0]?.dataIndex ?? 0),
    },
    xAxis: {
      type: 'category',
      data: [...days],
      axisTick: { show: false },
      axisLine: rule,
      axisLabel: { ...small, hideOverlap: true, formatter: axisLabel },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitNumber,
      axisLabel: small,
      splitLine: { lineStyle: { color: themeColour('--rule'), type: [2, 3] } },
    },
  } satisfies ChartOption;
}
