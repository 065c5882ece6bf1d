import { kindNames, unknownRegion, urgencyNames } from '../../../core/labels.ts';
import { lacksAll } from '../../figures/comparability.ts';
import { nameRegion } from '../../figures/name-region.ts';
import { type Block, paragraph, type Run, strong } from '../document.ts';
import { formatDay, formatInteger, formatPercent, formatRange, joinWords, quoted } from '../format.ts';
import { nameOf } from '../labels.ts';
import type { CountRow, ReportData } from '../report-data.ts';
import { inBrackets, shareOf } from '../shares.ts';
import { countAlerts } from './compose-alerts.ts';
import { countCritical } from './compose-critical.ts';
import {
  type BasisName,
  chanceWords,
  describeChange,
  describeFlags,
  flagsOf,
  givesShares,
  lacksDays,
  wordsOf,
} from './compose-words.ts';
import { regionWords } from './region-words.ts';

/** The paragraph that stands first: what a reader takes away who reads nothing else. Every clause rests on a figure. */
export function composeSummary(data: ReportData): Block[] {
  const { headline, bases, period } = data;
  const words = wordsOf(data);
  const range = formatRange(period.current.from, period.current.to);
  if (isOutsideData(data)) return [paragraph(outsideWords(data))];
  if (headline.messages === 0) {
    return [
      paragraph(`${words.current}（${range}），${scopeWords(data)}没有收到留言。`, ...unansweredRuns(data)),
      ...caveats(data),
    ];
  }
  const runs: (string | Run)[] = [
    `${words.current}（${range}）${data.region === null ? '' : `，${scopeWords(data)}`}共收到群众留言`,
    strong(`${formatInteger(headline.messages)}件`),
    `，涉及${formatInteger(headline.authors)}人`,
    headline.copies > 0 ? `（同一用户重复提交的${formatInteger(headline.copies)}件不计）` : '',
    '，',
    describeChange(headline.previous, words.previous, '件', bases.previous, !lacksDays(data, 'previous')),
    chanceWords(headline.previous, data, 'previous'),
    ...(bases.lastYear === 'repeats'
      ? []
      : [
          '；',
          describeChange(headline.lastYear, words.lastYear, '件', bases.lastYear, !lacksDays(data, 'lastYear')),
          chanceWords(headline.lastYear, data, 'lastYear'),
        ]),
    '。',
  ];
  return [paragraph(...runs), paragraph(...composition(data)), paragraph(...matters(data)), ...caveats(data)].filter(
    (block) => block.type !== 'paragraph' || block.runs.some(({ text }) => text !== ''),
  );
}

function scopeWords({ region, bareCities }: ReportData): string {
  return region === null ? '' : nameRegion(region, bareCities);
}

/** Whether the data do not reach into the period, or lack all its days: then there is nothing to report, neither good nor bad. */
export function isOutsideData({ bases, coverage, period }: ReportData): boolean {
  return lacksAll(period.current, bases.daysMissing, coverage);
}

function outsideWords(data: ReportData): string {
  const { firstDay, lastDay } = data.coverage;
  const { current } = data.period;
  if (firstDay === null || lastDay === null) return '数据库中没有留言，其余各节从略。';
  if (current.to >= firstDay && current.from <= lastDay) {
    return `统计期（${formatRange(current.from, current.to)}）内没有数据，可能是没有导入，不能说明没有留言，其余各节从略。`;
  }
  return `全部数据的时段为${formatRange(firstDay, lastDay)}，不含统计期（${formatRange(current.from, current.to)}），其余各节从略。`;
}

/** How many of the period's messages are unsure: of few their number, not their share. */
function unsureWords(data: ReportData): string {
  const { headline, quality } = data;
  const share = quality.lowConfidenceShare ?? 0;
  if (share === 0) return '没有一件存疑';
  const part = givesShares(data)
    ? `${formatPercent(share * 100)}的留言`
    : `${formatInteger(Math.round(share * headline.messages))}件`;
  return `${part}至少有一项存疑`;
}

/** Of few messages without shares: one of two is no half of anything. */
function nameWithShare(row: CountRow, names: Readonly<Record<string, string>>, hasShares: boolean): string {
  const remarks = [
    ...(hasShares ? [formatPercent(row.share * 100)] : []),
    ...(row.repeats === null
      ? []
      : [`其中${formatInteger(row.repeats.messages)}件为${formatInteger(row.repeats.authors)}人提交的相近文本`]),
  ];
  const bracket = remarks.length === 0 ? '' : `（${remarks.join('，')}）`;
  return `${nameOf(names, row.name ?? '其他')}${formatInteger(row.messages)}件${bracket}`;
}

/** Those of most people first: one who sends a letter many times makes no place or topic lead. */
function rankByPeople(rows: readonly CountRow[]): CountRow[] {
  return rows.toSorted((a, b) => (b.authors ?? 0) - (a.authors ?? 0)).slice(0, 3);
}

function composition(data: ReportData): (string | Run)[] {
  const hasShares = givesShares(data);
  const { kinds, urgencies, topics, regions, region, regionLevel, unplacedRegions, bareCities } = data;
  const present = (rows: readonly CountRow[]) => rows.filter((row) => row.messages > 0);
  const urgency = (name: string) => urgencies.find((row) => row.name === name)?.messages ?? 0;
  const named = rankByPeople(topics.filter((row) => row.name !== null));
  const unranked = [unknownRegion, ...unplacedRegions, ...bareCities];
  const places = rankByPeople(
    regions.filter(({ name }) => region === null && name !== null && !unranked.includes(name)),
  );
  const parts = [`从诉求看，${joinWords(present(kinds).map((row) => nameWithShare(row, kindNames, hasShares)))}。`];
  parts.push(
    `从紧急程度看，${urgencyNames.critical}${formatInteger(urgency('critical'))}件、${urgencyNames.urgent}${formatInteger(urgency('urgent'))}件。`,
  );
  if (named.length > 0)
    parts.push(`留言较多的主题为${joinWords(named.map((row) => nameWithShare(row, {}, hasShares)))}`);
  if (places.length > 0) {
    parts.push(
      `${named.length > 0 ? '；' : ''}留言较多的${regionWords[regionLevel]}为${joinWords(places.map((row) => nameWithShare(row, {}, hasShares)))}`,
    );
  }
  return [`${parts.join('')}${named.length + places.length > 0 ? '。' : ''}`];
}

function matters(data: ReportData): (string | Run)[] {
  const { headline, issues, alerts, critical, handling, topics, settings } = data;
  const words = wordsOf(data);
  const runs: (string | Run)[] = [];
  const rises = topics.filter((row) => row.isRise && row.name !== null);
  if (rises.length > 0)
    runs.push(`${words.change}上升且超出随机波动的主题有${joinWords(rises.map((row) => row.name!))}。`);
  const top = issues.toSorted((a, b) => b.authors - a.authors)[0];
  const tied = issues.filter(({ authors }) => authors === top?.authors).length;
  if (top !== undefined && top.authors >= 2 && tied > 1) {
    // Where the list is full there may be more of them, unless its last, by people, has fewer.
    const last = issues.at(-1)!;
    const isWhole = issues.length < settings.hotIssues || (!last.isPinned && last.authors < top.authors);
    const number = isWhole ? formatInteger(tied) : '多';
    runs.push(
      '反映人数最多的有',
      strong(quoted(top.title)),
      `等${number}个问题，${words.current}各${formatInteger(top.authors)}人（见“热点问题”）。`,
    );
  } else if (top !== undefined && top.authors >= 2) {
    runs.push(
      '反映人数最多的问题是',
      strong(quoted(top.title)),
      `，${words.current}${formatInteger(top.authors)}人、${formatInteger(top.messages)}件`,
      `，自${formatDay(top.firstDay)}至期末累计${formatInteger(top.totalAuthors)}人、${formatInteger(top.totalMessages)}件。`,
    );
  }
  if (critical.total > 0) runs.push(countCritical(critical, data.region));
  runs.push(...unansweredRuns(data));
  if (alerts !== null && alerts.total > 0) runs.push(countAlerts(alerts, data.bareCities));
  if (alerts?.withdrawn != null && alerts.withdrawn.total > 0) {
    runs.push(`以前发布的预警有${formatInteger(alerts.withdrawn.total)}项撤回，见“预警”。`);
  }
  if (handling?.hasReplies && !handling.onlyReplied && handling.total.messages > 0) {
    const { replied, messages } = handling.total;
    const known = messages < headline.messages ? `中可知答复情况的${formatInteger(messages)}件，` : '';
    runs.push(
      replied === 0
        ? `${words.current}留言${known}至数据更新时尚未得到答复。`
        : `${words.current}留言${known}至数据更新时已有${formatInteger(replied)}件得到答复${inBrackets(shareOf(replied, messages, data.settings.minBasis))}。`,
    );
  }
  return runs;
}

/** Critical messages of any time before that nobody answered: what is over for the alerts is not over for who wrote. */
function unansweredRuns({ unanswered }: ReportData): (string | Run)[] {
  if (unanswered === null || unanswered.critical === 0) return [];
  return [
    strong(`期前特急留言至期末仍未答复${formatInteger(unanswered.critical)}件`),
    `，最长已等${formatInteger(unanswered.longest)}天（见“特急留言”）。`,
  ];
}

/** The comparisons that the flags concern, of those that are made; null where it is none. */
function hamperedWords(data: ReportData): string | null {
  const { bases } = data;
  const { change, comparisons } = wordsOf(data);
  const isHampered = (basis: BasisName) => bases[basis] === null && flagsOf(bases, basis).length > 0;
  const [previous, lastYear] = [isHampered('previous'), isHampered('lastYear')];
  if (previous && lastYear) return comparisons;
  return previous ? change : lastYear ? '同比' : null;
}

function caveats(data: ReportData): Block[] {
  const { bases, coverage, period, quality } = data;
  const notes = describeFlags(bases);
  const parts: string[] = [];
  const compared = hamperedWords(data);
  if (notes.length > 0) {
    parts.push(`可比性提示：${notes.join('；')}${compared === null ? '' : `，${compared}仅供参考`}。`);
  }
  if (coverage.firstDay !== null && period.current.from < coverage.firstDay) {
    parts.push(`数据始于${formatDay(coverage.firstDay)}。`);
  }
  if (coverage.lastDay !== null && period.current.to > coverage.lastDay) {
    parts.push(`数据截至${formatDay(coverage.lastDay)}。`);
  }
  if (quality.lowConfidenceShare !== null) {
    parts.push(`主题、诉求和紧急程度由模型判定，${unsureWords(data)}；留言内容为群众自述，未经核实。`);
  }
  return parts.length === 0 ? [] : [{ type: 'note', text: parts.join('') }];
}
