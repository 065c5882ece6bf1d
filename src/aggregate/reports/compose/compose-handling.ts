import { nameRegion } from '../../figures/name-region.ts';
import { type Block, type Cell, paragraph, type Section, type TableColumn } from '../document.ts';
import { chooseWaitUnit, formatInteger, formatWait } from '../format.ts';
import type { Handling, HandlingRow, ReportData } from '../report-data.ts';
import { inBrackets, isGiven, shareOf } from '../shares.ts';
import { composeActions } from './compose-actions.ts';
import { foldedName, foldWords, wordsOf } from './compose-words.ts';
import { regionWords } from './region-words.ts';

/** What the columns are that there are. */
function noteWords({ hasReplies, countsFirst, total }: Handling, isPartial: boolean, minBasis: number): string {
  // A reply that comes later, with what came of it, makes nobody late who said in time what was being done.
  const which = countsFirst ? '数据中的首次答复（同一答复的时间有更正的，以更正后为准）' : '最近一次答复';
  return [
    `按留言时间统计${hasReplies ? `，答复截至数据更新时；答复用时和是否按期以${which}计，有答复时间的不足5件的不列用时` : ''}。`,
    ...(isGiven(total.rated, minBasis) ? ['满意率为评价满意（含基本满意）占已评价的比例，默认评价不计。'] : []),
    ...(isPartial ? ['输入数据不提供答复和办理状态的留言不计。'] : []),
  ].join('');
}

/** 办理情况: what became of the period's messages, by region, and of what measures were taken against. */
export function composeHandling(data: ReportData): Section {
  const section = composeReplies(data);
  return { ...section, blocks: [...section.blocks, ...composeActions(data)] };
}

function composeReplies(data: ReportData): Section {
  const { handling, headline, region } = data;
  const word = regionWords[data.regionLevel];
  const id = '办理情况';
  const leaveOut = (text: string): Section => ({ id, title: id, blocks: [{ type: 'empty', text }] });
  if (handling === null) return leaveOut('数据库中没有办理数据，本节从略。');
  if (!handling.hasReplies && !handling.hasStatus) return leaveOut('输入数据没有答复和办理状态，本节从略。');
  if (handling.total.messages === 0) {
    const why =
      headline.messages === 0 ? '统计期内没有留言。' : '统计期内留言的输入数据没有答复和办理状态，不计答复率和办结率。';
    return { id, title: id, blocks: [paragraph(`${why}${standingWords(handling, data.settings.minBasis)}`)] };
  }
  const blocks: Block[] = [
    paragraph(`${periodWords(data, handling)}${standingWords(handling, data.settings.minBasis)}`),
  ];
  const { minBasis } = data.settings;
  const hidesShare = (rows: readonly HandlingRow[]): boolean =>
    rows.some(({ counted, withStatus, rated }) =>
      [handling.onlyReplied ? 0 : counted, withStatus, rated].some((whole) => whole > 0 && !isGiven(whole, minBasis)),
    );
  const add = (rows: readonly HandlingRow[], caption: string, of: string, limit: number) => {
    const columns = columnsOf(handling, of, minBasis);
    const folded = foldWords(
      rows.map(({ name }) => name),
      limit,
      data.settings.minAuthors,
    );
    // What the columns are stands under the first table.
    const isPartly = rows.some(({ counted, messages }) => counted < messages);
    const note = `${isPartly ? '部分来源只在答复后才写明单位，未答复的不知属于哪个单位，其留言不计入各单位的答复率和办结率（因此答复率不等于已答复与留言之比），没有其他留言的为“—”。' : ''}${blocks.length === 1 ? noteWords(handling, handling.total.messages < headline.messages, minBasis) : ''}${hidesShare(rows) ? `基数不足${minBasis}件的不计百分比。` : ''}${folded.map((words) => `${words}。`).join('')}`;
    blocks.push({
      type: 'table',
      caption,
      columns: columns.map(({ column }) => column),
      rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
      ...(note === '' ? {} : { note: `注：${note}` }),
    });
  };
  if (region === null && handling.regions.length > 1) {
    const named = handling.regions.map((row) => ({
      ...row,
      name: row.name === null ? null : nameRegion(row.name, data.bareCities),
    }));
    add(named, `各${word}办理情况`, word, data.settings.regions);
  }
  if (handling.departments.length > 1) {
    add(handling.departments, '各承办单位办理情况', '单位', data.settings.departments);
  }
  return { id, title: id, blocks };
}

/** What became of the messages of the period. */
function periodWords(data: ReportData, handling: Handling): string {
  const { total, hasReplies, hasStatus } = handling;
  const words = wordsOf(data);
  const rateWords = (name: string, part: number, whole: number): string => {
    const share = shareOf(part, whole, data.settings.minBasis);
    return share === null ? '' : `，${name}${share}`;
  };
  const parts: string[] = [];
  const untold = data.headline.messages - total.messages;
  const scope = untold > 0 ? `（另有${formatInteger(untold)}件的输入数据不提供答复和办理状态，本节不计）` : '';
  if (hasReplies) {
    parts.push(
      handling.onlyReplied
        ? `输入数据几乎只有已答复的留言，不能据以计算答复率和未答复件数。${words.current}此类留言${formatInteger(total.messages)}件${scope}`
        : `${words.current}留言${formatInteger(total.messages)}件${scope}，至数据更新时已答复${formatInteger(total.replied)}件${rateWords('答复率', total.replied, total.messages)}`,
    );
    if (total.medianHours !== null && total.p90Hours !== null) {
      const unit = chooseWaitUnit(total.medianHours);
      parts.push(
        `；${handling.countsFirst ? '首次' : ''}答复用时中位数${formatWait(total.medianHours, unit)}，九成在${formatWait(total.p90Hours, unit)}之内`,
      );
    }
    parts.push('。', timelyWords(handling, data.settings.minBasis));
  }
  if (hasStatus && total.withStatus > 0) {
    parts.push(
      `有办理状态的${formatInteger(total.withStatus)}件中，已办结${formatInteger(total.finished)}件${rateWords('办结率', total.finished, total.withStatus)}。`,
    );
  }
  if (total.rated > 0) {
    parts.push(
      `已评价${formatInteger(total.rated)}件，其中满意${formatInteger(total.satisfied)}件${rateWords('满意率', total.satisfied, total.rated)}。`,
    );
  }
  return parts.join('');
}

/** What was done in the period, and what waits at its end, of messages of any time. */
function standingWords(
  { hasReplies, repliesGiven, backlog, onlyReplied, recurrence }: Handling,
  minBasis: number,
): string {
  const parts: string[] = [];
  if (hasReplies && repliesGiven !== null) {
    parts.push(
      repliesGiven === 0
        ? '统计期内没有作出答复（含对此前留言的答复）。'
        : `统计期内共作出答复${formatInteger(repliesGiven)}件（含对此前留言的答复）。`,
    );
  }
  // What still waits is not in inputs of answered messages: those that were answered later are not all that waited.
  if (hasReplies && !onlyReplied) {
    parts.push(
      `截至期末（含此前留言）未答复且未办结的${formatInteger(backlog.total)}件，其中满30天的${formatInteger(backlog.over30)}件，满90天的${formatInteger(backlog.over90)}件。`,
    );
  }
  if (recurrence !== null) {
    parts.push(
      `从全部数据看，已满90天、有时间的${formatInteger(recurrence.replies)}次答复中，${formatInteger(recurrence.returned)}次${inBrackets(shareOf(recurrence.returned, recurrence.replies, minBasis))}之后90天内同一问题又有留言。`,
    );
  }
  return parts.join('');
}

/** What keeps rate and hours of late messages from being compared, and what can be. */
function timelyWords({ timeliness, onlyReplied, countsFirst, total }: Handling, minBasis: number): string {
  if (timeliness === null) return '';
  const { notDue, due, timely } = timeliness;
  const over = total.messages - notDue;
  const which =
    notDue === total.messages
      ? '答复期限至数据的最后一日均未到期'
      : `其中${formatInteger(notDue)}件至数据的最后一日答复期限未满`;
  const open = notDue > 0 ? `${which}，此后还会有答复，${onlyReplied ? '' : '答复率偏低、'}用时偏短。` : '';
  if (onlyReplied || due === 0) return open;
  const rate = shareOf(timely, due, minBasis);
  // Of some nobody knows: their reply has no usable time, or nobody answered and nobody waits.
  const known = due < over ? `，可判断是否按期的${formatInteger(due)}件，其中` : '，';
  return `${open}期限已满的${formatInteger(over)}件中${known}按期答复${formatInteger(timely)}件${rate === null ? '' : `，按期答复率${rate}`}${countsFirst ? '（以首次答复计）' : ''}。`;
}

interface HandlingColumn {
  readonly column: TableColumn;
  readonly cell: (row: HandlingRow) => Cell;
}

function columnsOf(handling: Handling, of: string, minBasis: number): HandlingColumn[] {
  const ratio = (part: number, whole: number): Cell => (isGiven(whole, minBasis) ? part / whole : null);
  const unit = chooseWaitUnit(handling.total.medianHours);
  const wait = (hours: number | null): Cell => (hours === null ? null : hours / unit.hours);
  const replies: HandlingColumn[] = [
    { column: { label: '已答复', format: 'integer', width: 10 }, cell: (row) => row.replied },
    ...(handling.onlyReplied || !isGiven(handling.total.messages, minBasis)
      ? []
      : [
          {
            column: { label: '答复率', format: 'share', width: 11 } as const,
            cell: (row: HandlingRow) => ratio(row.countedReplied, row.counted),
          },
        ]),
    {
      column: { label: `中位用时（${unit.name}）`, format: 'decimal', width: 20 },
      cell: (row) => wait(row.medianHours),
    },
    { column: { label: `九成用时（${unit.name}）`, format: 'decimal', width: 20 }, cell: (row) => wait(row.p90Hours) },
  ];
  return [
    { column: { label: of, format: 'text', width: 26 }, cell: (row) => row.name ?? foldedName(row, of) },
    { column: { label: '留言', format: 'integer', width: 10 }, cell: (row) => row.messages },
    ...(handling.hasReplies ? replies : []),
    ...(handling.hasStatus && isGiven(handling.total.withStatus, minBasis)
      ? [
          {
            column: { label: '办结率', format: 'share', width: 11 } as const,
            cell: (row: HandlingRow) => ratio(row.finished, row.withStatus),
          },
        ]
      : []),
    ...(isGiven(handling.total.rated, minBasis)
      ? [
          {
            column: { label: '满意率', format: 'share', width: 11 } as const,
            cell: (row: HandlingRow) => ratio(row.satisfied, row.rated),
          },
        ]
      : []),
  ];
}
