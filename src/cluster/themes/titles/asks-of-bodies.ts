import { isOfMatter, stateAfterTitle } from '../asks/body-wish.ts';
import type { StatedAsk } from '../asks/read-clause.ts';
import { stateInBody } from '../asks/state-ask.ts';
import { countNaming, type ThemeGroup } from '../read-group.ts';
import { hideNames } from '../texts/hide-names.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';

/**
 * What bodies ask of things that half of the contributions, and two, name, or in words that as many use: what one asks beside its matter
 * is not what they ask.
 */
export function stateInBodies(
  { contributions, readings }: ThemeGroup,
  byCentre: readonly number[],
  object: number | null,
  lexicon: ThemeLexicon,
): StatedAsk[] {
  const enough = Math.max(2, readings.length / 2);
  const stated = byCentre.flatMap((i) => {
    const one = contributions[i]!;
    return stateInBody(one, object, hideNames(lexicon, one.places)) ?? [];
  });
  return stated.filter(({ object: asked, text }) =>
    asked === null
      ? stated.filter((other) => other.text === text).length >= enough
      : countNaming(readings, asked) >= enough,
  );
}

/** What half of the contributions, as short texts, ask after titles that only tell, as far as half of the others speak of it. */
export function stateAfterTitles(
  { contributions, readings }: ThemeGroup,
  byCentre: readonly number[],
  object: number | null,
  lexicon: ThemeLexicon,
): StatedAsk[] {
  const stated = byCentre.flatMap((i) => {
    const one = contributions[i]!;
    const found = stateAfterTitle(one, object, hideNames(lexicon, one.places));
    const others = contributions.filter((other) => other !== one).map(({ title, body }) => `${title}，${body}`);
    return found === null ? [] : [{ found, isShared: isOfMatter(found.text, others) }];
  });
  if (stated.length * 2 < readings.length) return [];
  return stated.flatMap(({ found, isShared }) => (isShared ? found : []));
}
