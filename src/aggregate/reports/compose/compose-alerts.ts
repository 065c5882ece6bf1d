import { nameLevel } from '../../../core/labels.ts';
import { leastExpected } from '../../bursts/least-expected.ts';
import { addDays, type DaySpan, daysBetween } from '../../figures/day-spans.ts';
import { nameRegion } from '../../figures/name-region.ts';
import type { AlertRow, Alerts } from '../alert-data.ts';
import type { Block, Section } from '../document.ts';
import { expectedCell, formatDay, formatInteger, formatRange, joinWords, quoted } from '../format.ts';
import type { ReportData } from '../report-data.ts';
import { composeWithdrawn } from './compose-withdrawn.ts';

/** 预警: what rose above its own past. */
export function composeAlerts(data: ReportData): Section {
  const {
    alerts,
    critical,
    period: { current },
  } = data;
  const id = '预警';
  if (alerts === null) return { id, title: id, blocks: [{ type: 'empty', text: '数据库中没有预警数据，本节从略。' }] };
  const lookedFrom = findLookedFrom(data);
  if (lookedFrom !== null && current.to < lookedFrom) {
    const text = `预警只在全部数据最后${formatInteger(data.settings.historyDays)}天（自${formatDay(lookedFrom)}起）中查找，不含统计期，本节从略。`;
    return { id, title: id, blocks: [{ type: 'empty', text }, ...composeWithdrawn(alerts.withdrawn)] };
  }
  const partWords = lookedFrom === null || current.from >= lookedFrom ? '' : `${formatDay(lookedFrom)}以前的没有查找。`;
  const regionWords =
    data.region === null ? '' : '词语和不分地区的主题，只列多半出自本地区一个问题的，人次为全部地区合计。';
  const others = `${partWords}${regionWords}${otherWords(alerts, critical.total)}`;
  if (alerts.listed.length === 0) {
    const none: Block = { type: 'empty', text: `统计期内没有数量异常上升的预警。${others}` };
    return { id, title: id, blocks: [none, ...composeWithdrawn(alerts.withdrawn)] };
  }
  const sources = alerts.listed
    .map(({ messageIds }, index) => `${index + 1}）${messageIds.slice(0, 3).join('、') || '无'}`)
    .join('；');
  const isAnyBrought = alerts.listed.some(({ brought }) => (brought ?? 0) > 0);
  const blocks: Block[] = [
    {
      type: 'table',
      caption: '统计期内触发或持续的预警',
      columns: [
        { label: '序号', format: 'integer', width: 8 },
        { label: '级别', format: 'text', width: 19 },
        { label: '对象', format: 'text', width: 33 },
        { label: '实际人次', format: 'integer', width: 10 },
        { label: '预期人次', format: 'decimal', width: 10 },
        { label: '倍数', format: 'decimal', width: 8 },
        { label: '特急', format: 'integer', width: 8 },
        { label: '紧急', format: 'integer', width: 8 },
        { label: '起止', format: 'text', width: 21 },
        { label: '结束', format: 'text', width: 16 },
      ],
      rows: alerts.listed.map((alert, index) => [
        index + 1,
        nameLevel(alert.level),
        `${seriesWords(alert, data.bareCities)}${contextWords(alert)}`,
        alert.observed,
        expectedCell(alert),
        alert.ratio,
        alert.critical,
        alert.urgent,
        spanWords(alert, current),
        closingWords(alert, current),
      ]),
      note: `注：预期人次由该对象自身的历史（星期、节假日、趋势）推算，同日所有对象一并检验并控制错误发现率；预期不足${leastExpected}的不计倍数；级别为截至期末达到的最高级，人次、倍数、特急和紧急件数只计起止各日，均截至期末；其后恢复平稳的，数日后解除。${
        isAnyBrought ? '新增来源和征集带来的人次不计入级别。' : ''
      }${founderWords(alerts.listed)}${sameIssueWords(alerts.listed)}${others}`,
    },
    { type: 'note', text: `代表留言编号：${sources}。` },
    ...composeWithdrawn(alerts.withdrawn),
  ];
  return { id, title: id, blocks };
}

/** Alerts of level Ⅰ and Ⅱ that the summary names. */
const mostNamed = 3;

/** How many alerts there were, for the summary, and what those of level Ⅰ and Ⅱ are of: of one issue the gravest stands for all. */
export function countAlerts({ total, grave, listed }: Alerts, bareCities: readonly string[]): string {
  const all = `统计期内触发或持续的预警${formatInteger(total)}项`;
  if (grave === 0) return `${all}。`;
  const rows = listed.filter(({ level }) => level <= 2);
  const matters = rows.filter(
    ({ coreIssueId: id }, index) => id === null || rows.findIndex((row) => row.coreIssueId === id) === index,
  );
  if (matters.length === 0) return `${all}，其中Ⅰ、Ⅱ级${formatInteger(grave)}项，见“预警”。`;
  const isCut = matters.length > mostNamed || rows.length < grave;
  const isOne = rows.length > 1 && matters.length === 1 && !isCut;
  const named = matters.slice(0, mostNamed).map((alert) => nameGrave(alert, bareCities));
  const count = total === 1 ? '' : `，其中Ⅰ、Ⅱ级${formatInteger(grave)}项`;
  return `${all}${count}${isOne ? '，出自一事' : ''}：${joinWords(named)}${isCut ? '等' : ''}，见“预警”。`;
}

function nameGrave(alert: AlertRow, bareCities: readonly string[]): string {
  const { seriesType, coreTitle, terms, level } = alert;
  const isNamed = seriesType === 'issue' || seriesType === 'critical';
  const words = terms.length === 0 ? '' : `，词语：${terms.slice(0, mostTerms).join('、')}`;
  const about = isNamed ? '' : coreTitle === null ? words : `，多为问题${quoted(coreTitle)}`;
  return `${seriesWords(alert, bareCities)}（${nameLevel(level).replace(/[（）]/gu, '')}${about}）`;
}

/** First day on which rises are looked for; null where that is all the data. An earlier day without alerts is not a calm one. */
function findLookedFrom({ coverage: { firstDay, lastDay }, settings }: ReportData): string | null {
  if (firstDay === null || lastDay === null) return null;
  const from = addDays(lastDay, 1 - settings.historyDays);
  return from <= firstDay ? null : from;
}

function otherWords({ total, listed, explained, dismissed, single, carried }: Alerts, critical: number): string {
  const unlisted = total - listed.length;
  const parts: string[] = [];
  if (unlisted > 0) parts.push(`另有${formatInteger(unlisted)}项未列出`);
  if (explained > 0) parts.push(`另有${formatInteger(explained)}项与更具体的预警出自同一批留言，不另列`);
  if (dismissed > 0) parts.push(`另有${formatInteger(dismissed)}项属编辑已排除的问题，不另列`);
  if (single > 0) {
    parts.push(`另有由特急留言直接触发的预警${formatInteger(single)}项${critical > 0 ? '，见“特急留言”' : ''}`);
  }
  if (carried.total > 0) {
    const ids = joinWords(carried.messageIds);
    const listedIds = ids === '' ? '' : `（留言编号：${ids}${carried.total > carried.messageIds.length ? '等' : ''}）`;
    parts.push(
      `另有由期前特急留言触发、期初尚未解除的预警${formatInteger(carried.total)}项${listedIds}${closedWords(carried)}`,
    );
  }
  return parts.length === 0 ? '' : `${parts.join('；')}。`;
}

/** How the alerts from before the period ended in it: without a reply none is settled. */
function closedWords({ total, closed, unanswered }: Alerts['carried']): string {
  // Of one alert nothing is said of all.
  const all = total === 1 ? '' : '均';
  if (closed === 0) return `，至期末${all}未解除`;
  if (unanswered === null)
    return `，${closed === total ? `期内${all}` : `其中${formatInteger(closed)}项期内`}已到期，不知是否答复`;
  if (closed === total && unanswered === closed) return `，期内${all}已到期，至期末${all}未答复`;
  if (unanswered > 0) {
    const ended = closed === total ? `期内${all}已到期` : `其中${formatInteger(closed)}项期内已到期`;
    return `，${ended}，到期的有${formatInteger(unanswered)}项至期末未答复`;
  }
  return closed === total ? `，${all}已答复，期内${all}已解除` : `，其中${formatInteger(closed)}项已答复，期内已解除`;
}

function seriesWords(
  { seriesType, topic, region, term, title, issueTitle }: AlertRow,
  bareCities: readonly string[],
): string {
  switch (seriesType) {
    case 'issue':
      return `问题${quoted(issueTitle ?? '（已并入其他问题）')}`;
    case 'topic_region':
      return `${nameRegion(region ?? '', bareCities)}“${topic}”`;
    case 'term':
      return `词语“${term}”`;
    case 'critical':
      return title;
    default:
      return `主题“${topic}”`;
  }
}

/** Why an issue may have more critical messages than authors: its series begins with the one who founds it. */
function founderWords(listed: readonly AlertRow[]): string {
  const isAny = listed.some(({ seriesType }) => seriesType === 'issue');
  return isAny ? '问题的首位反映人不计入人次，其留言仍计入特急和紧急件数。' : '';
}

/** Which rows are of one issue: one event, however many series it raised. */
function sameIssueWords(listed: readonly AlertRow[]): string {
  const numbers = new Map<string, number[]>();
  for (const [index, { coreIssueId: id }] of listed.entries()) {
    if (id !== null) numbers.set(id, [...(numbers.get(id) ?? []), index + 1]);
  }
  return [...numbers.values()]
    .filter((rows) => rows.length > 1)
    .map((rows) => `第${rows.join('、')}项出自同一问题，人次不能相加。`)
    .join('');
}

/** Words that are named with an alert. */
const mostTerms = 3;

/** What the rise is about, and what a source that was added, or a campaign, has to do with it. */
function contextWords({ seriesType, coreTitle, terms, brought, totalRatio }: AlertRow): string {
  const isIssue = seriesType === 'issue' || seriesType === 'critical';
  const parts = [
    ...(isIssue || coreTitle === null ? [] : [`多为问题${quoted(coreTitle)}`]),
    ...(terms.length === 0 ? [] : [`词语：${terms.slice(0, mostTerms).join('、')}`]),
    ...(brought === null || brought === 0 ? [] : [`其中${formatInteger(brought)}人次来自新增来源或征集`]),
    ...(totalRatio === null ? [] : [`同期全部留言也升至预期的${totalRatio.toFixed(1)}倍`]),
  ];
  return parts.length === 0 ? '' : `（${parts.join('；')}）`;
}

/** The days that are counted, without the year where all of the report is of that one. */
function spanWords({ since, until }: AlertRow, current: DaySpan): string {
  const isOneYear = areOfYear(since, [until, current.from, current.to]);
  const words = since === until ? formatDay(since) : formatRange(since, until);
  return isOneYear ? words.slice('2000年'.length) : words;
}

/** When it was over. */
function closingWords({ closedOn, until, seriesType, unanswered }: AlertRow, current: DaySpan): string {
  if (closedOn === null) return '未解除';
  if (unanswered !== null && unanswered > 0) {
    return `${formatInteger(unanswered)}件未答复，已过${formatInteger(daysBetween(until, closedOn))}天`;
  }
  const words = formatDay(closedOn);
  const day = areOfYear(closedOn, [until, current.from, current.to]) ? words.slice('2000年'.length) : words;
  return seriesType === 'critical' && unanswered === null ? `${day}到期` : day;
}

function areOfYear(day: string, others: readonly string[]): boolean {
  return others.every((other) => other.slice(0, 4) === day.slice(0, 4));
}
