import { nameLevel } from '../../core/labels.ts';
import type { Overview, Sentence, ShareShift } from '../api-types.ts';
import type { Filters } from '../filters.ts';

type Figures = Omit<Overview, 'sentences'>;

/** Rises and falls told, each way. */
const toldShifts = 2;

/**
 * What changed, in words, most important first; every figure with the link to what it counts. Says only what the
 * figures bear: shares are told only where their difference is beyond chance.
 * @param growing the hottest growing issue of the view
 */
export function describeChanges(
  figures: Figures,
  filters: Filters,
  growing: { readonly issue_id: string; readonly title: string; readonly recent_authors: number } | null,
): Sentence[] {
  const sentences: Sentence[] = [describeVolume(figures, filters)];
  if (figures.critical > 0) sentences.push(describeCritical(figures, filters));
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
  sentences.push(...describeShifts(figures, filters));
  if (growing !== null) {
    sentences.push({
      tone: 'up',
      parts: [
        { text: '升温最快的问题：' },
        { text: growing.title, link: `/issues/${encodeURIComponent(growing.issue_id)}` },
        { text: `，近两周 ${growing.recent_authors} 人反映。` },
      ],
    });
  }
  if (figures.new_issues > 0) {
    sentences.push({
      tone: 'plain',
      parts: [
        { text: '本期新出现反复问题 ' },
        {
          text: `${figures.new_issues} 个`,
          link: `/issues${query(filters, { ...range(figures), began: '1', sort: 'first_day' })}`,
        },
        { text: '。' },
      ],
    });
  }
  return sentences;
}

function describeVolume(figures: Figures, filters: Filters): Sentence {
  const { messages, previous_messages: before } = figures;
  const total = { text: `${group(messages)} 条`, link: `/messages${query(filters, range(figures))}` };
  if (before === null) {
    return { tone: 'plain', parts: [{ text: '本期收到留言 ' }, total, { text: '；上期没有数据，无法比较。' }] };
  }
  const change = messages - before;
  const percent = before > 0 ? `（${signed((100 * change) / before, 1)}%）` : '';
  const word =
    change === 0 ? '与上期持平' : `比上期${change > 0 ? '多' : '少'} ${group(Math.abs(change))} 条${percent}`;
  // Under independent arrivals the difference of two counts has a variance of their sum.
  const isNoise = Math.abs(change) < 1.96 * Math.sqrt(messages + before);
  // Days without data change a count as no event does.
  const isLacking = figures.flags.includes('missing_days') || figures.flags.includes('partial');
  // Nor does one that a board brought along, or took with it.
  const isMixed = figures.flags.includes('sources_changed');
  const isHampered = isLacking || isMixed;
  const caveat = isMixed ? '；两期数据来源不同，仅供参考。' : isLacking ? '；数据有缺，仅供参考。' : '。';
  const tail = change !== 0 && isNoise ? '，在随机波动范围内。' : caveat;
  return {
    tone: change === 0 || isNoise || isHampered ? 'plain' : change > 0 ? 'up' : 'down',
    parts: [{ text: '本期收到留言 ' }, total, { text: `，${word}${tail}` }],
  };
}

function describeCritical(figures: Figures, filters: Filters): Sentence {
  const before = figures.previous_critical;
  return {
    tone: 'warn',
    parts: [
      { text: '其中特急 ' },
      {
        text: `${group(figures.critical)} 条`,
        link: `/messages${query({ ...filters, urgency: 'critical' }, range(figures))}`,
      },
      { text: before === null ? '。' : `（上期 ${group(before)} 条）。` },
    ],
  };
}

function describeShifts(figures: Figures, filters: Filters): Sentence[] {
  const real = figures.topics.filter(({ is_real }) => is_real);
  const gain = (shift: ShareShift): number => shift.share - (shift.previous_share ?? 0);
  const rises = real.filter((s) => gain(s) > 0).sort((a, b) => gain(b) - gain(a));
  const falls = real.filter((s) => gain(s) < 0).sort((a, b) => gain(a) - gain(b));
  const tell = (shifts: readonly ShareShift[], tone: 'up' | 'down', word: string): Sentence[] =>
    shifts.slice(0, toldShifts).map((shift) => ({
      tone,
      parts: [
        {
          text: shift.label,
          link: `/messages${query({ ...filters, topic: shift.label }, range(figures))}`,
        },
        {
          text: `占比由 ${percentText(shift.previous_share ?? 0)} ${word}至 ${percentText(shift.share)}（${signed(100 * gain(shift), 1)} 个百分点）。`,
        },
      ],
    }));
  return [...tell(rises, 'up', '升'), ...tell(falls, 'down', '降')];
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

function percentText(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
