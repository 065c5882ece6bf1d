import { addDays, addYears, type DaySpan, daysBetween, monthEnd, monthStart, weekStart } from '../figures/day-spans.ts';
import type { Course, DossierCounts } from './dossier-data.ts';
import type { DossierSource } from './dossier-rows.ts';

/** Longest life, in days, that is told in weeks, and in months. */
const longest = { week: 182, month: 1100 } as const;

/** Messages by week, month or year from the first to the last, those without any included. */
export async function collectCourse(source: DossierSource, { firstDay, lastDay }: DossierCounts): Promise<Course> {
  const days = daysBetween(firstDay, lastDay);
  const unit = days <= longest.week ? 'week' : days <= longest.month ? 'month' : 'year';
  const rows = await source.rows<{ day: string; n: number }>(
    'SELECT day, count(*) AS n FROM dossier_rows GROUP BY day',
  );
  const bars = listSpans(unit, firstDay, lastDay).map((span) => ({
    ...span,
    messages: rows.filter(({ day }) => day >= span.from && day <= span.to).reduce((sum, { n }) => sum + n, 0),
  }));
  return { unit, bars };
}

function listSpans(unit: Course['unit'], firstDay: string, lastDay: string): DaySpan[] {
  const spans: DaySpan[] = [spanOf(unit, firstDay)];
  while (spans.at(-1)!.to < lastDay) spans.push(spanOf(unit, addDays(spans.at(-1)!.to, 1)));
  return spans;
}

function spanOf(unit: Course['unit'], day: string): DaySpan {
  switch (unit) {
    case 'week':
      return { from: weekStart(day), to: addDays(weekStart(day), 6) };
    case 'month':
      return { from: monthStart(day), to: monthEnd(day) };
    case 'year': {
      const from = `${day.slice(0, 4)}-01-01`;
      return { from, to: addDays(addYears(from, 1), -1) };
    }
  }
}
