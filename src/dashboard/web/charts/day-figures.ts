import type { DayPoint } from '../../api-types.ts';

type Point = Pick<DayPoint, 'messages' | 'is_missing'>;

/** Lines across a chart, at most, beside its base. */
const mostLines = 4;

/** An axis for counts up to `top`: it ends at a line, and every line has its number. */
export function findAxis(top: number): { readonly max: number; readonly interval: number } {
  const scale = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, top))) - 1);
  const steps = [1, 2, 5, 10, 20, 50].map((step) => step * scale);
  const interval = steps.find((step) => Math.ceil(top / step) <= mostLines) ?? scale * 100;
  return { max: interval * Math.max(1, Math.ceil(top / interval)), interval };
}

/** What is drawn of a day: nothing of one that the data lack, which is not a day without messages. */
export function drawnCount({ messages, is_missing: isMissing }: Point): number | null {
  return isMissing && messages === 0 ? null : messages;
}

/** The mean of the week around each day, of the days that the data have; none on those that they lack. */
export function weekMeans(days: readonly Point[]): readonly (number | null)[] {
  const counts = days.map(drawnCount);
  return counts.map((count, index) => {
    if (count === null) return null;
    const around = counts.slice(Math.max(0, index - 3), index + 4).filter((other) => other !== null);
    return around.reduce((sum, other) => sum + other, 0) / around.length;
  });
}
