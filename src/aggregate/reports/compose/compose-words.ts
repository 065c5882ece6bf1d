import { countKnownDays, dailyWords, findHindrance, hindranceWords, lackDays } from '../../figures/comparability.ts';
import type { ComparisonFlag } from '../../figures/comparison-flags.ts';
import { daysBetween, monthEnd } from '../../figures/day-spans.ts';
import { findDirection, isBeyondChance } from '../../figures/statistics.ts';
import type { Comparison, NoBasis } from '../compare.ts';
import type { Cell, TableBlock, TableColumn } from '../document.ts';
import { formatDecimal, formatInteger, formatPercent, formatSigned, formatSignedPercent } from '../format.ts';
import { nameOf } from '../labels.ts';
import { isWholeYear, type ReportUnit } from '../period.ts';
import type { Bases, CountRow, ReportData } from '../report-data.ts';

/** What the periods of a report are called. */
export interface PeriodWords {
  readonly report: string;
  readonly current: string;
  readonly previous: string;
  readonly lastYear: string;
  /** What the comparison with `previous` is called: beside a change, over the column of differences, and over that of percentages. */
  readonly change: string;
  readonly difference: string;
  readonly rate: string;
  /** All comparisons that there can be. */
  readonly comparisons: string;
}

const chainWords = { change: '环比', difference: '环比增减', rate: '环比', comparisons: '环比、同比' };

const words: Readonly<Record<ReportUnit, PeriodWords>> = {
  week: { report: '周报', current: '本周', previous: '上周', lastYear: '去年同期', ...chainWords },
  month: { report: '月报', current: '本月', previous: '上月', lastYear: '去年同月', ...chainWords },
  daterange: { report: '专报', current: '本期', previous: '上期', lastYear: '去年同期', ...chainWords },
};

/** A month that is not over is compared with as many days. */
const partialMonth: PeriodWords = { ...words.month, previous: '上月同期', lastYear: '去年同期' };

/** Before a year stands the year before: what is compared with it is 同比 already. */
const wholeYear: PeriodWords = {
  ...words.daterange,
  current: '本年',
  previous: '上年',
  change: '较上年',
  difference: '比上年增减',
  rate: '同比',
  comparisons: '同比',
};

/** What a report calls its period and the one before it. */
export function wordsOf({ period }: ReportData): PeriodWords {
  const { unit, current } = period;
  if (isWholeYear(period)) return wholeYear;
  return unit === 'month' && current.to !== monthEnd(current.to) ? partialMonth : words[unit];
}

const noBasisWords: Readonly<Record<NoBasis, string>> = {
  no_data: '没有数据',
  incomplete: '数据不完整',
  overlaps: '统计期超过一年',
  repeats: '即上年',
};

/** Said in place of 同比 where the period overlaps what it would be compared with. */
export const noLastYear = `${noBasisWords.overlaps}，不作同比`;

/** Said in place of a basis of few authors, and of those by which it could be computed. */
const hiddenBasis = '不列';

/**
 * `较上周（120件）增加12件，上升10.0%`, with what must be said of it.
 * @param hasPercent false where days are lacking (`lacksDays`)
 */
export function describeChange(
  comparison: Comparison,
  other: string,
  unit: string,
  noBasis: NoBasis | null,
  hasPercent = true,
): string {
  const { basis, change, percent, isHidden } = comparison;
  if (isHidden) return `${other}${unit}数${hiddenBasis}`;
  if (noBasis === 'overlaps') return noLastYear;
  if (basis === null || change === null) return `${other}${noBasisWords[noBasis ?? 'no_data']}，不作比较`;
  if (change === 0) return `与${other}（${formatInteger(basis)}${unit}）持平`;
  const direction = change > 0 ? ['增加', '上升'] : ['减少', '下降'];
  const rate = hasPercent ? rateWords(percent, basis, direction[1]!) : '';
  return `较${other}（${formatInteger(basis)}${unit}）${direction[0]}${formatInteger(Math.abs(change))}${unit}${rate}`;
}

function rateWords(percent: number | null, basis: number, direction: string): string {
  if (percent !== null) return `，${direction}${formatPercent(Math.abs(percent))}`;
  return basis === 0 ? '' : '（基数较小，不计百分比）';
}

/** A line under a headline figure: `环比 +12（+10.0%）`, `较上年 +12（+10.0%）`. */
export function changeNote(
  label: string,
  { change, percent, isHidden }: Comparison,
  noBasis: NoBasis | null,
  hasPercent: boolean,
): string {
  if (isHidden) return `${label} —（基期${hiddenBasis}）`;
  if (change === null) return `${label} —（${noBasisWords[noBasis ?? 'no_data']}）`;
  const rate = percent === null || !hasPercent ? '' : `（${formatSignedPercent(percent)}）`;
  return `${label} ${formatSigned(change)}${rate}`;
}

/** 环比 or 同比. */
export type BasisName = 'previous' | 'lastYear';

/**
 * What must be said of the change of a total: what keeps it from being taken at its word, else, against the period before,
 * whether it says something; empty where that was not judged.
 */
export function chanceWords(comparison: Comparison, data: ReportData, basis: BasisName): string {
  const { basis: before, chance, change } = comparison;
  const { bases, period, region } = data;
  if (before === null || change === null) return '';
  const doubt = doubtWords(comparison, data, basis);
  if (doubt !== '') return `（${doubt}）`;
  const hindrance = findHindrance(flagsOf(bases, basis), region !== null);
  if (hindrance !== null) return `（${hindranceWords[hindrance]}，仅供参考）`;
  const missing = { current: bases.daysMissing, other: bases.previousMissing };
  const known = countKnownDays(period.current, period.previous, missing);
  if (basis === 'lastYear' || chance === null || known === null) return '';
  const direction = findDirection(before + change, before, known);
  if (isBeyondChance(chance) && direction !== Math.sign(change)) return `，${dailyWords(direction)}，超出随机波动范围`;
  if (change === 0) return '';
  return isBeyondChance(chance) ? '，超出随机波动范围' : '，未超出随机波动范围';
}

/** From so many times as many on, or so many times fewer, a whole board has more likely been gathered otherwise than been written to. */
const doubtfulRatio = 3;
/** Of fewer letters one event makes three times as many. */
const doubtfulFrom = 100;

/**
 * That the data of two periods may be no like ones, by how far the totals are apart: files of another board that are read under the name of
 * one source are seen by nothing else. Empty where the days or the sources say so already, of short periods with holidays, which empty a week,
 * and of few letters or one region, where an event may well bring as much.
 */
export function doubtWords({ basis: count, change, percent }: Comparison, data: ReportData, basis: BasisName): string {
  const { bases, region, period } = data;
  if (count === null || change === null || percent === null || region !== null) return '';
  const ratio = (count + change) / count;
  if (Math.max(count, count + change) < doubtfulFrom) return '';
  if (ratio < doubtfulRatio && ratio > 1 / doubtfulRatio) return '';
  const hindrance = findHindrance(flagsOf(bases, basis), false);
  const isShort = daysBetween(period.current.from, period.current.to) < 27;
  if (hindrance === 'sources' || hindrance === 'days' || (hindrance === 'holidays' && isShort)) return '';
  const other = wordsOf(data)[basis];
  const apart = ratio > 1 ? `为${other}的${formatDecimal(ratio)}倍` : `不到${other}的三分之一`;
  return `${apart}，相差悬殊，请先核对两期数据的收录范围是否一致`;
}

/** The flags that concern a comparison, in the words of those of the period before. */
export function flagsOf({ flags, daysMissing }: Bases, basis: BasisName): readonly string[] {
  if (basis === 'previous') return flags.filter((flag) => !flag.startsWith('last_year_'));
  const own = flags.filter((flag) => flag.startsWith('last_year_')).map((flag) => flag.slice('last_year_'.length));
  return [...own, ...(flags.includes('partial') ? ['partial'] : []), ...(daysMissing > 0 ? ['missing_days'] : [])];
}

/** Whether what the period brought first can be told: data that begin with it have all for new. */
export function reachesBack({ coverage: { firstDay }, period: { previous } }: ReportData): boolean {
  return firstDay !== null && firstDay <= previous.from;
}

/** Whether so many days of one of the two periods have no data that a percentage would be of the gap. */
export function lacksDays({ bases, period, coverage }: ReportData, basis: BasisName): boolean {
  const other = period[basis];
  const missing = basis === 'previous' ? bases.previousMissing : bases.lastYearMissing;
  const spans = [[period.current, bases.daysMissing] as const, ...(other === null ? [] : [[other, missing] as const])];
  return lackDays(spans, coverage);
}

const flagWords = {
  partial: '数据未覆盖整个统计期',
  previous_partial: '数据未覆盖整个上期',
  holidays: '两期休息日（周末、法定节假日，含调休）的天数不同',
  sources_changed: '两期数据的收录范围不同（有来源在其中一期没有数据，或只有一部分）',
  model_changed: '分类模型在两期之间更换过',
  region_coverage: '地区识别率与上期相差较大',
  unsure_share: '存疑判断的比例与上期相差较大',
  last_year_partial: '数据未覆盖整个去年同期',
  last_year_holidays: '统计期与去年同期休息日（周末、法定节假日，含调休）的天数不同',
  last_year_sources_changed: '统计期与去年同期数据的收录范围不同（有来源在其中一期没有数据，或只有一部分）',
  last_year_model_changed: '分类模型在去年同期之后更换过',
  last_year_region_coverage: '地区识别率与去年同期相差较大',
  last_year_unsure_share: '存疑判断的比例与去年同期相差较大',
} satisfies Readonly<Record<Exclude<ComparisonFlag, 'missing_days' | 'last_year_missing_days'>, string>>;

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

/** Whether shares of the period's messages say anything: of fewer than those of which percentages are given they do not. */
export function givesShares({ headline, settings }: Pick<ReportData, 'headline' | 'settings'>): boolean {
  return headline.messages >= settings.minBasis;
}

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
  const { previous, lastYear, difference, rate } = wordsOf(data);
  const column = (
    name: string,
    format: TableColumn['format'],
    width: number,
    cell: (row: CountRow) => Cell,
  ): CountColumn => ({ column: { label: name, format, width }, cell: ([, row]) => cell(row) });
  const percent = (name: string, basis: BasisName, of: (row: CountRow) => Comparison): CountColumn[] =>
    lacksDays(data, basis) ? [] : [column(name, 'signedPercent', 14, (row) => of(row).percent)];
  return [
    {
      column: { label, format: 'text', width: 26 },
      cell: ([name, row]) => (row.isRise ? `${name} ▲` : name),
    },
    column('件数', 'integer', 11, (row) => row.messages),
    column('人数', 'integer', 11, (row) => row.authors),
    ...(givesShares(data) ? [column('占比', 'share', 11, (row) => row.share)] : []),
    ...(bases.previous === null
      ? [
          column(previous, 'integer', 11, (row) => basisCell(row.comparison)),
          column(difference, 'signed', 13, (row) => row.comparison.change),
          ...percent(rate, 'previous', (row) => row.comparison),
        ]
      : []),
    ...(bases.lastYear === null
      ? [
          column(lastYear, 'integer', 13, (row) => basisCell(row.lastYear)),
          ...percent('同比', 'lastYear', (row) => row.lastYear),
        ]
      : []),
  ];
}

/** A basis as a cell: one that is hidden says so, and not how small it is. */
export function basisCell({ basis, isHidden }: Comparison): Cell {
  return isHidden ? hiddenBasis : basis;
}

/** What the row of folded values is called. */
export function foldedName(row: { readonly values: number }, of: string): string {
  return `其他（${row.values}个${of}）`;
}

/** What stands in the row of folded values, which has no name: nothing where there is none. */
export function foldWords(names: readonly (string | null)[], limit: number, minAuthors: number): string[] {
  if (!names.includes(null)) return [];
  return [names.length > limit ? `只列前${limit}项，其余并入“其他”` : `不足${minAuthors}人的并入“其他”`];
}

/** What the mark beside a name in a table of counts says, under it. */
export const riseMark = '▲ 上升超出随机波动';

/** Under tables whose small rows are folded: what stands in them, of what they have. */
export function foldNote(data: ReportData, counts: readonly NamedCount[], limit: number): string {
  const { bases, settings } = data;
  const { minAuthors, minBasis } = settings;
  const hasPercent = (['previous', 'lastYear'] as const).some(
    (basis) => bases[basis] === null && !lacksDays(data, basis),
  );
  const hasFolded = counts.some(([, row]) => row.authors === null);
  const dashes = [
    ...(hasFolded ? ['合并行不计人数'] : []),
    ...(hasPercent ? [`基数不足${minBasis}件的不计百分比`] : []),
  ];
  return noteOf([
    ...(counts.some(([, row]) => row.isRise) ? [riseMark] : []),
    ...foldWords(
      counts.map(([, { name }]) => name),
      limit,
      minAuthors,
    ),
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
