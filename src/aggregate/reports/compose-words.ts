import { findHindrance, hindranceWords } from '../comparability.ts';
import { isBeyondChance } from '../statistics.ts';
import type { Comparison, NoBasis } from './compare.ts';
import type { Cell, TableBlock, TableColumn } from './document.ts';
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

const noBasisWords: Readonly<Record<NoBasis, string>> = {
  no_data: '没有数据',
  incomplete: '数据不完整',
  overlaps: '统计期超过一年',
};

/** `较上周（120件）增加12件，上升10.0%`, with what must be said of it. */
export function describeChange(comparison: Comparison, other: string, unit: string, noBasis: NoBasis | null): string {
  const { basis, change, percent } = comparison;
  if (noBasis === 'overlaps') return `${noBasisWords.overlaps}，不作同比`;
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

/** A row of counts under the name that it has in its table. */
export type NamedCount = readonly [name: string, row: CountRow];

/** Columns and rows of the tables that count messages by one dimension: what is compared with stands where there is a basis. */
export function countTable(
  data: ReportData,
  label: string,
  counts: readonly NamedCount[],
): Pick<TableBlock, 'columns' | 'rows'> {
  const columns = countColumns(data, label);
  return {
    columns: columns.map(({ column }) => column),
    rows: counts.map((count) => columns.map(({ cell }) => cell(count))),
  };
}

interface CountColumn {
  readonly column: TableColumn;
  readonly cell: (count: NamedCount) => Cell;
}

function countColumns(data: ReportData, label: string): CountColumn[] {
  const { bases } = data;
  const { previous, lastYear } = wordsOf(data);
  const column = (
    name: string,
    format: TableColumn['format'],
    width: number,
    cell: (row: CountRow) => Cell,
  ): CountColumn => ({ column: { label: name, format, width }, cell: ([, row]) => cell(row) });
  return [
    {
      column: { label, format: 'text', width: 26 },
      cell: ([name, row]) => (row.isRise ? `${name} ▲` : name),
    },
    column('件数', 'integer', 11, (row) => row.messages),
    column('人数', 'integer', 11, (row) => row.authors),
    column('占比', 'share', 11, (row) => row.share),
    ...(bases.previous === null
      ? [
          column(previous, 'integer', 11, (row) => basisCell(row.comparison)),
          column('环比增减', 'signed', 13, (row) => row.comparison.change),
          column('环比', 'signedPercent', 14, (row) => row.comparison.percent),
        ]
      : []),
    ...(bases.lastYear === null
      ? [
          column(lastYear, 'integer', 13, (row) => basisCell(row.lastYear)),
          column('同比', 'signedPercent', 14, (row) => row.lastYear.percent),
        ]
      : []),
  ];
}

/** A basis as a cell: one that is hidden says so, and not how small it is. */
export function basisCell({ basis, isHidden }: Comparison): Cell {
  return isHidden ? hiddenBasis : basis;
}

/** Said in place of a basis of few authors, and of those by which it could be computed. */
export const hiddenBasis = '不列';

/** What the row of folded values is called. */
export function foldedName(row: { readonly values: number }, of: string): string {
  return `其他（${row.values}个${of}）`;
}

/** Under tables whose small rows are folded: what stands in them, of what they have. */
export function foldNote(data: ReportData, counts: readonly NamedCount[]): string {
  const { bases, settings } = data;
  const { minAuthors, minBasis } = settings;
  const isCompared = bases.previous === null || bases.lastYear === null;
  const hasFolded = counts.some(([, row]) => row.authors === null);
  const dashes = [
    ...(hasFolded ? ['合并行不计人数'] : []),
    ...(isCompared ? [`基数不足${minBasis}件的不计百分比`] : []),
  ];
  return noteOf([
    ...(counts.some(([, row]) => row.isRise) ? ['▲ 上升超出随机波动'] : []),
    ...(minAuthors > 1 ? [`不足${minAuthors}人的并入“其他”`] : []),
    ...(counts.some(([, { comparison, lastYear }]) => comparison.isHidden || lastYear.isHidden)
      ? [`基期不足${minAuthors}人的${hiddenBasis}，也不作比较；为免由合计推算，可能另有几项一并${hiddenBasis}`]
      : []),
    ...(dashes.length > 0 ? [`“—”表示不适用：${dashes.join('，')}`] : []),
  ]);
}

/** Under a table: its remarks as one sentence; empty without any. */
export function noteOf(remarks: readonly string[]): string {
  return remarks.length === 0 ? '' : `注：${remarks.join('；')}。`;
}
