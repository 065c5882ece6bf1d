import { issueStatusNames, kindNames, unknownRegion, urgencyNames } from '../../core/labels.ts';
import { hindranceWords } from '../figures/comparability.ts';
import { nameRegion } from '../figures/name-region.ts';
import { findChance, isBeyondChance } from '../figures/statistics.ts';
import { regionWords } from '../reports/compose/region-words.ts';
import {
  type Block,
  type ChartBlock,
  type HeadlineFigure,
  paragraph,
  type Section,
  section,
  type TableBlock,
} from '../reports/document.ts';
import { formatDay, formatInteger, formatMonth, formatRange, joinWords } from '../reports/format.ts';
import { nameOf } from '../reports/labels.ts';
import type { Course, DossierData, MessageState } from './dossier-data.ts';

const n = formatInteger;

/** 基本情况: how many people, since when, where, and whether it grows. */
export function composeFacts(data: DossierData): Section {
  const blocks: Block[] = [
    paragraph(leadWords(data)),
    { type: 'figures', items: headline(data) },
    ...(data.course.bars.length > 1 ? [courseChart(data.course)] : []),
    ...(data.regions.length > 1 ? [regionTable(data)] : []),
  ];
  return section('基本情况', blocks);
}

function leadWords(data: DossierData): string {
  const { subject, counts, kinds, coverage } = data;
  const { issue } = subject;
  const parts = [
    `${rangeWords(counts)}，共${n(counts.authors)}人反映${n(counts.messages)}件`,
    ...(subject.type === 'class' ? [`涉及${n(counts.issues)}个问题`] : []),
    ...(issue?.printedPlace == null ? [] : [`${issue.place === null ? '地区' : '地点'}为${issue.printedPlace}`]),
    ...(issue === null ? [] : [`主题为${issue.topic}`]),
    `其中${joinWords(kinds.map(({ name, messages }) => `${kindNames[name]}${n(messages)}件`))}`,
    ...(counts.critical + counts.urgent === 0 ? [] : [urgencyWords(counts)]),
  ];
  const more = [
    ...(counts.copies > 0 ? [`另有同一人重复提交的相同内容${n(counts.copies)}件，不计。`] : []),
    ...(counts.nearCopies > 0 ? [`文字几乎相同的${n(counts.nearCopies)}件，计入。`] : []),
    ...(issue?.copiedText ? ['半数以上为复制文本，人数宜谨慎看待。'] : []),
    ...(issue?.repeatedAuthor ? ['半数以上出自同一人（一人多诉）。'] : []),
  ];
  const state =
    issue === null || coverage.lastDay === null
      ? ''
      : `截至${formatDay(coverage.lastDay)}，${statusWords(issue.status)}${
          issue.rank === null ? '' : `，热度居全库第${n(issue.rank)}位`
        }${reliefWords(data)}。`;
  return `${parts.join('，')}。${recentWords(data)}${state}${waitingWords(data)}${more.join('')}`;
}

function rangeWords({ firstDay, lastDay }: DossierData['counts']): string {
  return firstDay === lastDay ? formatDay(firstDay) : formatRange(firstDay, lastDay);
}

/** Said beside the status: a matter of which nobody writes any more reads as one that is over. */
function waitingWords({ handling }: DossierData): string {
  return handling === null || handling.waiting === 0 ? '' : `尚有${n(handling.waiting)}件等待答复（见“办理情况”）。`;
}

/** 数据不足 as a status of a matter would be read as its own. */
function statusWords(status: string): string {
  return status === 'unclear'
    ? '近期缺少数据的日期较多，不判断升温、降温'
    : `状态为“${nameOf(issueStatusNames, status)}”`;
}

/** Beside a status of the last weeks, what became of the matter since a measure: 平稳 is said of what fell to little and stays so, too. */
function reliefWords({ actions }: DossierData): string {
  const fallen = actions.find(({ ratioHigh }) => ratioHigh !== null && ratioHigh < 1);
  if (fallen?.beforePerWeek == null || fallen.afterPerWeek === null) return '';
  return `；${formatDay(fallen.day)}采取措施后下降（此前每周${fallen.beforePerWeek.toFixed(1)}人，此后每周${fallen.afterPerWeek.toFixed(1)}人）`;
}

function urgencyWords({ critical, urgent }: { readonly critical: number; readonly urgent: number }): string {
  const words = [
    ...(critical > 0 ? [`${urgencyNames.critical}${n(critical)}件`] : []),
    ...(urgent > 0 ? [`${urgencyNames.urgent}${n(urgent)}件`] : []),
  ];
  return `判为${joinWords(words)}`;
}

/** The last four weeks against the four before; called a rise or a fall only where chance alone would hardly bring it. */
function recentWords({ counts: { recent } }: DossierData): string {
  if (recent === null) return '';
  const { authors, earlier, hindrance } = recent;
  if (authors === 0 && earlier === 0) return '最近八周没有新的留言。';
  // Fewer letters of fewer days are no sign that the matter has got better.
  if (hindrance !== null) {
    return `最近四周${n(authors)}人，此前四周${n(earlier)}人（${hindranceWords[hindrance]}，不判断增减）。`;
  }
  const chance = findChance(authors, earlier, { current: 28, other: 28 });
  if (authors === earlier) return `最近四周与此前四周各${n(authors)}人。`;
  // Of one person more or fewer nobody should read that the matter grows or fades.
  const change = isBeyondChance(chance) ? `明显${authors > earlier ? '增多' : '减少'}` : '差别未超出随机波动';
  return `最近四周${n(authors)}人，此前四周${n(earlier)}人，${change}。`;
}

function headline({ counts, handling }: DossierData): HeadlineFigure[] {
  const figure = (label: string, value: number, unit: string, notes: readonly string[] = []): HeadlineFigure => ({
    label,
    value,
    unit,
    format: 'integer',
    notes,
  });
  return [
    figure('反映人数', counts.authors, '人'),
    figure('留言', counts.messages, '件', counts.likes > 0 ? [`获赞${n(counts.likes)}次`] : []),
    figure('有留言的日数', counts.activeDays, '天'),
    ...(counts.recent === null
      ? []
      : [figure('最近四周', counts.recent.authors, '人', [`此前四周${n(counts.recent.earlier)}人`])]),
    ...(handling === null ? [] : [figure('待答复', handling.waiting, '件')]),
  ];
}

const courseWords = { week: '每周', month: '每月', year: '每年' } as const;

function courseChart({ unit, bars }: Course): ChartBlock {
  const nameOf = ({ from, to }: Course['bars'][number]): string =>
    unit === 'week' ? formatRange(from, to) : unit === 'month' ? formatMonth(from) : `${from.slice(0, 4)}年`;
  const peak = bars.toSorted((a, b) => b.messages - a.messages)[0]!;
  return {
    type: 'chart',
    caption: `${courseWords[unit]}留言件数${unit === 'week' ? '（横轴为每周首日）' : ''}`,
    description: `最高为${nameOf(peak)}，${n(peak.messages)}件。`,
    chart: {
      kind: 'periods',
      bars: bars.map((bar) => ({
        label: { week: bar.from, month: bar.from.slice(0, 7), year: bar.from.slice(0, 4) }[unit],
        value: bar.messages,
        isCurrent: false,
      })),
    },
  };
}

function regionTable({ regions, regionLevel, bareCities, settings }: DossierData): TableBlock {
  const listed = regions.slice(0, settings.regions);
  return {
    type: 'table',
    caption: `各${regionWords[regionLevel]}`,
    columns: [
      { label: regionWords[regionLevel], format: 'text', width: 50 },
      { label: '人数', format: 'integer', width: 25 },
      { label: '件数', format: 'integer', width: 25 },
    ],
    rows: listed.map(({ name, authors, messages }) => [
      name === unknownRegion ? '未识别' : nameRegion(name, bareCities),
      authors,
      messages,
    ]),
    ...(regions.length > listed.length ? { note: `注：另有${n(regions.length - listed.length)}地未列出。` } : {}),
  };
}

/** 群众反映: what people wrote. */
export function composeVoices({ voices, counts }: DossierData): Section {
  if (voices.length === 0) return section('群众反映', [{ type: 'empty', text: '留言没有可引用的正文。' }]);
  const blocks = voices.map(
    (voice, index): Block => ({
      type: 'matter',
      number: index + 1,
      title: voice.title,
      facts: [
        kindNames[voice.kind],
        ...(voice.urgency === 'routine' ? [] : [urgencyNames[voice.urgency]]),
        ...(voice.isFirst && counts.messages > 1 ? ['最早一件'] : []),
        ...(voice.isLast && counts.messages > 1 ? ['最近一件'] : []),
        ...(voice.likes > 0 ? [`获赞${n(voice.likes)}次`] : []),
        ...[stateWords(voice)].filter((words) => words !== null),
      ],
      quotes: [voice.quote],
    }),
  );
  return section('群众反映', blocks);
}

/** Letters that need no page of their own. */
const mostBeside = 15;

/** 留言清单: by which each figure can be checked. */
export function composeMessages({ messages, counts, handling }: DossierData): Section {
  const rest = counts.messages - messages.length;
  return {
    id: '留言清单',
    title: '留言清单',
    startsPage: messages.length > mostBeside,
    blocks: [
      {
        type: 'table',
        caption: '全部留言（按时间先后）',
        columns: [
          { label: '序号', format: 'integer', width: 7 },
          { label: '留言编号', format: 'text', width: 15 },
          { label: '日期', format: 'day', width: 24 },
          { label: '地区', format: 'text', width: 14 },
          { label: '标题', format: 'text', width: 44 },
          { label: '诉求', format: 'text', width: 9 },
          { label: '紧急', format: 'text', width: 9 },
          ...(handling === null ? [] : [{ label: '办理', format: 'text', width: 11 } as const]),
        ],
        rows: messages.map((message, index) => [
          index + 1,
          message.messageId,
          message.day,
          message.region,
          `${message.title}${message.isNearCopy ? '（复制文本）' : ''}`,
          kindNames[message.kind],
          urgencyNames[message.urgency],
          ...(handling === null ? [] : [stateWords(message)]),
        ]),
        ...(rest > 0 ? { note: `注：另有${n(rest)}件未列出，可由数据库或网页下载。` } : {}),
      },
    ],
  };
}

function stateWords({ isTold, isReplied, isFinished, isWaiting, status }: MessageState): string | null {
  if (!isTold) return null;
  if (isFinished) return '已办结';
  if (isReplied) return '已答复';
  return isWaiting ? '未答复' : status;
}

/** What the figures rest on. */
export function composeNotes({ subject, counts }: DossierData): Section {
  const items = [
    '同一问题指同一地点（项目、单位、人群）的同一事项，由程序归并，可能有误归或漏归，须人工核对。',
    '同一人多次留言计一人，姓名不详的每件计一人；同一人重复提交的相同内容不计件。',
    '诉求类别和紧急程度由模型判定；特急和紧急须逐件人工核实。',
    ...(subject.issue?.isEdited ? ['本问题的归并或标题经编辑改动。'] : []),
    ...(subject.type === 'class' ? ['一类问题为不同地点的同类事项，由程序归类，编辑剔除的不计。'] : []),
    ...(counts.recent === null ? [] : ['最近四周以全部数据的最后一日为准。']),
    '标题和引文为留言原文，“……”为省略；留言人的个人信息已遮盖，文中提及的其他人姓名，请人工核对。',
  ];
  return { id: '说明', title: '附：说明', blocks: [{ type: 'list', items: items.map((text) => [{ text }]) }] };
}
