import type { Place } from '../core/message.ts';
import type { Gazetteer } from './gazetteer.ts';

export interface FoundRegion {
  /** An administrative name as written (codes in capitals), or the input's own; null where nothing is known. */
  readonly region: string | null;
  readonly source: 'input' | 'title' | 'body' | null;
}

const ranks: Readonly<Record<string, number>> = { province: 1, city: 2, area: 4, street: 3 };

/**
 * The region of a message: the input's own, else the most specific administrative name in the text down to counties and
 * districts, so that regions can be compared. A street or township stands for its county where that is one only, and for
 * itself where the text names nothing of county level. Of names of one level, the title's comes first, then the first.
 */
export function findRegion(
  message: { readonly givenRegion: string | null },
  places: readonly Place[],
  gazetteer: Gazetteer,
): FoundRegion {
  const given = message.givenRegion?.trim();
  if (given) return { region: given, source: 'input' };
  let best: Place | null = null;
  let bestRank = 0;
  for (const place of places) {
    const rank = rankOf(place, gazetteer);
    if (rank > bestRank) {
      best = place;
      bestRank = rank;
    }
  }
  if (best === null) return { region: null, source: null };
  const unit = gazetteer.units.get(best.name);
  const region = unit?.level === 'street' && unit.parent !== null ? unit.parent : best.name;
  return { region, source: best.field };
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
