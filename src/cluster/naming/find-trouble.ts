import { type MessageStore, nameFlag, termKinds, titleFlag } from '../store/store.ts';
import { troubleOf } from '../terms/troubles.ts';

/** So many of the members must say what is wrong, in whatever words; more where no title says it, or where it states the problem alone. */
const titledFrom = 0.4;
const sharedFrom = 0.5;
/** What two mention beside something else is not what they write for. */
const leastUntitled = 3;

/** How many members, and titles, say one trouble, and by which words. */
interface TroubleUse {
  members: number;
  titles: number;
  readonly words: Map<number, number>;
}

/**
 * The word for what is wrong that most members speak of, in whatever words each of them does; of those the one that most have. Null where
 * too few say the same.
 * @param isAlone whether no other word states the problem: then a title may say it alone, if half of the members do
 */
export function findTrouble(sample: readonly number[], isAlone: boolean, store: MessageStore): string | null {
  const { texts } = store.vocabulary;
  const troubles = countTroubles(sample, store);
  const best = [...troubles].sort(
    (a, b) => b[1].members + 2 * b[1].titles - (a[1].members + 2 * a[1].titles) || a[0] - b[0],
  )[0]?.[1];
  if (best === undefined) return null;
  const { members, titles } = best;
  const isTitled = titles > 0 && members >= (isAlone ? 1 : 2) && members >= titledFrom * sample.length;
  if (!isTitled && members < Math.max(leastUntitled, sharedFrom * sample.length)) return null;
  const [word] = [...best.words].sort((a, b) => b[1] - a[1] || (texts[a[0]]! < texts[b[0]]! ? -1 : 1))[0]!;
  return texts[word]!;
}

function countTroubles(sample: readonly number[], store: MessageStore): Map<number, TroubleUse> {
  const { texts, kinds } = store.vocabulary;
  const [starts, terms, uses] = [store.starts.data, store.terms.data, store.uses.data];
  const troubles = new Map<number, TroubleUse>();
  for (const i of sample) {
    const [said, titled] = [new Set<number>(), new Set<number>()];
    for (let at = starts[i]!; at < starts[i + 1]!; at += 1) {
      const term = terms[at]!;
      if (kinds.data[term] !== termKinds.word || (uses[at]! & nameFlag) !== 0) continue;
      const trouble = troubleOf.get(texts[term]!);
      if (trouble === undefined) continue;
      const use = troubles.get(trouble) ?? { members: 0, titles: 0, words: new Map<number, number>() };
      troubles.set(trouble, use);
      const inTitle = (uses[at]! & titleFlag) !== 0;
      use.words.set(term, (use.words.get(term) ?? 0) + (inTitle ? 2 : 1));
      said.add(trouble);
      if (inTitle) titled.add(trouble);
    }
    for (const trouble of said) troubles.get(trouble)!.members += 1;
    for (const trouble of titled) troubles.get(trouble)!.titles += 1;
  }
  return troubles;
}
