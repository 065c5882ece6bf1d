import { type MessageStore, termKinds } from '../store/store.ts';
import { matterOf } from './problem-lexicon.ts';

/** Words that stand inside names in this share of their messages are pieces of them. */
const pieceFrom = 0.9;
/** Nothing that a word begins or ends with which no dictionary has: what is left of a sentence. */
const looseEdge = /^[从至往向之与把将这那该此个们的了着]|[到至从往向在之与把将让的了着为]$|.{2}[和及]$|^([村镇乡])\1$/u;
/** The sign of a unit with one beside it that makes no word with it: what is left of a name, and of what somebody does there (`区开`, `栎区`). */
const unitPiece =
  /^(?:[市县镇乡区][\u4e00-\u9fff]|(?![院学校景厂库片园社小城郊矿辖街]区)[\u4e00-\u9fff][市县区镇乡村站])$/u;
/** An area, as what is administered or developed is called. */
const area = /.{2}[省市县区镇乡]$/u;
const zone = /^(?:高新|经开|经济|开发|保税|工业园?|新|园|城)区$|开发区$|^(?:工业|产业|科技|物流|创业)园$/u;
/** Of two characters one may begin a known word by chance (`岔路`口). */
const leastCut = 3;
/** No known word that goes across a border is longer. */
const longestKnown = 4;

/** Tells words from what is shown of them to nobody. */
export interface WordJudge {
  /** Whether a term is no word but what segmenting left: a piece of a name or of a sentence (`链断裂`, `城到`, `1小`). */
  readonly isFragment: (term: number) => boolean;
  /** Whether a term names a region or a zone (`石桨县`, `高新区`), which is no problem. */
  readonly namesArea: (term: number) => boolean;
}

/** @param titles of an issue's members: a word that always goes across a border of known words in them is a fragment */
export function createWordJudge(
  titles: readonly string[],
  isGeneral: (word: string) => boolean,
  { vocabulary }: Pick<MessageStore, 'vocabulary'>,
): WordJudge {
  const plain = titles.map((title) => title.toLowerCase());
  const isWord = (text: string): boolean => isGeneral(text) || matterOf.has(text);
  const isKnown = (text: string): boolean => isWord(text) || vocabulary.ids[termKinds.name].has(text);
  return {
    isFragment: (term) => {
      const word = vocabulary.texts[term]!;
      if (isKnown(word) || isComposed(word, isWord)) return false;
      if (vocabulary.namedCounts.data[term]! >= pieceFrom * vocabulary.counts.data[term]!) return true;
      return (
        looseEdge.test(word) || unitPiece.test(word) || (word.length >= leastCut && isAlwaysCut(word, plain, isWord))
      );
    },
    namesArea: (term) => {
      const word = vocabulary.texts[term]!;
      return zone.test(word) || (area.test(word) && !isWord(word));
    },
  };
}

/** Whether a text is two known words (`房屋` `结构`). */
function isComposed(text: string, isWord: (text: string) => boolean): boolean {
  for (let at = 2; at <= text.length - 2; at += 1) if (isWord(text.slice(0, at)) && isWord(text.slice(at))) return true;
  return false;
}

/** Whether texts have a word, and always so that a known word goes across its beginning or its end (资`金链`断裂). */
function isAlwaysCut(word: string, texts: readonly string[], isWord: (text: string) => boolean): boolean {
  let found = false;
  for (const text of texts) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (!isCrossed(text, at, isWord) && !isCrossed(text, at + word.length, isWord)) return false;
      found = true;
    }
  }
  return found;
}

/** Whether a known word has characters on both sides of an offset. */
function isCrossed(text: string, border: number, isWord: (text: string) => boolean): boolean {
  for (let from = Math.max(0, border - longestKnown + 1); from < border; from += 1) {
    for (let to = border + 1; to <= Math.min(text.length, from + longestKnown); to += 1) {
      if (isWord(text.slice(from, to))) return true;
    }
  }
  return false;
}
