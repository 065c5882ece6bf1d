import type { Place } from '../../core/message.ts';
import type { Gazetteer } from './gazetteer.ts';

export interface FoundRegion {
  /** An administrative name as written (codes in capitals), or the input's own; null where nothing is known. */
  readonly region: string | null;
  readonly source: 'input' | 'title' | 'body' | 'addressee' | null;
}

/** What mentions of one name add to its rank, more for more of them, and never as much as what comes before how often: below 0.2. */
export function rateMentions(mentions: number): number {
  return 0.2 * (1 - 1 / mentions);
}

const ranks: Readonly<Record<string, number>> = { province: 1, city: 2, area: 4, street: 3 };

/**
 * The region of a message: the input's own, else the most specific administrative name in the text down to counties and
 * districts, so that regions can be compared. A street or township stands for its county where that is one only, and for
 * itself where the text names nothing of county level; a deployment's own name stands for the region it was given. Of names
 * of one level, the title's comes first, then one of the same coded city as the title's (X5区 to X市), then the most frequent,
 * then the first.
 */
export function findRegion(
  message: { readonly givenRegion: string | null },
  places: readonly Place[],
  gazetteer: Gazetteer,
): FoundRegion {
  const given = message.givenRegion?.trim();
  if (given) return { region: given, source: 'input' };
  const candidates = new Map<string, { readonly source: Place['field']; readonly rank: number; mentions: number }>();
  const titleCode = places.find(({ field, name }) => field === 'title' && codeOf(name) !== null);
  const titleLetter = titleCode === undefined ? null : codeOf(titleCode.name);
  for (const place of places) {
    const known = candidates.get(place.name);
    if (known !== undefined) {
      known.mentions += 1;
      continue;
    }
    const own = gazetteer.ownRegions.get(place.name);
    const level = own === undefined ? rankOf(place, gazetteer) : 4;
    if (level === 0) continue;
    const near = titleLetter !== null && codeOf(place.name) === titleLetter;
    const rank = level + (place.field === 'title' ? 0.5 : 0) + (near ? 0.25 : 0);
    candidates.set(place.name, { source: place.field, rank, mentions: 1 });
  }
  let best: { readonly name: string; readonly source: Place['field']; readonly score: number } | null = null;
  for (const [name, { source, rank, mentions }] of candidates) {
    const score = rank + rateMentions(mentions);
    if (best === null || score > best.score) best = { name, source, score };
  }
  if (best === null) return { region: null, source: null };
  const own = gazetteer.ownRegions.get(best.name);
  const unit = gazetteer.units.get(best.name);
  const region = own ?? (unit?.level === 'street' && unit.parent !== null ? unit.parent : best.name);
  return { region, source: best.source };
}

/** Letter of a coded region (`A7县`), else null. */
function codeOf(name: string): string | null {
  return /^[A-Z]\d*\D/u.test(name) ? name.charAt(0) : null;
}

function rankOf(place: Place, gazetteer: Gazetteer): number {
  if (place.type !== 'region') return 0;
  const level = gazetteer.units.get(place.name)?.level;
  if (level !== undefined) return ranks[level] ?? 0;
  // A code such as A7县: the kind of region is its last character; a numbered city is one of county rank (A9市).
  const numbered = /\d/u.test(place.name);
  switch (place.name.at(-1)) {
    case '省':
      return 1;
    case '市':
    case '州':
      return numbered ? 4 : 2;
    case '区':
    case '县':
    case '旗':
      return 4;
    default:
      return 3;
  }
}
