import { parseProposal } from '../asks/parse-proposal.ts';
import type { WrittenContribution } from '../texts/without-words.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';

/** What somebody has doubts about who does not refuse it in so many words: a consequence, a complaint or a rhetorical question says so. */
export interface Doubt {
  /** Group of the ask that is doubted. */
  readonly group: string;
  /** Objects of which it is asked. */
  readonly objects: readonly { readonly object: number; readonly word: string }[];
  /** Whether it says so for certain: else the writer is only no backer. */
  readonly isFirm: boolean;
}

/** In longer texts questions and complaints are of other things, too. */
const longest = 200;

const clauses = /[^，,。！!？?；;：:\s…]+[，,。！!？?；;：:\s…]*/gu;

/** To think again is all that is asked. */
const careful =
  /不具备条件|没有?这个条件|条件(?:还|并|都)*不(?:成熟|具备|允许)|时机(?:还|并)*不成熟|为时(?:过|尚)早|慎重|三思|从长计议/u;
/** Who wishes or refuses something in so many words is heard elsewhere. */
const wishing =
  /建议|希望|请(?!问)|恳求|呼吁|盼|要求|应该(?!谁|由谁)|应当|支持|赞成|必须|尽快|赶紧|抓紧|反对|不同意|不赞成|抗议|拒绝|抵制|不要|(?<![特分级区个性类])别(?!墅)|不能|不该|不宜/u;
/** It is not there, not done, or badly: the question is whose fault that is. */
const missing = /[不没未无缺少]|停工|烂尾|一半|[坏破烂]|何时|什么时候|多久|[差太]/u;
/** What it speaks of is done, or supposed to be. */
const done =
  /(?:了(?!解)|[以之]后|(?<=\p{Script=Han}{2})后(?![门面勤]))|可以|的话|一旦|万一|如果|要是|(?<![^，,。\s])就算/u;
/** Verbs that no lexicon of asks can have by themselves. */
const begun = /[建开修装设办搞放](?:了|好|到|在|成|起来|出来|[以之]?后)|一[建开修装设办搞放](?!直|些|点)/u;
const ended = /[撤拆停关砍搬迁并](?:了|掉|走|光|完|[以之]后)/u;
/** Groups that bring something about, and that end it. */
const introducing: ReadonlySet<string> = new Set(['add', 'open', 'allow', 'restore', 'time']);

/** Who pays or answers for it. */
const liability =
  /谁(?:来|能|会|去|给|该)?(?:负责|赔|担责|买单|埋单|兜底|承担|担着?)|赔不赔|负不负责|(?:算|是)谁的(?:责任)?|(?:安全|秩序|卫生|隐私|采光|噪音|质量)\p{Script=Han}{0,3}(?:怎么|咋|如何|谁来?)(?:保证|保障|办|弄|管)/u;
/** What keeps people safe is asked for with that very question ("装护栏，掉下去谁负责"). */
const safeguard = /栏|灯|减速|斑马线|天桥|监控|消防|警示|井盖|镜|人行道|隔离|安全|路|保安|巡逻|校车|医/u;
const helpless = /(?:咋|怎么)(?:办|整|活|过)|(?:上|去)?哪里?儿?去(?:找|买|看|上)?/u;
const idle = /(?:也|还是|根本|都)(?:没|没有)(?:几个|什么|多少)?人(?:[坐用去看来走买逛停骑]|会[坐用去看来走])/u;
const unwanted = /谁爱[要建装搞办开]\p{Script=Han}{0,4}谁|谁要谁\p{Script=Han}|谁(?:想|愿意?)要谁/u;
const waste = /(?:浪费|白花|乱花|糟蹋)(?:\p{Script=Han}{0,4})(?:钱|税|资金|财政)|劳民伤财|(?:面子|形象)工程|花架子/u;
const vacant = /[空闲荒]|建议|没开/u;
/** What it does to those beside it. */
const harm =
  /[挡遮]\p{Script=Han}{0,6}光(?!罩)|挡(?:了|住|我)|吵得|吵死|睡不着|扰民|贬值|掉价|卖不上价|房价\p{Script=Han}{0,2}跌|烟头|(?<!困)难(?:受|闻)/u;
/** What it takes from those who had it. */
const lost = /(?<![困疑])难$|不方便|不便|没处|没地方|(?:要|得)(?:坐|走|跑)/u;
/** Those beside whom it is done; all of them, or each, are whom others complain that they need. */
const beside =
  '(?:[一二底低]楼|一层|[低底]层|楼下|[前后]排|邻居|隔壁|对面|家长|村民|农户|住户|居民)(?:的|们|住户|业主|人|家|邻居)*';
/** It is to be done only if these agree or are paid. */
const terms = new RegExp(
  `(?<![不没无][用需要必须有]{0,2})(?:等|问|经过?|征得|只要|除非)?${beside}(?:都|也|先)?(?:同意|签字|点头|答应|愿意)(?:[了以之]?后|了)?(?:才[行能可好]|再[装建修搞办说谈动开])|${beside}(?:不|没)(?:同意|签字|点头|答应)(?:的)?(?:就|则|一律|都|还是)?(?:不得|不许|不准|不要|(?<![特分级区个性类])别)|(?:(?:得|要|必须|应当?|应该|该)(?:先|给|对|把)*${beside}|${beside}(?:得|要|必须|应当?|应该|该)(?:先|给|也|有)*)(?:足额|先)?(?:赔|补[偿钱])|(?:得|要|必须|应当?|应该|该)(?:足额|先)?(?:赔|补[偿钱]?)[偿给好]?${beside}|(?:赔|补偿|补)(?:偿|了|好|够|到位|清楚|钱)*(?:[以之]?后)?(?:才|再)(?:[装建]|能[装建])`,
  'u',
);
/** Asks back, whether there is to be even more of it. */
const doubled = /还(?:要|想|打算|准备|得)(?!等|多久|多少|几|拖|排)\p{Script=Han}{1,12}[？?]/u;

/** Forbids what people do. */
const banned = /不(?:让|许|准|给)/u;
/** The ban is wished. */
const bannedByWish = /(?:建议|希望|应该?|要|最好|必须|一律|坚决|严格?|谁|全部|全面|千万)[^，,。！!？?]*不[让许准给]/u;
/** The ban is there, and the writer minds: nothing may be said after it. */
const mindedAtEnd = /(?:连\p{Script=Han}*|[也都又])不(?:让|许|准|给)[了啊呀吗嘛]*$/u;
const evenThat =
  /凭[啥什]么?\p{Script=Han}{0,8}不(?:让|许|准|给)|连\p{Script=Han}{1,8}[也都]不(?:让|许|准|给)|\p{Script=Han}[个点张挂条只]\p{Script=Han}{1,3}[也都]不(?:让|许|准|给)/u;
/** What the writer feels about a ban, or what comes of it. */
const feeling =
  /不(?:近人情|人性|人道|讲理|合理)|没(?:了)?人(?:情|性)|算什么|什么世道|年味|吃[啥什]|喝西北风|(?:怎么|咋)(?:活|过|办)|过不去|凭[什啥]|犯(?:了)?法|管得|过分|霸道|一刀切|寒心|心寒|憋屈|[去上]哪|没意思|没法活|断了?\p{Script=Han}{0,2}[生财]路|冷清/u;

/** Whatever a doubt needs, so that most texts need no reading. */
const any = [terms, careful, liability, helpless, idle, unwanted, waste, harm, lost, doubled, banned];

/**
 * What a short text has doubts about: an ask named as something done or supposed ("操场一开放", "开放操场可以") or without a word that wishes
 * it, with a question of who answers for it, that nobody uses it, what it wastes or whom it harms; or a ban of which somebody complains.
 * Nor does who sets terms for it stand behind it ("一楼同意了再装").
 * @returns null for who wishes or refuses something else in so many words
 */
export function hearDoubt(
  { title, body }: Pick<WrittenContribution, 'title' | 'body'>,
  lexicon: ThemeLexicon,
): Doubt | null {
  const text = body.includes(title) ? body : `${title}。${body}`;
  if (text.length > longest || !any.some((sign) => sign.test(text))) return null;
  const parts = [...text.matchAll(clauses)].map(([part]) => ({ part, plain: part.replace(/[\p{P}\s]+$/gu, '') }));
  const objectsOf = (plain: string): Doubt['objects'] =>
    parseProposal(withoutSigns(plain), lexicon)
      .objects.filter(({ weak }) => !weak)
      .map(({ object, word }) => ({ object, word }));
  if (terms.test(text)) {
    const named = objectsOf(text);
    if (named.length > 0) return { group: 'add', objects: named, isFirm: false };
  }
  if (parts.some(({ plain }) => wishing.test(plain.replace(/请?慎重|请?三思/gu, '')) && !careful.test(plain)))
    return null;
  const minded = parts.findIndex(({ plain }, i) => mindsBan(plain, parts[i + 1]?.plain ?? ''));
  if (minded >= 0) return { group: 'remove', objects: objectsOf(parts[minded]!.plain), isFirm: true };
  let objects: Doubt['objects'] = [];
  for (const [i, { part, plain }] of parts.entries()) {
    const own = objectsOf(plain);
    if (own.length > 0) objects = own;
    const isDoubled = doubled.test(part);
    const group = groupOf(plain, lexicon);
    if (group === null || objects.length === 0) continue;
    const later = parts.slice(i).map((one) => one.plain);
    const strength = isDoubled ? true : weigh(group, plain, later, objects);
    if (strength !== null) return { group, objects, isFirm: strength };
  }
  return null;
}

function mindsBan(plain: string, next: string): boolean {
  if (!banned.test(plain) || bannedByWish.test(plain)) return false;
  return mindedAtEnd.test(plain) || evenThat.test(plain) || feeling.test(next);
}

function withoutSigns(plain: string): string {
  return [careful, idle, liability, helpless, lost, harm].reduce((left, sign) => left.replace(sign, ''), plain);
}

/** The ask of a clause that names it; null where it asks nothing, or tells of what is lacking. */
function groupOf(plain: string, lexicon: ThemeLexicon): string | null {
  const rest = withoutSigns(plain);
  if (missing.test(rest)) return null;
  const [ask] = parseProposal(rest, lexicon).asks;
  const known = ask === undefined ? null : lexicon.asks[ask.ask]!;
  if (known === null) return begun.test(rest) ? 'add' : ended.test(rest) ? 'remove' : null;
  return known.verb && (introducing.has(known.group) || known.group === 'remove') ? known.group : null;
}

/** Whether the doubt is certain; null where there is none. */
function weigh(group: string, plain: string, later: readonly string[], objects: Doubt['objects']): boolean | null {
  const isDone =
    done.test(plain) ||
    begun.test(plain) ||
    ended.test(plain) ||
    /(?<!第)一(?:开放|开通|延长|拆|撤|搬|停|关)/u.test(plain);
  const says = (sign: RegExp): boolean => later.some((clause) => sign.test(clause));
  if (says(careful)) return true;
  if (!introducing.has(group)) {
    if (!isDone) return null;
    if (says(liability) || says(helpless)) return true;
    return says(lost) ? false : null;
  }
  const isSafeguard = objects.some(({ word }) => safeguard.test(word));
  if (says(unwanted) || (isDone && says(idle))) return true;
  if (says(waste) && !later.some((clause) => vacant.test(clause))) return true;
  if (says(liability) && (isDone || !isSafeguard)) return true;
  if (isDone && says(helpless)) return false;
  return harm.test(plain) || (isDone && says(harm)) ? false : null;
}
