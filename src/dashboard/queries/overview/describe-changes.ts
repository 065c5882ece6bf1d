import { type DataReach, dailyWords, findHindrance, hindranceWords } from '../../../aggregate/figures/comparability.ts';
import { findChance, findDirection, isBeyondChance, type Lengths } from '../../../aggregate/figures/statistics.ts';
import { issueStatusNames, nameLevel } from '../../../core/labels.ts';
import type { Overview, Sentence, ShareShift } from '../../api-types.ts';
import type { Filters } from '../../filters.ts';
import type { HotOfPeriod, IssueCounts } from './count-issues.ts';

/** All of the overview but its sentences. */
export type Figures = Omit<Overview, 'sentences'>;

/** Rises and falls told, each way. */
const toldShifts = 2;

/**
 * What changed, in words, most important first; every figure with the link to what it counts. Says only what the
 * figures bear: topics are told only where their change is beyond chance. What stands in the figures beside it is not said again.
 * @param lengths days of the period and of the one before; null without one
 * @param issues the hottest ones of the view, and the hottest growing one
 * @param statusDays over how many days growing is judged
 * @param reach of the data: of a period outside it nothing else is said
 */
export function describeChanges(
  figures: Figures,
  lengths: Lengths | null,
  filters: Filters,
  { growing, hottest }: Pick<IssueCounts, 'growing' | 'hottest'>,
  statusDays: number,
  reach: DataReach,
): Sentence[] {
  const outside = describeOutside(figures, reach);
  if (outside !== null) return [outside];
  const sentences: Sentence[] = [describeVolume(figures, lengths, filters)];
  const open = figures.alerts.filter(({ state }) => state !== 'closed');
  if (open.length > 0) {
    sentences.push({
      tone: 'warn',
      parts: [
        { text: `${open.length} 条预警`, link: `/alerts${query(filters, { ...range(figures), state: 'open' })}` },
        { text: `未解除，最高${nameLevel(Math.min(...open.map(({ level }) => level)))}：` },
        { text: open[0]?.title ?? '', link: `/alerts/${encodeURIComponent(open[0]?.alert_id ?? '')}` },
        { text: '。' },
      ],
    });
  }
  sentences.push(...describeClosed(figures, filters), ...describeShifts(figures, filters));
  if (growing !== null && !hottest.some(({ issue_id: id }) => id === growing.issue_id)) {
    sentences.push({
      tone: 'up',
      parts: [
        { text: '升温最快的问题：' },
        { text: growing.title, link: `/issues/${encodeURIComponent(growing.issue_id)}` },
        { text: `，近 ${statusDays} 天 ${growing.recent_authors} 人反映。` },
      ],
    });
  }
  // Beside much else fewer are named.
  const named = hottest.slice(0, Math.max(leastHottest, mostSentences - sentences.length));
  const isPast = reach.lastDay !== null && figures.to < reach.lastDay;
  sentences.push(...describeHottest(named, isPast ? '留言最多的是' : '最热的是', figures));
  return sentences;
}

/** Null where the data reach into the period. */
function describeOutside({ from, to }: Figures, { firstDay, lastDay }: DataReach): Sentence | null {
  if (firstDay === null || lastDay === null) return { tone: 'plain', parts: [{ text: '本库还没有留言。' }] };
  if (from <= lastDay && to >= firstDay) return null;
  return { tone: 'warn', parts: [{ text: `数据自 ${firstDay} 至 ${lastDay}，不含这一时段。` }] };
}

function describeVolume(figures: Figures, lengths: Lengths | null, filters: Filters): Sentence {
  const { messages, previous_messages: before } = figures;
  const total = { text: `${group(messages)} 条`, link: `/messages${query(filters, range(figures))}` };
  if (before === null || lengths === null) {
    return { tone: 'plain', parts: [{ text: '本期收到留言 ' }, total, { text: '；上期没有数据，无法比较。' }] };
  }
  const change = messages - before;
  const word = change === 0 ? '与上期持平' : changeWords(change, figures.change_percent);
  const chance = findChance(messages, before, lengths);
  const hindrance = findHindrance(figures.flags, filters.region !== undefined);
  const isNoise = change !== 0 && chance !== null && !isBeyondChance(chance);
  const isReal = isBeyondChance(chance) && hindrance === null;
  const direction = findDirection(messages, before, lengths);
  const daily = isReal && direction !== Math.sign(change) ? `；${dailyWords(direction)}` : '';
  // What hampers the comparison makes noise and change alike unsure.
  const tail = hindrance !== null ? `；${hindranceWords[hindrance]}，仅供参考` : isNoise ? '，在随机波动范围内' : daily;
  return {
    tone: !isReal ? 'plain' : direction > 0 ? 'up' : 'down',
    parts: [{ text: '本期收到留言 ' }, total, { text: `，${word}${tail}。` }],
  };
}

/** `比上期多 12 条（+10.0%）` */
function changeWords(change: number, percent: number | null): string {
  const rate = percent === null ? '' : `（${signed(percent, 1)}%）`;
  return `比上期${change > 0 ? '多' : '少'} ${group(Math.abs(change))} 条${rate}`;
}

/** Lowest level of the alerts that are told of a period though they are over. */
const leastGrave = 2;

/** The grave alerts of the period that are over, the gravest by its name. */
function describeClosed(figures: Figures, filters: Filters): Sentence[] {
  const grave = figures.alerts.filter(({ state, level }) => state === 'closed' && level <= leastGrave);
  const levels = [...new Set(grave.map(({ level }) => level))].sort((a, b) => a - b);
  const first = grave.find(({ level }) => level === levels[0]);
  if (first === undefined) return [];
  const counts = levels.map((level, at) => ({
    text: `${at === 0 ? '' : '、'}${nameLevel(level)}${group(grave.filter((alert) => alert.level === level).length)} 条`,
    link: `/alerts${query(filters, { ...range(figures), state: 'closed', level: String(level) })}`,
  }));
  return [
    {
      tone: 'plain',
      parts: [
        { text: '期内预警已结束的有' },
        ...counts,
        { text: '：' },
        { text: first.title, link: `/alerts/${encodeURIComponent(first.alert_id)}` },
        { text: grave.length > 1 ? ' 等。' : '。' },
      ],
    },
  ];
}

function describeShifts(figures: Figures, filters: Filters): Sentence[] {
  const gain = ({ messages, previous }: ShareShift): number => messages - (previous ?? 0);
  const real = figures.topics.filter(({ is_real }) => is_real);
  const rises = real.filter((shift) => gain(shift) > 0).sort((a, b) => gain(b) - gain(a));
  const falls = real.filter((shift) => gain(shift) < 0).sort((a, b) => gain(a) - gain(b));
  const tell = (shifts: readonly ShareShift[], tone: 'up' | 'down'): Sentence[] =>
    shifts.slice(0, toldShifts).map((shift) => ({
      tone,
      parts: [
        { text: shift.label, link: `/messages${query({ ...filters, topic: shift.label }, range(figures))}` },
        {
          text: ` ${group(shift.messages)} 条，${changeWords(gain(shift), shift.change_percent)}，超出随机波动。`,
        },
      ],
    }));
  return [...tell(rises, 'up'), ...tell(falls, 'down')];
}

/** Status of an issue that is told, since it asks for a look. */
const toldStatus: ReadonlySet<string> = new Set(['new', 'growing', 'revived']);

const leastHottest = 3;
/** So many sentences stand beside the chart. */
const mostSentences = 6;

/** The issues by name, with their messages of the period. @param order what they come in, before the first */
function describeHottest(hottest: readonly HotOfPeriod[], order: string, figures: Figures): Sentence[] {
  return hottest.map(({ issue_id: id, title, status, authors, messages }, at) => {
    const isTold = toldStatus.has(status);
    const names: Readonly<Record<string, string>> = issueStatusNames;
    return {
      tone: isTold ? 'up' : 'plain',
      parts: [
        { text: at === 0 ? `有新留言的反复问题，${order}：` : '' },
        { text: title, link: `/issues/${encodeURIComponent(id)}` },
        { text: '，本期 ' },
        { text: `${group(messages)} 条`, link: `/messages${query({}, { ...range(figures), issue: id })}` },
        { text: `，累计 ${group(authors)} 人${isTold ? `，${names[status] ?? status}` : ''}。` },
      ].filter(({ text }) => text !== ''),
    };
  });
}

function range(figures: Figures): Record<string, string> {
  return { from: figures.from, to: figures.to };
}

function query(filters: Filters, extra: Readonly<Record<string, string>>): string {
  const given = Object.entries({ ...filters, ...extra }).filter(([, value]) => value !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given as [string, string][]).toString()}`;
}

function group(value: number): string {
  return value.toLocaleString('en-US');
}

function signed(value: number, digits: number): string {
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(digits)}`;
}
