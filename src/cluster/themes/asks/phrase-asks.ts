import type { ThemeLexicon, WordMatch } from '../words/lexicon.ts';
import { unwilling } from '../words/refuse.ts';
import type { FoundAsk } from './turn-asks.ts';

/** Between a refusal and what it refuses. */
const loosely = '(?:再|都|全|就|给|把|随意|随便|轻易|盲目|草率|急着|统统|强行|一刀切地?|一)*';
const refusal = `(?:不要|不应该?|不该|不能|不宜|不可|不得|不准|不许|没有?必要|别|请?勿|莫|反对|不同意|不赞成|${unwilling}|拒绝|抗议|抵制)${loosely}`;
/** Verbs that take something away: of one character, which no lexicon of asks can have by themselves, and of two that no other ask is. */
const taking = '(?:(?:关门|停[业运开]|[撤裁砍]并|[撤关停禁砍拆并赶封裁删])(?:了之|了事|[掉了走光完])?)';
/** Who refuses to have something taken away wants it kept ("村小不要撤", "不要一禁了之"). */
const sparing = new RegExp(refusal + taking, 'gu');
/** There vehicles are not to stop, and nothing is. */
const standing =
  /(?:车|通道|门[口前]|路[边口]|占道?)[^，,。！!？?；;\s]{0,4}(?:不[要能准许得可宜]|别|勿)[^，,。！!？?；;\s]{0,2}停$/u;
/** Nobody is to interfere, or somebody does too much: it is to be left to those whom it concerns. */
const leaving =
  /(?:不要|不用|不必|无需|不应该?|不该|不能|(?<![特分级区个性类])别|(?<![太很较多不至减缺偏极更稀最])少)(?:再|去|来|多|过度|过多|随意|随便|强行|什么都)*(?:政府|国家|公家|官方|上面|干部|村里|社区|街道|城管|部门|别人|外人)?(?:来|去)?(?:(?:插手|干预|干涉|过问)|管(?:$|太多|太宽|这么多|那么多|(?=[，,。！!；;\s了吧啊呀])))|管得?太(?:死|严|宽|紧|多)/gu;
/** Between a refusal and what is not to be done once more. */
const onceMore = '(?:再|又|往后|往前|继续|随便|随意|盲目|一个劲地?)*';
/** A refusal of more: "不能" alone may complain that it is not done. */
const refusalOfMore = `(?:不要|不应该?|不该|不宜|不可|不得|不准|不许|没有?必要|无需|(?<![特分级区个性类])别|请?勿|莫|反对|不同意|不赞成|${unwilling}|拒绝|抗议|抵制|不能(?=再|继续))${onceMore}`;
const refuseMore = (verbs: string): RegExp => new RegExp(`${refusalOfMore}(?:${verbs})(?:下去|了)?`, 'gu');
/** Verbs of one character whose refusal asks something, and the group of what that is. */
const refusedVerbs: readonly (readonly [RegExp, string])[] = [
  [refuseMore('涨价?|加价'), 'lower'],
  [refuseMore('降价?'), 'raise'],
  [refuseMore('[减缩]'), 'restore'],
  [refuseMore('延[长后]?|[加建修装设办开投划盖添搞扩]'), 'remove'],
];
/** Verbs of these are of no lexicon's words before what has a price, either ("反对涨学费"). */
const priced: ReadonlySet<string> = new Set(['lower', 'raise']);
/** Less of it, in a verb spoken twice. */
const lessened = /(?:减一?减|压一?压|缩一?缩|砍一?砍)(?=$|[，,。！!；;吧])/gu;
/** It is to end later, with what ends in the clause. */
const later = /(?:往后[推延挪]|推后|推迟|延后|延迟|[推挪](?=[到至]))[到至]?/gu;
const endingBefore = /(?:收[班车]|末班车?|[关闭]门|闭[馆园]|打烊|熄灯)[^，,。！!？?；;\s]{0,6}$/u;
const endingAfter = /^(?:部分|所有|全部)?[^，,。！!？?；;\s]{0,4}(?:收[班车]|末班|[关闭]门|闭[馆园]|打烊|熄灯)/u;
/** At those hours somebody is not to come. */
const limiting =
  /(?:避开|错开|绕开)\p{Script=Han}{0,6}高峰期?|暂停(?:使用|免费|优待|优惠)|分时段(?=$|[，,。！!；;]|[限禁管])|限时段?(?!限|免费|优惠|开放|[放烧焚摆燃开养]|公交|停车|供)/gu;
/** What is to be done there and then is to be allowed ("定时定点燃放"). */
const bounded =
  /(?<!允许|准许)(?:定时定[点区]|定点定时|限时限[地点区段量]|限时段?|限定?(?:区域|地点)|分时段分区域?)(?:允许|让)?(?:燃放|焚烧|烧|摆摊|摆卖|经营|放(?=[炮鞭烟花]))/gu;
/** Bans what follows ("全面禁烟花"). */
const banning = /(?:全面|一律|坚决|必须|应该?|该|要|继续|就)禁(?=\p{Script=Han})/gu;
/** After a verb: the clause ends, or nothing but a particle follows. */
const ended = /^(?:$|[，,。！!？?；;：:\s吧啊呀嘛哦呢])/u;

/**
 * The asks that several words make together, none of which is an ask by itself or is this one: a refusal and a verb of one character
 * ("不要撤"), a refusal to be interfered with ("不要插手"), a ban in one character before what it bans. They stand in place of the
 * lexicon's asks within them.
 */
export function findPhraseAsks(text: string, matches: readonly WordMatch[], lexicon: ThemeLexicon): FoundAsk[] {
  const beginsObject = (at: number): boolean =>
    matches.some(({ start, senses }) => start === at && senses.some(({ kind }) => kind === 'object'));
  const read = (pattern: RegExp, group: string, isAsk: (word: string, start: number) => boolean): FoundAsk[] => {
    const ask = lexicon.asks.findIndex((one) => one.verb && one.group === group);
    if (ask < 0) return [];
    return [...text.matchAll(pattern)].flatMap(({ 0: word, index: start }) =>
      isAsk(word, start) ? { ask, word, start } : [],
    );
  };
  return [
    ...read(sparing, 'restore', (word, start) => {
      const end = start + word.length;
      if (standing.test(text.slice(0, end))) return false;
      return ended.test(text.slice(end)) || beginsObject(end);
    }),
    ...refusedVerbs.flatMap(([pattern, group]) =>
      read(pattern, group, (word, start) => {
        const end = start + word.length;
        return ended.test(text.slice(end)) || (priced.has(group) && beginsObject(end));
      }),
    ),
    ...read(lessened, 'lower', () => true),
    ...read(
      later,
      'time',
      (word, start) => endingBefore.test(text.slice(0, start)) || endingAfter.test(text.slice(start + word.length)),
    ),
    ...read(limiting, 'limit', () => true),
    ...read(bounded, 'allow', () => true),
    ...read(leaving, 'allow', () => true),
    ...read(banning, 'remove', (word, start) => beginsObject(start + word.length)),
  ];
}
