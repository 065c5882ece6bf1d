import type { TextKinds } from '../../../classify/semantics/text-kinds.ts';
import type { TextSigns } from '../../../classify/semantics/text-signs.ts';
import { findProposals, type Proposal, parseProposal, readLength } from '../asks/parse-proposal.ts';
import type { Contribution } from '../contract.ts';
import { blankNames, hideNames } from '../texts/hide-names.ts';
import { pairsOf } from '../words/character-pairs.ts';
import type { ClassNearness } from '../words/class-nearness.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';
import { findUnknown, type UnknownWords } from '../words/unknown-words.ts';
import type { WordVectors } from '../words/vectors.ts';

/** What theme finding reads with; see `loadThemeModel`. */
export interface ThemeModel {
  readonly lexicon: ThemeLexicon;
  readonly vectors: WordVectors;
  readonly classes: ClassNearness;
  /** Null where the model's folder has none. */
  readonly asks: TextKinds | null;
  /** Kinds of asks and problems by their probabilities; null where the folder has no kinds of asks. */
  readonly network: TextKinds | null;
}

/** A contribution as read: what its title and its body propose, and its words. */
export interface ReadContribution {
  readonly title: Proposal;
  readonly passages: readonly Proposal[];
  /** Counts by row of the word vectors. */
  readonly titleWords: ReadonlyMap<number, number>;
  readonly passageWords: ReadonlyMap<number, number>;
  readonly bodyWords: ReadonlyMap<number, number>;
  /** Neighbouring characters of the title, or of the body where there is none: for what the model has no words for. */
  readonly pairs: ReadonlySet<string>;
  /** What the title says in words that neither have a vector nor ask, nor name an object where it is brief. */
  readonly unknown: UnknownWords;
  /** What tells the kind of its ask; null without a model of these. */
  readonly signs: TextSigns | null;
  /** Likewise what the network reads of its beginning. */
  readonly networkSigns: TextSigns | null;
  /** 1 where it is a sentence or two that name an object, down to 0 for a letter, or where none is named. */
  readonly brevity: number;
}

/** A body that proposes nothing in so many words is read up to so many characters. */
const openingLength = 160;

/** Of a letter the network reads no more: it learned from texts of one sentence and is too sure of long ones. */
const networkLength = 100;

/** Characters of title and body up to which a contribution is brief, and from which on it is not at all. */
const brief = { whole: 40, none: 120 };

/** Reads a contribution with the model. */
export function readContribution(contribution: Contribution, model: ThemeModel): ReadContribution {
  const { segmented } = contribution;
  const lexicon = hideNames(model.lexicon, contribution.places);
  const title = parseProposal(segmented.title.text, lexicon);
  const found = findProposals(segmented.body.text);
  const read = (texts: readonly string[]) =>
    texts
      .map((text) => parseProposal(text, lexicon))
      .filter((proposal) => proposal.objects.length > 0)
      .slice(0, 6);
  const proposals = read(found);
  const passages = proposals.length > 0 ? proposals : read([segmented.body.text.slice(0, openingLength)]);
  const general = new Set(model.lexicon.general);
  const brevity = title.objects.some(({ weak }) => !weak) ? brevityOf(segmented.title.text, segmented.body.text) : 0;
  const bodyWords = countWords(segmented.body.words, model.vectors, general, readLength);
  const plain = withoutPlaces(contribution);
  return {
    title,
    passages,
    titleWords: countWords(segmented.title.words, model.vectors, general, readLength),
    passageWords: found.length > 0 ? pickWords(bodyWords, found, model.vectors) : bodyWords,
    bodyWords,
    pairs: pairsOf(
      (segmented.title.text || segmented.body.text.slice(0, openingLength)).replace(/[^\p{L}\p{N}]+/gu, ''),
    ),
    unknown: findUnknown(
      segmented.title,
      contribution.places,
      (word) => general.has(word) || model.vectors.rowOf(word) >= 0 || lexicon.matchAsks(word).length > 0,
      brevity > 0
        ? lexicon
            .match(segmented.title.text)
            .filter(({ senses }) => senses.some(({ kind, weak }) => kind === 'object' && !weak))
        : [],
    ),
    signs: model.asks?.read(plain) ?? null,
    networkSigns: model.network?.read(plain.slice(0, networkLength)) ?? null,
    brevity,
  };
}

/** Title and body as one text, names of places left out. */
function withoutPlaces({ segmented, places }: Contribution): string {
  return blankNames([segmented.title.text, segmented.body.text].join(' '), places);
}

/** The title may stand in the body. */
function brevityOf(title: string, body: string): number {
  const length = body.length + (body.includes(title) ? 0 : title.length);
  return Math.min(1, Math.max(0, (brief.none - length) / (brief.none - brief.whole)));
}

function countWords(
  words: readonly string[],
  vectors: WordVectors,
  general: ReadonlySet<string>,
  length: number,
): Map<number, number> {
  const counts = new Map<number, number>();
  let at = 0;
  for (const word of words) {
    at += word.length;
    if (at > length) break;
    if (word.length < 2 || general.has(word)) continue;
    const row = vectors.rowOf(word);
    if (row >= 0) counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  return counts;
}

/** The words of a body that stand in its passages. */
function pickWords(
  bodyWords: ReadonlyMap<number, number>,
  passages: readonly string[],
  vectors: WordVectors,
): Map<number, number> {
  const text = passages.join('，');
  return new Map([...bodyWords.keys()].filter((row) => text.includes(vectors.words[row]!)).map((row) => [row, 1]));
}
