import { findHindrance, hindranceWords } from '../comparability.ts';
import { isBeyondChance } from '../statistics.ts';
import type { Comparison, NoBasis } from './compare.ts';
import type { Cell, TableColumn } from './document.ts';
import { formatInteger, formatPercent, formatSigned, formatSignedPercent } from './format.ts';
import { nameOf } from './labels.ts';
import type { ReportUnit } from './period.ts';
import type { Bases, CountRow, ReportData } from './report-data.ts';

/** What the periods of a report are called. */
export interface PeriodWords {
  readonly report: string;
  readonly current: string;
  readonly previous: string;
  readonly lastYear: string;
}

const words: Readonly<Record<ReportUnit, PeriodWords>> = {
  week: { report: '周报', current: '本周', previous: '上周', lastYear: '去年同期' },
  month: { report: '月报', current: '本月', previous: '上月', lastYear: '去年同月' },
  daterange: { report: '专报', current: '本期', previous: '上期', lastYear: '去年同期' },
};

export function wordsOf(data: ReportData): PeriodWords {
  return words[data.period.unit];
}

const noBasisWords: Readonly<Record<NoBasis, string>> = { no_data: '没有数据', incomplete: '数据不完整' };

/** `较上周（120件）增加12件，上升10.0%`, with what must be said of it. */
export function describeChange(comparison: Comparison, other: string, unit: string, noBasis: NoBasis | null): string {
  const { basis, change, percent } = comparison;
  if (basis === null || change === null) return `${other}${noBasisWords[noBasis ?? 'no_data']}，不作比较`;
  if (change === 0) return `与${other}（${formatInteger(basis)}${unit}）持平`;
  const direction = change > 0 ? ['增加', '上升'] : ['减少', '下降'];
  const rate =
    percent === null
      ? basis === 0
        ? ''
        : '（基数较小，不计百分比）'
      : `，${direction[1]}${formatPercent(Math.abs(percent))}`;
  return `较${other}（${formatInteger(basis)}${unit}）${direction[0]}${formatInteger(Math.abs(change))}${unit}${rate}`;
}

/** A line under a headline figure: `环比 +12（+10.0%）`. */
export function changeNote(label: string, comparison: Comparison, noBasis: NoBasis | null): string {
  const { change, percent } = comparison;
  if (change === null) return `${label} —（${noBasisWords[noBasis ?? 'no_data']}）`;
  const rate = percent === null ? '' : `（${formatSignedPercent(percent)}）`;
  return `${label} ${formatSigned(change)}${rate}`;
}

/** Whether the change of a total says something, in words; empty where it was not judged. */
export function chanceWords({ chance, change }: Comparison, { flags }: Bases): string {
  if (chance === null || change === 0) return '';
  if (!isBeyondChance(chance)) return '，未超出随机波动范围';
  const hindrance = findHindrance(flags);
  return hindrance === null ? '，超出随机波动范围' : `（${hindranceWords[hindrance]}，不判断是否超出随机波动）`;
}

const flagWords: Readonly<Record<string, string>> = {
  partial: '数据未覆盖整个统计期',
  previous_partial: '数据未覆盖整个上期',
  sources_changed: '有数据来源只在两期之一有数据，或只有一部分',
  model_changed: '分类模型在两期之间更换过',
  region_coverage: '地区识别率与上期相差较大',
  unsure_share: '存疑判断的比例与上期相差较大',
  last_year_partial: '数据未覆盖整个去年同期',
  last_year_sources_changed: '有数据来源在统计期或去年同期没有数据，或只有一部分',
  last_year_model_changed: '分类模型在去年同期之后更换过',
  last_year_region_coverage: '地区识别率与去年同期相差较大',
  last_year_unsure_share: '存疑判断的比例与去年同期相差较大',
};

/** What hampers comparison, in words, one note a flag. */
export function describeFlags({ flags, daysMissing, previousMissing, lastYearMissing }: Bases): string[] {
  const days = [
    ...(daysMissing > 0 ? [`统计期内${formatInteger(daysMissing)}天`] : []),
    ...(previousMissing > 0 ? [`上期内${formatInteger(previousMissing)}天`] : []),
  ];
  return flags.map((flag) => {
    if (flag === 'missing_days') return `${days.join('、')}没有数据`;
    if (flag === 'last_year_missing_days') return `去年同期内${formatInteger(lastYearMissing)}天没有数据`;
    return nameOf(flagWords, flag);
  });
}

/** Columns of the tables that count messages by one dimension. */
export function countColumns(data: ReportData, label: string): TableColumn[] {
  const { previous, lastYear } = wordsOf(data);
  return [
    { label, format: 'text', width: 26 },
    { label: '件数', format: 'integer', width: 11 },
    { label: '人数', format: 'integer', width: 11 },
    { label: '占比', format: 'share', width: 11 },
    { label: previous, format: 'integer', width: 11 },
    { label: '环比增减', format: 'signed', width: 13 },
    { label: '环比', format: 'signedPercent', width: 14 },
    { label: lastYear, format: 'integer', width: 13 },
    { label: '同比', format: 'signedPercent', width: 14 },
  ];
}

/** A basis as a cell: one that is hidden says so, and not how small it is. */
export function basisCell({ basis, isHidden }: Comparison): Cell {
  return isHidden ? hiddenBasis : basis;
}

/** Said in place of a basis of few authors, and of those by which it could be computed. */
export const hiddenBasis = '不列';

export function countCells(row: CountRow, name: string): Cell[] {
  return [
    row.isRise ? `${name} ▲` : name,
    row.messages,
    row.authors,
    row.share,
    basisCell(row.comparison),
    row.comparison.change,
    row.comparison.percent,
    basisCell(row.lastYear),
    row.lastYear.percent,
  ];
}

/** What the row of folded values is called. */
export function foldedName(row: { readonly values: number }, of: string): string {
  return `其他（${row.values}个${of}）`;
}

/** Under tables whose small rows are folded. */
export function foldNote(data: ReportData): string {
  const { minAuthors, minBasis } = data.settings;
  const parts = ['▲ 上升超出随机波动'];
  if (minAuthors > 1) {
    parts.push(`不足${minAuthors}人的并入“其他”，基期不足${minAuthors}人的不列，为免由合计推算，有的另有一项一并不列`);
  }
  parts.push(`基数不足${minBasis}件的不计百分比`, '“—”表示没有可比数据');
  return `注：${parts.join('；')}。`;
}
