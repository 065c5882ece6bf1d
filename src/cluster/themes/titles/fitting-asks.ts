import type { StatedAsk } from '../asks/read-clause.ts';
import type { ThemeGroup } from '../read-group.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';
import { findCut, findRareAsks, findTooNarrow, findTooWide } from './fitting-words.ts';

/**
 * Whole from where they are cut out of a name, and as far as others are left, without those that want something all night and, of short
 * texts, those that few ask or whose words few use.
 */
export function pickFitting(
  { contributions, readings }: ThemeGroup,
  stated: readonly StatedAsk[],
  isRead: boolean,
  lexicon: ThemeLexicon,
): readonly StatedAsk[] {
  const isCut = findCut(contributions, lexicon);
  const whole = stated.map((one) =>
    isCut(one.text) ? { ...one, text: one.text.slice(1), ask: null, group: null, leads: false } : one,
  );
  const isTooWide = findTooWide(contributions);
  const usual = keepAsking(whole, ({ text }) => !isTooWide(text));
  if (!isRead) return usual;
  const isRare = findRareAsks(readings, lexicon);
  const asked = keepAsking(usual, (one) => !isRare(one));
  const isTooNarrow = findTooNarrow(contributions, lexicon);
  const shared = asked.filter(({ objectWord }) => !isTooNarrow(objectWord));
  return shared.length > 0 ? shared : asked;
}

/** Those that fit, where they ask anything in known words. */
function keepAsking(stated: readonly StatedAsk[], fits: (one: StatedAsk) => boolean): readonly StatedAsk[] {
  const kept = stated.filter(fits);
  return kept.some(({ group }) => group !== null) ? kept : stated;
}
