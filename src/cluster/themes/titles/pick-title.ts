import { mentionsPlace, type StatedAsk } from '../asks/read-clause.ts';
import { personal } from '../asks/spoken-wish.ts';
import { dice, pairsOf } from '../words/character-pairs.ts';
import { endsDoubled } from '../words/plain-verbs.ts';

/** Longer titles say more than they need. */
const plainLength = 14;

/**
 * The ask that most of the others resemble, ties by the order given; those of the leading ask and object first, and such as name both in few words.
 * @param isForeign whether a text names a place that most of the contributions do not speak of
 */
export function pickTitle(
  stated: readonly StatedAsk[],
  leading: { readonly group: string | null; readonly object: number | null },
  isForeign: (text: string) => boolean = () => false,
): StatedAsk | null {
  const kinds = new Map<string, { one: StatedAsk; count: number; pairs: ReadonlySet<string> }>();
  for (const one of stated) {
    const known = kinds.get(one.text);
    if (known === undefined) kinds.set(one.text, { one, count: 1, pairs: pairsOf(one.text) });
    else known.count++;
  }
  // Comparing all with all costs the square; what few say resembles what many say or does not lead.
  const candidates = [...kinds.values()].sort((a, b) => b.count - a.count).slice(0, 80);
  let best: StatedAsk | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  for (const { one, pairs } of candidates) {
    const resemblance =
      candidates.reduce((sum, other) => sum + other.count * dice(pairs, other.pairs), 0) / stated.length;
    const score =
      2 * resemblance +
      (one.group !== null && one.group === leading.group ? 0.2 : 0) +
      (one.object === leading.object ? 0.5 : 0) -
      // A word for the object that ends like a place ("公交站") is none.
      (mentionsPlace(one.objectWord === null ? one.text : one.text.replace(one.objectWord, '')) ? 0.3 : 0) -
      (isForeign(one.text) ? 0.3 : 0) -
      (one.objectWord === null ? 0.3 : 0) -
      // The more so where what is wrong stands before the ask.
      (one.byForm === true ? (one.text.includes('，') ? 0.4 : 0.2) : one.text.includes('，') ? 0.15 : 0) -
      (personal.test(one.text) ? 0.5 : 0) -
      (endsDoubled.test(one.text) ? 0.2 : 0) -
      // "公厕建设" is less of a sentence than "公厕晚上延长开放".
      (one.leads ? 0 : one.text.length <= 6 ? 0.4 : 0.15) -
      0.02 * Math.max(0, one.text.length - plainLength);
    if (score > highest + 1e-9) {
      best = one;
      highest = score;
    }
  }
  return best;
}
