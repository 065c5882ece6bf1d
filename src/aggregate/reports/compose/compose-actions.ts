import type { Block, TableBlock } from '../document.ts';
import type { ActionRow, ReportData } from '../report-data.ts';

/** 措施前后: what was reported before and after measures that editors recorded; nothing where there are none. */
export function composeActions({ actions, actionWeeks }: ReportData): Block[] {
  if (actions === null || actions.length === 0) return [];
  return [actionsTable(actions, actionWeeks, `列统计期内及此前${actionWeeks}周的措施；`)];
}

/**
 * Measures with what was reported before and after each.
 * @param weeks before and after a measure that were compared, at most
 * @param scope which measures are listed, where that must be said
 */
export function actionsTable(actions: readonly ActionRow[], weeks: number, scope: string): TableBlock {
  return {
    type: 'table',
    caption: '措施前后的反映人数',
    columns: [
      { label: '日期', format: 'day', width: 19 },
      { label: '措施', format: 'text', width: 24 },
      { label: '针对', format: 'text', width: 26 },
      { label: '此前每周人数', format: 'decimal', width: 13 },
      { label: '此后每周人数', format: 'decimal', width: 13 },
      { label: '此后与此前之比', format: 'ratio', width: 11 },
      { label: '95%区间', format: 'text', width: 13 },
      { label: '其他留言之比', format: 'ratio', width: 11 },
    ],
    rows: actions.map((action) => [
      action.day,
      action.title,
      action.target,
      action.beforePerWeek,
      action.afterPerWeek,
      action.ratio,
      action.ratioLow === null || action.ratioHigh === null
        ? null
        : `${action.ratioLow.toFixed(2)}–${action.ratioHigh.toFixed(2)}`,
      action.othersRatio,
    ]),
    note: `注：${scope}前后各取至多${weeks}周，截至数据更新时，期间新增或中断的数据来源不计。其他留言之比为同期其余留言的变化，两者相近则变化未必与措施有关；前后比较不能证明因果。`,
  };
}
