import type { Database } from '../../core/duckdb.ts';
import { simplifyText } from '../../core/simplify.ts';
import { isCity, isSharedName } from '../../ingest/values/region-path.ts';

/** How names of regions end, that people leave out. */
const ending = /^(?:(?:[\p{Script=Han}]{1,6})?自治[州县旗]|新区|区|县|市|旗|州|地区|盟|街道|镇|乡)$/u;

/**
 * The region of the messages that a name stands for: itself where it is one, else the only one that it lacks no more than the end of
 * (青禾 for 青禾县), or than the city before it. A name that could be two, or none, comes back as given.
 */
export async function completeRegion(db: Database, given: string): Promise<string> {
  // Names in traditional characters are counted in simplified ones.
  for (const name of new Set([given, simplifyText(given)])) {
    const region = await findRegion(db, name);
    if (region !== null) return region;
  }
  return given;
}

async function findRegion(db: Database, given: string): Promise<string | null> {
  const rows = await db.rows<{ region: string }>(
    'SELECT DISTINCT region FROM messages WHERE starts_with(region, $1) OR ends_with(region, $1) ORDER BY region',
    [given],
  );
  const names = rows.map(({ region }) => region);
  if (names.includes(given)) return given;
  const [only, ...others] = names.filter(
    (name) =>
      (name.startsWith(given) && ending.test(name.slice(given.length))) ||
      (isSharedName(given) && name.endsWith(given) && isCity(name.slice(0, -given.length))),
  );
  return only === undefined || others.length > 0 ? null : only;
}
