import { outcomeNames } from '../../core/labels.ts';
import { daysBetween } from '../figures/day-spans.ts';
import { type Block, paragraph, type Section, section } from '../reports/document.ts';
import { chooseWaitUnit, formatDay, formatInteger, formatWait, joinWords } from '../reports/format.ts';
import { issueReturnWords } from '../reports/issue-return.ts';
import { nameOf } from '../reports/labels.ts';
import { inBrackets, shareOf } from '../reports/shares.ts';
import type { DossierCounts, DossierData, DossierHandling } from './dossier-data.ts';

const n = formatInteger;

const share = (part: number, whole: number, minBasis: number): string => inBrackets(shareOf(part, whole, minBasis));

/** 办理情况: whether anybody answered, what was said, and whether it came back. */
export function composeHandlingOf({ handling, counts, settings }: DossierData): Section {
  if (handling === null) {
    return section('办理情况', [{ type: 'empty', text: '这些留言的输入数据没有答复和办理状态，本节从略。' }]);
  }
  const blocks: Block[] = [paragraph(leadWords(handling, counts, settings.minBasis))];
  if (handling.departments.length > 1) blocks.push(departmentTable(handling));
  if (handling.latest.length > 0) {
    blocks.push({ type: 'subheading', text: '最近的答复（摘录）' });
    blocks.push(
      ...handling.latest.map(
        ({ department, outcome, quote }, index): Block => ({
          type: 'matter',
          number: index + 1,
          title: department ?? '承办单位未注明',
          facts: [outcome === null ? '结果未判读' : nameOf(outcomeNames, outcome)],
          quotes: [quote],
        }),
      ),
    );
  }
  return section('办理情况', blocks);
}

function leadWords(handling: DossierHandling, counts: DossierCounts, minBasis: number): string {
  const {
    told,
    onlyReplied,
    replied,
    withStatus,
    finished,
    rated,
    satisfied,
    medianHours,
    countsFirst,
    waiting,
    oldest,
  } = handling;
  const untold = counts.messages - told;
  const parts = [
    `${untold > 0 ? `输入数据提供办理情况的${n(told)}件中（另有${n(untold)}件不提供），` : `${n(told)}件中，`}已答复${n(replied)}件${onlyReplied ? '（输入数据几乎只有已答复的留言，不计答复率）' : share(replied, told, minBasis)}`,
    ...(withStatus > 0
      ? [`有办理状态的${n(withStatus)}件中已办结${n(finished)}件${share(finished, withStatus, minBasis)}`]
      : []),
    ...(rated > 0 ? [`已评价${n(rated)}件，满意${n(satisfied)}件`] : []),
    ...(medianHours === null
      ? []
      : [`${countsFirst ? '首次' : ''}答复用时中位数${formatWait(medianHours, chooseWaitUnit(medianHours))}`]),
  ];
  return `${parts.join('；')}。${outcomeWords(handling)}${returnWords(handling, counts)}${settledWords(handling)}${waitingWords(waiting, oldest)}`;
}

function outcomeWords({ outcomes, templates }: DossierHandling): string {
  if (outcomes.length === 0) return '';
  const words = outcomes.map(({ name, replies }) => `${nameOf(outcomeNames, name)}${n(replies)}件`);
  const templateWords = templates > 0 ? `，其中套话式答复${n(templates)}件` : '';
  return `答复结果由模型判读：${joinWords(words)}${templateWords}。`;
}

/** Messages of an issue in 90 days from which nearly every reply is followed by one, whatever it says: 1 − e⁻⁵ of them by chance alone. */
const mostInWindow = 5;

function returnWords(
  { replies, returned }: DossierHandling,
  { messages, issues, firstDay, lastDay }: DossierCounts,
): string {
  if (replies === 0) return '';
  const inWindow = (messages * 90) / issues / Math.max(90, daysBetween(firstDay, lastDay) + 1);
  if (returned > 0 && inWindow > mostInWindow) return '';
  return returned === 0
    ? `有时间的${n(replies)}次答复后90天内没有新的留言。`
    : `有时间的${n(replies)}次答复中，${n(returned)}次之后90天内同一问题又有留言。`;
}

/** However many write anyway, that they do after they were told it is settled is said. */
function settledWords({ settledReturns }: DossierHandling): string {
  const [only] = settledReturns;
  if (only === undefined) return '';
  if (settledReturns.length === 1) return `${issueReturnWords(only)}。`;
  const messages = settledReturns.reduce((sum, one) => sum + one.messages, 0);
  return `${n(settledReturns.length)}个问题答复办结后又有反映，共${n(messages)}件。`;
}

function waitingWords(waiting: number, oldest: DossierHandling['oldest']): string {
  const [first] = oldest;
  if (first === undefined) return waiting === 0 ? '没有等待答复的留言。' : `等待答复的${n(waiting)}件。`;
  const listed = oldest.map(({ messageId, day, days }) => `${messageId}（${formatDay(day)}，已${n(days)}天）`);
  return `等待答复的${n(waiting)}件，最久的${waiting > oldest.length ? `${oldest.length}件` : ''}为${joinWords(listed)}。`;
}

function departmentTable({ departments, withStatus }: DossierHandling): Block {
  return {
    type: 'table',
    caption: '各承办单位',
    columns: [
      { label: '单位', format: 'text', width: 46 },
      { label: '件数', format: 'integer', width: 18 },
      { label: '已答复', format: 'integer', width: 18 },
      ...(withStatus > 0 ? [{ label: '已办结', format: 'integer', width: 18 } as const] : []),
    ],
    rows: departments.map(({ name, messages, replied, finished }) => [
      name ?? '未注明',
      messages,
      replied,
      ...(withStatus > 0 ? [finished] : []),
    ]),
  };
}
