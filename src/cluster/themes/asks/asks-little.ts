import { areShort, isShort } from '../texts/short-texts.ts';
import type { WrittenContribution } from '../texts/without-words.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';
import { complains, wishing } from './complains.ts';
import type { StatedAsk } from './read-clause.ts';
import { splitClauses } from './split-clauses.ts';
import { stateAsk } from './state-ask.ts';

type Written = Pick<WrittenContribution, 'title' | 'body'>;

/** What the contributions of a group state, aligned, of the object that most are about. */
export interface StatedGroup {
  readonly contributions: readonly Written[];
  readonly object: number | null;
  readonly statedBy: readonly (StatedAsk | null)[];
}

/** Where fewer of all say what is to be done, they are a board's complaints and questions. */
const boardShare = 0.28;
/** Of two one asks for both; of more, fewer than this share, or one alone, do not say what all want. */
const least = { pair: 2, share: 1 / 3, askers: 2 } as const;
/** Wants somebody to see to the matter, and says not how. */
const plea =
  /^(?:政府|有关部门|相关部门|领导|能够?|帮助?|帮忙|协[调助]|尽[快早]|加[紧快]|依法|合理|妥善|公[正平]|认真|彻底|及时|严[肃格]|一下)*(?:解决|处理|查[处办清]?|彻?查|调查|关[注心]|重视|督[促办]|管|严查|介入|还|给个|帮我|主持|答复|回复|解释)/u;

/**
 * Tells which groups few of whose contributions say what is to be done, among letters few of which do: most tell what is wrong, or ask to be
 * told, and what one asks is not what the others want. Where people were asked to propose, or suggestions were picked out, who tells only what
 * is wrong wants it done away with.
 */
export function findAskingLittle<T extends StatedGroup>(
  groups: readonly T[],
  lexicon: ThemeLexicon,
): (group: T) => boolean {
  const all = groups.flatMap(({ contributions }) => contributions);
  const asking = groups.reduce((sum, group) => sum + countAsking(group, lexicon), 0);
  if (areShort(all) || asking >= boardShare * all.length) return () => false;
  return (group) => {
    const size = group.contributions.length;
    const needed = size <= least.pair ? 1 : Math.max(least.askers, least.share * size);
    return countAsking(group, lexicon) < needed;
  };
}

function countAsking({ contributions, object, statedBy }: StatedGroup, lexicon: ThemeLexicon): number {
  return contributions.filter((one, i) => saysAsk(one, statedBy[i]!, object, lexicon)).length;
}

/** Whether a contribution says what is to be done: in a title that wishes it or, of a letter, opens with it, or in its body. */
function saysAsk(
  { title, body }: Written,
  stated: StatedAsk | null,
  object: number | null,
  lexicon: ThemeLexicon,
): boolean {
  if (stated === null) return false;
  if (isShort({ title, body })) return !splitClauses(title).some((clause) => complains(clause, lexicon));
  if (stated.group === null) return !plea.test(stated.text);
  return (
    wishing.test(title) || title.startsWith(stated.text) || stateAsk({ title: '', body }, object, lexicon) !== null
  );
}
