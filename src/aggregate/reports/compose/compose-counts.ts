import { kindNames, unknownRegion, urgencyNames } from '../../../core/labels.ts';
import { addYears, daysBetween, earlierDay, monthEnd } from '../../figures/day-spans.ts';
import { nameRegion } from '../../figures/name-region.ts';
import type { Comparison } from '../compare.ts';
import type { Block, ChartBlock, HeadlineFigure, Section } from '../document.ts';
import { formatInteger, formatMonth, formatRange, joinWords } from '../format.ts';
import { nameOf } from '../labels.ts';
import type { CountRow, ReportData, TrendBar } from '../report-data.ts';
import { composeSummary } from './compose-summary.ts';
import {
  type BasisName,
  changeNote,
  countTable,
  foldedName,
  foldNote,
  lacksDays,
  type NamedCount,
  riseMark,
  wordsOf,
} from './compose-words.ts';
import { regionWords } from './region-words.ts';

/** 总体情况: summary, headline figures, trend, kinds and urgencies. */
export function composeOverview(data: ReportData): Section {
  const { headline } = data;
  const kinds = inOrder(data.kinds, Object.keys(kindNames));
  const urgencies = inOrder(data.urgencies, Object.keys(urgencyNames));
  const blocks: Block[] = [...composeSummary(data)];
  if (headline.messages > 0) {
    blocks.push({ type: 'figures', items: headlineFigures(data) });
    // One bar alone tells what the figures tell.
    if (data.trend.filter((bar) => (bar.messages ?? 0) > 0).length > 1) blocks.push(trendChart(data));
    const counts = [
      ...kinds.map((row): NamedCount => [nameOf(kindNames, row.name ?? ''), row]),
      ...urgencies.map((row): NamedCount => [nameOf(urgencyNames, row.name ?? ''), row]),
    ];
    blocks.push({
      type: 'table',
      caption: '诉求类型与紧急程度',
      ...countTable(data, '类别', counts),
      note: `注：${counts.some(([, row]) => row.isRise) ? `${riseMark}；` : ''}前为诉求类型，后为紧急程度，各合计为总件数。特急：一日内须处置；紧急：一周内须处置。`,
    });
  }
  return { id: '总体情况', title: '总体情况', blocks };
}

/** Rows in the order in which people expect their names, not by size. */
function inOrder(rows: readonly CountRow[], names: readonly string[]): CountRow[] {
  return rows.toSorted((a, b) => names.indexOf(a.name ?? '') - names.indexOf(b.name ?? ''));
}

function headlineFigures(data: ReportData): HeadlineFigure[] {
  const { headline, bases, urgencies, handling } = data;
  const note = (basis: BasisName, comparison: Comparison) =>
    changeNote(
      { previous: wordsOf(data).change, lastYear: '同比' }[basis],
      comparison,
      bases[basis],
      !lacksDays(data, basis),
    );
  const figures: HeadlineFigure[] = [
    {
      label: '留言',
      value: headline.messages,
      format: 'integer',
      unit: '件',
      notes: [
        note('previous', headline.previous),
        ...(bases.lastYear === 'repeats' ? [] : [note('lastYear', headline.lastYear)]),
      ],
    },
    {
      label: '留言人',
      value: headline.authors,
      format: 'integer',
      unit: '人',
      notes: [note('previous', headline.authorsPrevious)],
    },
    ...(['critical', 'urgent'] as const).map((name) => {
      const row = urgencies.find((other) => other.name === name);
      return {
        label: urgencyNames[name],
        value: row?.messages ?? 0,
        format: 'integer' as const,
        unit: '件',
        notes: row === undefined ? [] : [note('previous', row.comparison)],
      };
    }),
  ];
  if (handling?.hasReplies && !handling.onlyReplied && handling.total.messages >= Math.max(1, data.settings.minBasis)) {
    const { replied, messages } = handling.total;
    figures.push({
      label: '已答复',
      value: replied / messages,
      format: 'share',
      unit: '',
      notes: [
        messages < headline.messages
          ? `可知的${formatInteger(messages)}件中${formatInteger(replied)}件`
          : `${formatInteger(replied)}件`,
      ],
    });
  }
  return figures;
}

function trendChart(data: ReportData): ChartBlock {
  const { unit, current } = data.period;
  const words = wordsOf(data);
  const hasYears = spansYears(data);
  const label = ({ from }: TrendBar) => (unit === 'month' ? from.slice(0, 7) : hasYears ? from : from.slice(5));
  // Before the data begin there is nothing to draw: an empty place reads as none at all.
  const begin = data.trend.findIndex((bar) => bar.messages !== null);
  const bars = data.trend.slice(Math.max(0, begin)).map((bar) => {
    const extent = extentWords(data, bar);
    return {
      label: label(bar),
      value: bar.messages,
      isCurrent: unit !== 'daterange' && bar.from === current.from,
      ...(extent === '' ? {} : { extent }),
    };
  });
  const inBrackets = (bar: TrendBar | undefined) => {
    const extent = bar === undefined ? '' : extentWords(data, bar);
    return extent === '' ? '' : `（${extent}）`;
  };
  const known = data.trend.filter((bar) => bar.messages !== null);
  const peak = known.toSorted((a, b) => b.messages! - a.messages!)[0];
  const title = {
    week: `近${bars.length}周留言件数（横轴为每周首日）`,
    month: `近${bars.length}个月留言件数`,
    daterange: `统计期内留言件数${rangeWords(data.trend)}`,
  }[unit];
  return {
    type: 'chart',
    caption: title,
    description:
      peak === undefined
        ? '没有数据。'
        : `最高为${unit === 'month' ? formatMonth(peak.from) : formatRange(peak.from, peak.to)}${inBrackets(peak)}，${formatInteger(peak.messages!)}件；${words.current}${unit === 'daterange' ? '' : inBrackets(data.trend.at(-1))}${formatInteger(data.headline.messages)}件。`,
    chart: { kind: 'periods', bars },
  };
}

/** Whether the days of the bars of weeks or days tell apart only with their year: those of a range over more than one, or of more than a year. */
function spansYears({ trend, period: { unit } }: ReportData): boolean {
  const [first, last] = [trend[0]?.from ?? '', trend.at(-1)?.from ?? ''];
  return unit === 'daterange' ? first.slice(0, 4) !== last.slice(0, 4) : last >= addYears(first, 1);
}

/** Up to where a bar counts, where the report or the data do not reach over all of its period; empty where they do. */
function extentWords({ period, coverage: { lastDay } }: ReportData, bar: TrendBar): string {
  if (bar.messages === null || lastDay === null) return '';
  const end = period.unit === 'month' ? monthEnd(bar.from) : bar.to;
  const last = earlierDay(bar.to, lastDay);
  return last < end ? `截至${Number(last.slice(8))}日` : '';
}

/** How long the bars of a date range are, where they are not days; the last one may be shorter. */
function rangeWords(trend: readonly TrendBar[]): string {
  const lengths = trend.map((bar) => daysBetween(bar.from, bar.to) + 1);
  const step = lengths[0] ?? 1;
  if (step === 1) return '';
  return `（每段${step}天，横轴为首日${lengths.at(-1) === step ? '' : `；末段仅${lengths.at(-1)}天`}）`;
}

/** 主题与地区: tables with 环比 and 同比, and a chart of topics beside the period before. */
export function composeDistribution(data: ReportData): Section {
  const { topics, regions, region } = data;
  const blocks: Block[] = region === null ? [{ type: 'subheading', text: '（一）主题' }] : [];
  if (topics.length === 0) blocks.push({ type: 'empty', text: '统计期内没有留言。' });
  else if (isAllFolded(topics)) blocks.push(foldedBlock(topics, '主题'));
  else {
    if (topics.length > 1) blocks.push(comparisonChart(data, topics, '各主题件数', '主题'));
    blocks.push(distributionTable(data, topics, '主题', '主题分布', topics.length));
  }
  if (region === null) {
    const word = regionWords[data.regionLevel];
    blocks.push({ type: 'subheading', text: `（二）${word}` });
    const known = regions.filter((row) => row.name !== unknownRegion);
    if (regions.length === 0) blocks.push({ type: 'empty', text: '统计期内没有留言。' });
    else if (known.length === 0) blocks.push({ type: 'empty', text: `统计期内的留言均未识别出${word}。` });
    else if (isAllFolded(regions)) blocks.push(foldedBlock(regions, word));
    else {
      const named = regions.map((row) => ({
        ...row,
        name: row.name === null ? null : nameRegion(row.name, data.bareCities),
      }));
      blocks.push(distributionTable(data, named, word, `${word}分布`, data.settings.regions, townNote(data)));
    }
  }
  return { id: '主题与地区', title: region === null ? '主题与地区分布' : '主题分布', blocks };
}

function comparisonChart(data: ReportData, rows: readonly CountRow[], caption: string, of: string): ChartBlock {
  const { current, previous } = wordsOf(data);
  const shown = rows.slice(0, 16);
  const leading = shown.filter((row) => row.name !== null).slice(0, 3);
  const hidden = shown.some(({ comparison }) => comparison.isHidden) ? `没有浅色条的，${previous}件数不列。` : '';
  return {
    type: 'chart',
    caption: data.bases.previous === null ? `${caption}（深色${current}，浅色${previous}）` : caption,
    description: `${joinWords(leading.map((row) => `${row.name}${formatInteger(row.messages)}件`))}居前。${hidden}`,
    chart: {
      kind: 'comparison',
      names: { current, previous },
      rows: shown.map((row) => ({
        name: row.name ?? foldedName(row, of),
        current: row.messages,
        previous: row.comparison.basis,
      })),
    },
  };
}

/** What a county among its towns is. */
function townNote({ quality: { withoutTown } }: ReportData): string {
  return withoutTown === 0 ? '' : `只写明县（市、区）或村居的${formatInteger(withoutTown)}件，按其所写单列。`;
}

/** Whether a table would have one row of all that there is. */
function isAllFolded(rows: readonly CountRow[]): boolean {
  return rows.every(({ name }) => name === null);
}

function foldedBlock(rows: readonly CountRow[], of: string): Block {
  const values = rows.reduce((sum, row) => sum + row.values, 0);
  return { type: 'empty', text: `统计期内的留言涉及${values}个${of}，人数较少，为免认出个人，不分列。` };
}

/** @param limit rows of names that it has, at most */
function distributionTable(
  data: ReportData,
  rows: readonly CountRow[],
  of: string,
  caption: string,
  limit: number,
  more = '',
): Block {
  const counts = rows.map((row): NamedCount => [row.name ?? foldedName(row, of), row]);
  const folded = foldNote(data, counts, limit);
  const note = more === '' || folded !== '' ? `${folded}${more}` : `注：${more}`;
  return {
    type: 'table',
    caption,
    ...countTable(data, of, counts),
    ...(note === '' ? {} : { note }),
  };
}
