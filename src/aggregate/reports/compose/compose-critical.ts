import { urgencyNames } from '../../../core/labels.ts';
import type { CriticalMatter, CriticalMessages, UnansweredMessages } from '../critical-data.ts';
import { type Block, paragraph, type Section, section } from '../document.ts';
import { formatDay, formatInteger, formatRange, quoted } from '../format.ts';
import type { Optional, ReportData } from '../report-data.ts';
import { noteOf } from './compose-words.ts';

/** Ids that are printed in one place: no reader looks for more of them on paper. */
const mostIds = 200;

/** 特急留言: each must be checked by a person; with those from before the period that nobody has answered. */
export function composeCritical({ critical, unanswered }: ReportData): Section {
  return section('特急留言', [...composeOwn(critical), ...composeUnanswered(unanswered)]);
}

function composeOwn({ total, listed, otherIds }: CriticalMessages): Block[] {
  if (total === 0) return [{ type: 'empty', text: '统计期内没有被判为特急的留言。' }];
  const isGrouped = listed.some(({ messages }) => messages > 1);
  const lead = [
    `统计期内被判为特急的留言${formatInteger(total)}件`,
    isGrouped ? '，同一问题的、48小时内同一地点同类险情的合为一项，人数多的在前' : '',
    otherIds.length > 0 ? `，以下列出${formatInteger(total - otherIds.length)}件` : '',
  ].join('');
  return [
    paragraph(`${lead}。特急由模型判定，可能误判或漏判，须逐件人工核实。`),
    ...listed.map(
      (matter, index): Block => ({
        type: 'matter',
        number: index + 1,
        title: matter.title,
        facts: matterFacts(matter),
        quotes: matter.quotes,
      }),
    ),
    ...(otherIds.length === 0 ? [] : [{ type: 'note', text: `其余特急留言编号：${listIds(otherIds)}。` } as const]),
  ];
}

/** Matters that the summary names. */
const mostNamed = 2;

/** How many there are, for the summary, and what the first are of; those that the model is sure of before others. */
export function countCritical({ total, listed }: CriticalMessages, region: string | null): string {
  const titled = listed.filter(({ title }) => title !== '');
  const sure = titled.filter(({ unsure, messages }) => unsure < messages);
  const named = (sure.length > 0 ? sure : titled).slice(0, mostNamed);
  const left = total - named.reduce((sum, { messages }) => sum + messages, 0);
  const separator = named.some(({ messages }) => messages > 1) ? '；' : '、';
  const names = named.map((matter) => nameMatter(matter, region)).join(separator);
  const list = names === '' ? '' : `（${names}${left > 0 ? '等' : ''}）`;
  return `经模型识别的特急留言${formatInteger(total)}件${list}，须人工核实（见“特急留言”）。`;
}

function nameMatter({ title, region, messages, unanswered }: CriticalMatter, reported: string | null): string {
  const where = region === null || region === reported || title.includes(region) ? '' : region;
  const waiting = unanswered === 0 ? '' : `，其中未见答复${formatInteger(unanswered)}件`;
  return `${where}${quoted(title)}${messages === 1 ? '' : `${formatInteger(messages)}件${waiting}`}`;
}

/** Of messages without a reply that do not wait for one. */
const settledWords = '无答复而状态显示已答复、办结或撤回';

function matterFacts(matter: CriticalMatter): string[] {
  const { firstDay, lastDay, messages, told, unanswered, settled, unsure, messageIds } = matter;
  const region = matter.region ?? (messages > 1 ? '多地或地区未识别' : '地区未识别');
  const place = matter.place === null || matter.place === region ? region : `${region} · ${matter.place}`;
  if (messages === 1) {
    return [
      place,
      matter.topic,
      formatDay(firstDay),
      ...(told === 0 ? [] : [unanswered > 0 ? '未见答复' : settled > 0 ? settledWords : '已有答复']),
      ...(unsure > 0 ? ['判断存疑'] : []),
      // The quote has the id, where there is anything to quote.
      ...(matter.quotes.length === 0 ? [`编号\u00a0${messageIds.join('')}`] : []),
    ];
  }
  return [
    place,
    matter.topic,
    firstDay === lastDay ? formatDay(firstDay) : formatRange(firstDay, lastDay),
    `${formatInteger(messages)}件`,
    ...(told === 0 ? [] : [`未见答复${formatInteger(unanswered)}件`]),
    ...(settled === 0 ? [] : [`${settledWords}${formatInteger(settled)}件`]),
    ...(told === 0 || told === messages ? [] : [`不知是否答复${formatInteger(messages - told)}件`]),
    ...(unsure > 0 ? [`判断存疑${formatInteger(unsure)}件`] : []),
    ...(matter.issueId === null
      ? [matter.alertId === null ? '文本相同' : '同一地点或地区的同类险情']
      : [`问题编号\u00a0${matter.issueId}`]),
    `留言编号：${listIds(messageIds)}`,
  ];
}

function listIds(ids: readonly string[]): string {
  // Between spaces lines may break, and no id is torn.
  return `${ids.slice(0, mostIds).join(' ')}${ids.length > mostIds ? `等${formatInteger(ids.length)}件` : ''}`;
}

function sinceWords(answeredSince: number, total: number): string[] {
  if (answeredSince === 0) return [];
  if (answeredSince < total) return [`其中${formatInteger(answeredSince)}件在期末之后已有答复或办结`];
  return [total === 1 ? '该件在期末之后已有答复或办结' : '各件在期末之后均已有答复或办结'];
}

/** What an alert told weeks ago, and nobody has answered since; nothing where all are answered, or no input tells. */
function composeUnanswered(unanswered: Optional<UnansweredMessages>): Block[] {
  if (unanswered === null || unanswered.critical + unanswered.urgent === 0) return [];
  const { critical, urgent, answeredSince, listed, otherIds } = unanswered;
  const listedUrgent = listed.filter(({ urgency }) => urgency === 'urgent');
  const leftUrgent = urgent - listedUrgent.reduce((sum, { messages }) => sum + messages, 0);
  const isGrouped = listed.some(({ messages }) => messages > 1);
  const remarks = [
    ...(isGrouped ? ['同一问题的合为一行，编号为问题编号，地区、日期和等待天数为其中最早一件的'] : []),
    '等待天数自留言之日计至期末；办理状态显示已答复、办结或撤回的不计',
    ...sinceWords(answeredSince, critical + urgent),
    ...(otherIds.length > 0 ? [`另有特急${formatInteger(otherIds.length)}件未列出，编号：${listIds(otherIds)}`] : []),
    ...(leftUrgent > 0 ? [`另有紧急${formatInteger(leftUrgent)}件未列出`] : []),
  ];
  return [
    {
      type: 'table',
      caption: `期前留言至期末仍未答复的：特急${formatInteger(critical)}件、紧急${formatInteger(urgent)}件`,
      columns: [
        { label: '级别', format: 'text', width: 9 },
        { label: '留言', format: 'text', width: 37 },
        { label: '地区', format: 'text', width: 20 },
        { label: '留言日期', format: 'day', width: 25 },
        { label: '已等天数', format: 'integer', width: 13 },
        { label: '编号', format: 'text', width: 30 },
      ],
      rows: listed.map(({ urgency, title, messages, region, place, day, days, messageId, issueId }) => [
        urgencyNames[urgency],
        messages > 1 ? `${title}（${formatInteger(messages)}件）` : title,
        [region, place === region ? null : place].filter((name) => name !== null).join(' · ') || '未识别',
        day,
        days,
        issueId ?? messageId,
      ]),
      note: noteOf(remarks),
    },
  ];
}
