import type { Mart } from '../../mart/mart.ts';

const known = new WeakMap<Mart, Promise<ReadonlySet<string>>>();

/** Days without data where messages are usual; none in marts of earlier versions, which cannot tell. Read once a mart. */
export function readMissingDays(mart: Mart): Promise<ReadonlySet<string>> {
  const reading = known.get(mart) ?? findMissingDays(mart);
  known.set(mart, reading);
  reading.catch(() => known.delete(mart));
  return reading;
}

async function findMissingDays(mart: Mart): Promise<ReadonlySet<string>> {
  if (!mart.columns('coverage_daily').has('is_missing')) return new Set();
  const rows = await mart.rows<{ day: string }>('SELECT DISTINCT "day" FROM coverage_daily WHERE is_missing');
  return new Set(rows.map(({ day }) => day));
}
