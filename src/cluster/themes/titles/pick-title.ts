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
  isForeign: (text: string) => boolean,
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
    const leads =
      (one.group !== null && one.group === leading.group ? 0.2 : 0) + (one.object === leading.object ? 0.5 : 0);
    const score = 2 * resemblance + leads - (isForeign(one.text) ? 0.3 : 0) - flawOf(one);
    if (score > highest + 1e-9) {
      best = one;
      highest = score;
    }
  }
  return best;
}

/** How much worse than a short sentence about a thing an ask reads as a title: 0 and more. */
function flawOf(one: StatedAsk): number {
  const { text, objectWord } = one;
  return (
    // A word for the object that ends like a place ("公交站") is none.
    (mentionsPlace(objectWord === null ? text : text.replace(objectWord, '')) ? 0.3 : 0) +
    (objectWord === null ? 0.3 : 0) +
    flawOfForm(one) +
    (personal.test(text) ? 0.5 : 0) +
    (endsDoubled.test(text) ? 0.2 : 0) +
    flawOfBeginning(one) +
    0.02 * Math.max(0, text.length - plainLength)
  );
}

/** An ask by its form alone, the more so where what is wrong stands before it. */
function flawOfForm({ text, byForm }: StatedAsk): number {
  const hasClauses = text.includes('，');
  if (byForm === true) return hasClauses ? 0.4 : 0.2;
  return hasClauses ? 0.15 : 0;
}

/** "公厕建设" is less of a sentence than "公厕晚上延长开放". */
function flawOfBeginning({ text, leads }: StatedAsk): number {
  if (leads) return 0;
  return text.length <= 6 ? 0.4 : 0.15;
}
