import { countKnownDays, findHindrance, hindranceWords } from '../../figures/comparability.ts';
import { nameRegion } from '../../figures/name-region.ts';
import { type Block, paragraph, type Section, section } from '../document.ts';
import { formatDay, formatDecimal, formatInteger, joinWords } from '../format.ts';
import { issueReturnWords } from '../issue-return.ts';
import type { HotIssue, ReportData } from '../report-data.ts';
import type { SlowRise } from '../slow-rise.ts';
import { basisCell, describeChange, noteOf, reachesBack, wordsOf } from './compose-words.ts';

/** 热点问题: a table to see all at a glance, then each with what people wrote. */
export function composeIssues(data: ReportData): Section {
  const { issues } = data;
  const others = otherIssues(data);
  if (issues.length === 0) {
    const text = `统计期内没有两人及以上反映的同一问题。${others}`;
    return section('热点问题', [{ type: 'empty', text }]);
  }
  const { current } = wordsOf(data);
  const matters = issues.map(
    (issue, index): Block => ({
      type: 'matter',
      number: index + 1,
      title: issue.title,
      facts: issueFacts(issue, current),
      quotes: issue.quotes,
    }),
  );
  return section('热点问题', [issueTable(data, others), ...matters]);
}

/** Of how many issues there was but one letter, or one writer. */
function otherIssues({ issuesOnce, issuesByOne }: ReportData): string {
  const parts = [
    ...(issuesByOne === 0 ? [] : [`另有${formatInteger(issuesByOne)}个问题在统计期内只由一人反映两件及以上`]),
    ...(issuesOnce === 0 ? [] : [`另有${formatInteger(issuesOnce)}个此前已反映的问题在统计期内又出现1件`]),
  ];
  return parts.length === 0 ? '' : `${parts.join('；')}，不列入热点问题。`;
}

function issueTable(data: ReportData, others: string): Block {
  const { issues, bases, period, region } = data;
  const { current, previous } = wordsOf(data);
  const isCompared = bases.previous === null;
  const lives = issues.map((issue) => lifeOf(issue, period.current.from, reachesBack(data)));
  const hasLives = lives.some((life) => life !== null);
  const remarks = [
    '同一问题指同一地点（项目、单位、人群）的同一事项；同一人多次留言计一人',
    region === null ? '累计件数截至期末' : '累计件数截至期末，只计本地区的留言',
    ...(isCompared
      ? [`变化按人数与${previous}相比，人数少时不宜解读为趋势；“再现”指此前有过、${previous}没有留言`]
      : []),
    ...(issues.some(({ isPinned }) => isPinned) ? ['编辑置顶的排在最前，其余按人数排序'] : []),
  ];
  const isWhole = issues.length < data.settings.hotIssues;
  return {
    type: 'table',
    caption: `${current}热点问题（按人数排序，${isWhole ? `共${issues.length}个` : `前${issues.length}位`}）`,
    columns: [
      { label: '序号', format: 'integer', width: 7 },
      { label: '问题', format: 'text', width: 42 },
      { label: '地区', format: 'text', width: 13 },
      { label: `${current}人数`, format: 'integer', width: 13 },
      { label: `${current}件数`, format: 'integer', width: 13 },
      ...(isCompared ? [{ label: `${previous}人数`, format: 'integer', width: 13 } as const] : []),
      { label: '累计件数', format: 'integer', width: 13 },
      ...(hasLives ? [{ label: '变化', format: 'text', width: 11 } as const] : []),
    ],
    rows: issues.map((issue, index) => [
      index + 1,
      issue.title,
      issue.region,
      issue.authors,
      issue.messages,
      ...(isCompared ? [issue.previousAuthors] : []),
      issue.totalMessages,
      ...(hasLives ? [lives[index]!] : []),
    ]),
    note: `${noteOf(remarks)}${others}`,
  };
}

/** What an issue did since the period before; `再现` where it is older but was silent then. */
function lifeOf(issue: HotIssue, from: string, hasPast: boolean): string | null {
  if (issue.firstDay >= from) return hasPast ? '新出现' : null;
  if (issue.previousAuthors === null) return null;
  if (issue.previousAuthors === 0) return '再现';
  if (issue.authors === issue.previousAuthors) return '持平';
  return issue.authors > issue.previousAuthors ? '上升' : '下降';
}

function issueFacts(issue: HotIssue, current: string): string[] {
  const facts = [
    [issue.region, issue.place === issue.region ? null : issue.place].filter((name) => name !== null).join(' · ') ||
      '地点未识别',
    issue.topic,
    `${current}${formatInteger(issue.authors)}人${formatInteger(issue.messages)}件`,
    `自${formatDay(issue.firstDay)}至期末累计${formatInteger(issue.totalAuthors)}人${formatInteger(issue.totalMessages)}件`,
  ];
  if (issue.otherPlaces.length > 0) facts.push(`另涉及${joinWords(issue.otherPlaces)}`);
  if (issue.critical > 0) facts.push(`特急${issue.critical}件`);
  if (issue.urgent > 0) facts.push(`紧急${issue.urgent}件`);
  if (issue.replied > 0) facts.push(`已答复${issue.replied}件`);
  if (issue.returned !== null) facts.push(issueReturnWords(issue.returned));
  if (issue.isPinned) facts.push('编辑置顶');
  if (issue.repeatedAuthor) facts.push('一人多诉');
  if (issue.copiedText) facts.push('多为复制文本');
  facts.push(`编号\u00a0${issue.issueId}`);
  return facts;
}

/** 上升主题与词语. */
export function composeRises(data: ReportData): Section {
  const { topics, slowRises, risingPairs, terms, bases, region } = data;
  const words = wordsOf(data);
  const blocks: Block[] = region === null ? [{ type: 'subheading', text: '（一）上升主题' }] : [];
  const { period } = data;
  const missing = { current: bases.daysMissing, other: bases.previousMissing };
  const known = countKnownDays(period.current, period.previous, missing);
  const hindrance = findHindrance(bases.flags, region !== null, known !== null);
  const lacks = missing.current + missing.other > 0 && known !== null && hindrance === null && bases.previous === null;
  const rises = topics.filter((row) => row.isRise && row.name !== null);
  if (bases.previous !== null) blocks.push({ type: 'empty', text: `${words.previous}没有可比数据，不判断上升。` });
  else if (hindrance !== null) blocks.push({ type: 'empty', text: `${hindranceWords[hindrance]}，不判断上升。` });
  else if (rises.length + risingPairs.length === 0) {
    blocks.push({
      type: 'empty',
      text: `${slowRises.length > 0 ? `与${words.previous}相比，` : ''}没有主题的上升超出随机波动范围（错误发现率上限${data.settings.falseDiscovery * 100}%${
        topics.some(({ comparison }) => comparison.isHidden) ? '；基期件数不列的不判断' : ''
      }）。`,
    });
  }
  if (lacks) {
    const days = `${words.current}${formatInteger(known.current)}天、${words.previous}${formatInteger(known.other)}天`;
    blocks.push({ type: 'empty', text: `两期有缺失的日期，按有数据的天数（${days}）的日均件数判断。` });
  }
  for (const row of rises) {
    const change = describeChange(row.comparison, words.previous, '件', bases.previous);
    const daily = lacks
      ? `；日均${formatDecimal(row.messages / known.current)}件，${words.previous}日均${formatDecimal((row.comparison.basis ?? 0) / known.other)}件`
      : '';
    blocks.push(paragraph(`${row.name}：${formatInteger(row.messages)}件，${change}${daily}。`));
  }
  for (const row of slowRises) blocks.push(paragraph(describeSlowRise(row)));
  if (risingPairs.length > 0) {
    blocks.push({
      type: 'table',
      caption: '上升的地区与主题组合',
      columns: [
        { label: '地区', format: 'text', width: 22 },
        { label: '主题', format: 'text', width: 28 },
        { label: `${words.current}件数`, format: 'integer', width: 15 },
        { label: `${words.current}人数`, format: 'integer', width: 15 },
        { label: `${words.previous}件数`, format: 'integer', width: 15 },
        { label: words.rate, format: 'signedPercent', width: 15 },
      ],
      rows: risingPairs.map((row) => [
        nameRegion(row.region, data.bareCities),
        row.topic,
        row.messages,
        row.authors,
        basisCell(row.comparison),
        row.comparison.percent,
      ]),
      ...(risingPairs.some(({ comparison }) => comparison.isHidden)
        ? { note: noteOf([`${words.previous}不足${data.settings.minAuthors}人的件数不列`]) }
        : {}),
    });
  }
  if (region === null) blocks.push({ type: 'subheading', text: '（二）上升词语' }, ...termBlocks(data, terms));
  return section('上升主题与词语', blocks);
}

function describeSlowRise({ name, messages, daily, weeksBefore, dailyBefore, risingWeeks }: SlowRise): string {
  const weeks = risingWeeks > 1 ? `，已连续${risingWeeks}周上升` : '';
  return `${name}持续偏高：最近四周${formatInteger(messages)}件，日均${formatDecimal(daily)}件，此前${weeksBefore}周日均${formatDecimal(dailyBefore)}件，超出随机波动范围${weeks}。`;
}

function termBlocks(data: ReportData, terms: ReportData['terms']): Block[] {
  if (terms === null) return [{ type: 'empty', text: '数据库中没有词语统计，本节从略。' }];
  if (terms.length === 0) {
    return [
      { type: 'empty', text: '统计期所在各周没有使用人数足够、且明显上升的词语（只统计全部数据最近一年的各周）。' },
    ];
  }
  const hasNew = terms.some(({ isNew }) => isNew);
  const hasCompanions = terms.some(({ companions }) => companions.length > 0);
  return [
    {
      type: 'table',
      caption: '上升最明显的词语',
      columns: [
        { label: '词语', format: 'text', width: 30 },
        { label: '所在周（周一）', format: 'day', width: 20 },
        { label: '件数', format: 'integer', width: 12 },
        { label: '人数', format: 'integer', width: 12 },
        { label: '此前52周人次', format: 'integer', width: 16 },
        ...(hasNew ? [{ label: '首次出现', format: 'text', width: 12 } as const] : []),
      ],
      rows: terms.map((row) => [
        row.companions.length === 0 ? row.term : `${row.term}（${row.companions.join('、')}）`,
        row.week,
        row.messages,
        row.authors,
        row.backgroundAuthors,
        ...(hasNew ? [row.isNew ? '是' : ''] : []),
      ]),
      note: `注：只统计全部数据最近一年的各周，与各自此前52周相比，已去除地名、套语和标题中少见的词；${
        hasCompanions ? '括号内为多半出自同一批留言的其他上升词语；' : ''
      }使用不足${data.settings.minAuthors}人的不列。`,
    },
  ];
}
