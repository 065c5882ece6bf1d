import type { Place, SegmentedText } from '../../core/message.ts';
import { indexAt } from '../../segment/cut-text.ts';
import { type Clause, splitClauses } from './clauses.ts';

/** Shorter letters are read to their end, or nearly. */
const leastLength = 240;
/** What stands so near the beginning is read anyway. */
const leastBefore = 100;
/** So little after it is no matter, but how a letter ends. */
const leastAfter = 40;

/** What a clause may have before it says so. */
const start =
  '^(?:[好那]了?|那么|但是?|可是?|不过|然而|而|其实|当然|总之|说到底|归根到底|这里面|其中|所以|说了这么多|还有|最后)?[，,]?(?:我们?|咱们?|大家|居民们?|业主们?|村民们?)?(?:眼下|目前|现在|今天|这次|此次|这回)?(?:我们?)?(?:再|要|想)?[说讲谈]?[，,]?(?:也是)?';
const issue = '(?:(?:大|小|烦心|头[疼痛]|要紧)?事情?|问题|困难|难[题处关]|心[事病愿结]|烦恼|隐患|诉求|愿望|请求)';
/** What letters call so is what they are about. */
const matter = `(?:[一这那两几]?[件个桩项]?${issue}|一[件个桩项])`;
const degree =
  '(?:要紧|紧要|打紧|重要|主要|紧迫|迫切|急迫|紧急|着急|急|揪心|头[疼痛]|担[心忧]|操心|烦心|挂心|放不下|放心不下|关心|在意|难受?|难熬|愁|盼|大|想[说讲问谈求反请][^，,。]{0,4})';
/** Turns away from what was said so far. */
const turn = new RegExp(
  `${start}(?:言归正传|[书话]归正[传题]|进入正题|[就再还是又先]{0,2}[回转说扯绕拉][回到]?[到来]?(?:正[题事]|主题|本题|重点)|[闲废][话言](?:少[说叙]|不[说提多]|[就说]?到此|休提)|(?:话[说扯]|扯|说|跑题)远了|(?:下面|接下来|以下|现在)?[就来我想要再才]{0,3}[说讲谈](?:一下|一[说讲谈]|[说讲谈])?(?:正[题事]|(?<=[下接以现].{0,8})(?:我们?的)?(?:问题|难处|困难|诉求|不足|烦恼|重点|主要)(?![的不没]))|(?:下面|接下来|以下)才是|(?:以上|这些|上面|前面|上述)[^，,。]{0,6}[都还也只]{0,2}(?:算|是|不过是)?些?(?:小事|小问题|题外话|闲话|次要|不打紧|不要紧|不算什么|(?:能|可以)忍))`,
  'u',
);
/** Calls what follows the main matter. */
const called = new RegExp(
  `${start}(?:[件个桩]?最最?(?:[让令叫使](?:人|我们?|大家|居民))?${degree}的?(?:${matter}|[还就便也]?是|要数|莫过于|当属|[，,：:]|$)|一[件个桩]最${degree}的|(?:重中之重|头等大事|当务之急|燃眉之急|心头大事|重点|核心)(?:[还就便也]?是|要数|莫过于|当属|[，,：:]|$)|真正(?:[让令叫使想要急愁难]|的${matter})|(?:写这?封?信|提笔|来信|留言)?[，,]?的?(?:主要|真正|重点|目的)(?:的|目的|是|想|要|为了?){1,3}[^，,。]{0,3}[说讲反谈请求问])`,
  'u',
);
/** Tells which of the matters named before it was, or pleads for what was told. */
const back =
  /头一|第[一二三四五]|前[一二两三]|刚才|上[面述]|请(?:各位)?(?:领导|政府|您|相关|有关)|(?:希望|恳请|盼)(?:领导|政府)/u;
/** Before the main matter: others, what is well, and that it is by the way. */
const besides =
  /顺便|顺带|题外|小事|先[说讲提谈](?!明|好)|第[一二][，,、是件点]|[一二]是|其[一二次]|[一二]、|另外|还有|再[有者][，,]|再说|先不说|感谢|谢谢|夸|点赞|表扬|满意|骄傲|不错|进步|变化|漂亮|方便多/u;

/** Where a long letter comes to its main matter, as it says itself, after others and courtesy; 0 where it does not say so, and comes to it first. */
export function findMain(text: string): number {
  if (text.length < leastLength) return 0;
  const clauses = splitClauses(text, 0, text.length - leastAfter).filter(({ from }) => from >= leastBefore);
  const says = (sign: RegExp): Clause | undefined =>
    clauses.find(({ from, to }) => sign.test(text.slice(from, to + 1)) && !back.test(text.slice(from, to + 12)));
  const turned = says(turn);
  if (turned !== undefined) return turned.from;
  const main = says(called);
  return main !== undefined && besides.test(text.slice(0, main.from)) ? main.from : 0;
}

/**
 * A body from an offset on, and then what stands before that: who reads the beginning reads what is there.
 * @returns it and the places, by offsets into the text as it is now
 */
export function startAt(
  { text, words, starts, offsets }: SegmentedText,
  places: readonly Place[],
  main: number,
): { readonly body: SegmentedText; readonly places: readonly Place[] } {
  const first = starts.findIndex((start) => start >= main);
  const from = starts[first] ?? 0;
  if (first <= 0) return { body: { text, words, starts, offsets }, places };
  const rest = text.length - from;
  const move = (at: number): number => (at >= from ? at - from : at + rest);
  const read = (stored: number): number => move(offsets === null ? stored : indexAt(offsets, stored));
  const moved = places.map((place) => {
    if (place.field !== 'body') return place;
    const at = read(place.start);
    return { ...place, start: at, end: at + place.end - place.start };
  });
  return {
    body: {
      text: text.slice(from) + text.slice(0, from),
      words: [...words.slice(first), ...words.slice(0, first)],
      starts: [...starts.slice(first), ...starts.slice(0, first)].map(move),
      offsets: null,
    },
    places: moved.sort((a, b) => Number(a.field === 'body') - Number(b.field === 'body') || a.start - b.start),
  };
}
