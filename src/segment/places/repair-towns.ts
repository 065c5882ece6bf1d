import type { SegmentedText } from '../../core/message.ts';
import { hamletEnds } from './hamlet-ends.ts';
import { isDeictic } from './name-heads.ts';
import { nameless } from './place-lexicon.ts';

/** A town's end with the first sign of what follows it, which segmenters take for one word (`栗溪` `镇上` `坪` `村`, `双柏` `乡长` `岭村`). */
const glued = /^[镇乡][上下长]$/u;
/** And with the first sign of its market town (`栗溪` `镇场` `镇`). */
const market = /^[镇乡]场$/u;
/** Holds for every text with either of them. */
const hint = /[镇乡][上下长场]|乡村/;
const stem = /^[\u4e00-\u9fff]{1,4}$/u;
/** And with the first sign of what each of its villages has (`石桨` `坪` `乡村` `卫生室`), where the town is called after the land. */
const rural = '乡村';
const ofVillages = /^(?:卫生室|小学|幼儿园|干部|村民|学校|公路|道路|支书|医生?)/u;
/** The rest of a village's name, whose first sign went to the town. */
const restOfName = /^[\u4e00-\u9fff]$/u;
const restWithEnd = /^[\u4e00-\u9fff]村$/u;
const villageEnd = /^村(?:委会|委|支书|小学)?$/u;
/** What is said of villages, and is no part of one's name (`镇上` `各村`, `镇上` `有` `村`). */
const said = /^[的有各每几某全该这那我本两一和与及到在是去回进]/u;

/**
 * Parts a town's end from the village, or from the market town, whose first sign the segmenter glued on to it: no village lies in what
 * is called 镇上. A text without such words is returned as it is.
 */
export function repairTowns(text: SegmentedText): SegmentedText {
  if (!hint.test(text.text)) return text;
  const { words, starts } = text;
  const first = words.findIndex((_, index) => isGlued(words, index));
  if (first < 0) return text;
  const mended = words.slice(0, first);
  const mendedStarts = starts.slice(0, first);
  for (let i = first; i < words.length; i += 1) {
    const word = words[i]!;
    mended.push(word);
    mendedStarts.push(starts[i]!);
    if (!isGlued(words, i)) continue;
    mended[mended.length - 1] = word.charAt(0);
    mended.push(word.charAt(1) + words[i + 1]!);
    mendedStarts.push(starts[i]! + 1);
    i += 1;
  }
  return { text: text.text, words: mended, starts: mendedStarts, offsets: text.offsets };
}

function isGlued(words: readonly string[], index: number): boolean {
  const word = words[index]!;
  if (word === rural) return ofVillages.test(words[index + 1] ?? '') && endsLand(words, index - 1);
  if (word.length !== 2 || (word[0] !== '镇' && word[0] !== '乡')) return false;
  const before = words[index - 1] ?? '';
  if (!stem.test(before) || isDeictic(before) || said.test(before)) return false;
  const next = words[index + 1] ?? '';
  if (market.test(word)) return next === '镇';
  if (!glued.test(word) || said.test(next)) return false;
  return (
    (restWithEnd.test(next) && !nameless.has(next)) ||
    (restOfName.test(next) && villageEnd.test(words[index + 2] ?? ''))
  );
}

/** Whether words end like a town that is called after the land: with a sign that the segmenter left over, or a name of three or more. */
function endsLand(words: readonly string[], index: number): boolean {
  const word = words[index] ?? '';
  if (!hamletEnds.includes(word.charAt(word.length - 1)) || word === '') return false;
  return word.length > 2 || (word.length === 1 && stem.test(words[index - 1] ?? '') && !said.test(words[index - 1]!));
}
