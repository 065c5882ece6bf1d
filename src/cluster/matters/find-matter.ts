import type { Place, SegmentedText } from '../../core/message.ts';
import { indexAt } from '../../segment/cut-text.ts';
import type { Span } from '../../segment/forms/form-parts.ts';
import { saysWhichOrder } from '../../segment/forms/order-notes.ts';
import { tellsPlace } from '../../segment/places/tells-place.ts';
import { onlyPleads, readSigns } from '../naming/titles.ts';
import { matterOf } from '../terms/problem-lexicon.ts';
import { type Clause, splitClauses } from './clauses.ts';
import { isClosingLine, isStock } from './closing-lines.ts';
import { wholeEnd } from './opening.ts';
import { type PassageSums, sumPassages } from './passage-sums.ts';
import { tellsAgreement, tellsScene } from './scene.ts';

/** How far into a text, from its opening on, the passage is looked for. */
const reach = 260;
const shortest = 5;
/** A passage that says what is wrong may have so few (停水). */
const leastSaying = 2;
const longest = 48;
/** Clauses of a passage, at most. */
const mostClauses = 4;

/**
 * What each feature of a passage adds to its score: a softmax over the passages of a body, fitted to how far they have the pairs of
 * characters of its title (F1, without names), on seven tenths of 9,926 titled messages of three boards.
 */
const coefficients = {
  /** Begins the text. */
  first: 1.5,
  /** log of 1 + characters before it / 20. */
  offset: -3,
  /** log of its length, and characters beyond 30, by tens. */
  length: 1.4,
  excess: -1.4,
  trouble: 1.5,
  question: 1.4,
  claim: 2.3,
  /** Matters that its words are of (three at most), and whether there is one. */
  matters: 1.4,
  anyMatter: 1.6,
  name: 1.1,
  region: 1.8,
  /** Goes on with what was said before. */
  connective: -0.8,
  /** Share of its pairs of characters, outside names, that come once more in the text. */
  central: 4,
  /** Shares of formulas and of figures. */
  formula: -2.2,
  digits: -0.9,
  endsSentence: 0.4,
  /** Each clause beyond the first. */
  clauses: -3.1,
  /** Says where or when and hardly more. */
  bare: -2,
  /** Says once more what is asked for, as orders end, or that asking was in vain: what is wrong tells the matter better; set by hand, too. */
  beside: -3.5,
  /** Says when or where, and what comes next says what is; set by hand, as what a passage shares with a title hardly tells. */
  unfinished: -1.5,
  /** Begins or ends with whose it is, since when and where; set by hand, too, as is what follows. */
  scene: -7,
  /** Tells what somebody else answered; set by hand. */
  told: -2,
  /** Says what is wrong in fewer characters than a passage has. */
  short: -3,
} as const;

const connective =
  /^(?:但|而|且|并|甚|还|同时|因|由于|所以|然后|导致|使|后来|之后|于是|结果|现在|如果|若|虽|尽管|不过|可是|却|又|也|再|即|就|只|其中|另外|此外|首先|其次|第|比如|例如|以及|随着|为了|对于|这|那|他|她|它|至今|目前|当时|以前|从此|每次|当|都|才|则|更)/u;
/** Whom records name by what they came for (信访人, 来电人). */
const petitioner = '(?:来电|反映|诉求|投诉|信访|来访|上访|来信|举报|申诉|控告)[人者]';
const people = `(?:业主|居民|村民|住户|家长|职工|教师|市民|网友|群众|先生|女士|同志|读者|听友|老人|大爷|大妈|阿姨|${petitioner})`;
const saying = '(?:反映|反应|投诉|举报|咨询|称|表示|反馈|建议|求助|提问|来电|致电|来信|热线|留言|催[办单促]|说)';
/** Where somebody lives, and not what becomes of a home (住房漏水) or in hospital. */
const lives = '家?住(?![院房所宅处户])';
/** Who writes, or that somebody does. */
const introduction = new RegExp(
  [
    `^(?:我们?|本人|咱们?|俺们?|我家|作为|身为)(?:老?家[在是]|是|${lives}|在|于|系|来自|一[名位个]|.{0,16}(?:${people}|学生|员工|农民|车主|人)$)`,
    `^(?:${petitioner})(?:原?系(?!统)|原?是(?!否)|代表|${lives}|现${lives}|居住)`,
    `^${people}们?(?:再次|多次|第.次|又)?(?:来访|走访|上访)$`,
    '^(?:家住|住在|居住在|现住|[您你]们?好)|^(?:我们?|本人)?家?就?[住在](?=.{2,12}(?:附近|旁边?|边上|对面|楼上|隔壁|里面?|这边)$)|^(?:我们?|本人)?(?:常年|长期|一直)?在外地?(?:打工|务工|工作|上班)$',
    `${people}们?(?:(?:来电|致电|电话|来信|留言|[向通][^，,]{2,20}|拨打[^，,]{2,20}|打[进来][^，,]{0,12})?${saying}*)?$`,
    `^.{0,26}${saying}$`,
    `${people}.{0,6}诉求(?:为|是|如下)?$`,
    // Which order is urged.
    '(?:催[办单促问]?|^(?:原|上一?|前一?|该)?)工单(?:编?号码?)?(?:[为是]?\\d{6,})?$|^[a-z]{0,4}\\d{8,}$',
  ].join('|'),
  'u',
);
/** What somebody notes behind that. */
const noted = '(?:[(（][^()（）]{0,12}[)）])?';
/** That somebody wrote before, as clerks note it (`该市民此前已反映过(重复来电)`, `重复来电`). */
const earlierCall = new RegExp(
  `^(?:.{0,16}?(?:此前|之前|先前|以前|前期|曾经?|已经?|多次|再次|重复|又|[第两二三四五几数多].?次).{0,8}${saying}[过了]{0,2}(?:多次|[两二三四五几数多]次)?${noted}|[(（]?(?:重复|再次|多次|[第二三四].?次)(?:来电|致电|反映|投诉|来信|派单|工单|诉求)件?[)）]?)$`,
  'u',
);

/** Whether a clause says only who writes, where he lives or that he writes, now or before, which order it is, or is what letters end with. */
export function tellsWriter(clause: string): boolean {
  return introduction.test(clause) || earlierCall.test(clause) || saysWhichOrder(clause) || isClosingLine(clause);
}

/** Who says so before what is said (`有市民反映` in `有市民反映路灯不亮`), how somebody feels who writes, and what joins a clause to the one before. */
const lead = new RegExp(
  `^(?:(?:${people})?(?:再次|多次|第.次)?(?:来电|致电)催[办单促问]|(?:${people})?(?:此前|之前|先前|前期)(?:曾经?|已经?|多次)*(?:来电|致电)?(?:反[映应]|投诉|举报)(?:过|了)?|(?:现?[来致]电[人者]?(?:反[映应]|投诉|举报|求助|表示|称)|(?:反映|诉求|投诉)[人者]说)[，,：:]?|称(?![重号呼职赞心得])|(?:反映|投诉|举报|诉求|咨询|求助)(?:内容|事由|事项|情况)[：:]|[^，,]{0,16}?${people}[^，,]{0,14}?(?:反映|反应|投诉|举报|表示|来电称|致电称|(?<![职名号简尊昵俗])称(?![重号呼职赞]))(?:[过了]{0,2}${noted}[，,：:])?|[^，,]{0,14}?向(?:您|[贵各]?[^，,]{0,6}?(?:领导|部门|局|办|单位))反[映应](?:一下)?|(?:但是?|可是|不过|然而|而且?|并且?|且|于是|同时|因为|由于|特别是|尤其是|就是|甚至|比如说?|例如|所以|现在|其(?![实他它中余次间]|[子女父母夫妻兄弟姐妹](?![亲儿女母子弟妹])))(?!的))(?=.{4,})`,
  'u',
);
/** Who says so, before whose it is. */
const saidBy = new RegExp(
  `^[^，,]{0,14}?(?:${people}|来电|致电)[^，,]{0,8}?(?:${saying}|说)[，,：:]?(?=其|本人|自己|[于在]|\\d{4}年)`,
  'u',
);
/** Who asks, before what is asked for, as the ends of orders have it (`诉求：尽快恢复供水`, `来电人希望恢复供水`). */
const asking = new RegExp(
  `^(?:${people}(?:诉求)?|现?来电)(?=希望|要求|请求|建议|恳请)|^现(?=要求|希望|请求)|^(?:${people})?诉求(?:[为是]|如下)`,
  'u',
);
/** What orders add: what is asked for, and that asking was in vain. */
const beside = new RegExp(
  `${asking.source}|^请(?:相关|有关)部门|^(?:之前|此前|已经?|曾经?)?(?:多次|曾)?(?:[打找]过|拨打|联系|[向跟].{1,8}(?:反映|投诉)|反映|投诉).{0,12}(?:无[人果]|未果|没人|没有?(?:结果|回音|解决))`,
  'u',
);
/** What an order that has said something has before the colon that its demand follows. */
const demanding = /.{6}[。，,；;！!？?\n][^。，,；;]{0,4}诉求(?:为|是|如下|内容)?[：:]$/u;
/** Who asks, thanks or proposes, before that: what is asked for is the matter. */
const asker = new RegExp(`^${people}们?(?:来电|致电)?(?=咨询|询问|建议|感谢|表扬)`, 'u');
/** Before what a form says of persons and numbers: who is complained of is not the matter. */
const entry =
  /(?:(?:被?(?:反映|投诉|举报|诉求|申诉)|来电|联系|申请|求助|咨询)(?:人|者|方|单位|对象|主体)|姓名|联系(?:方式|电话)|(?:手机|电话|工单)号?码?|编号)[：:]\s*$/u;
/** Numbers one demand of several. */
const listed = /^(?:[1-9][.、)]|[(][一二三四五六七八九1-9][)])\s*(?=\D.{3,})/u;
/** Where somebody is, before what happens there: of whose area, and in which the name that follows lies. */
const whereabouts =
  /^(?:(?:其|自己)?(?:所在|居住|所住)的|我[省市州县区旗镇乡](?=[\u4e00-\u9fff]{4})|位于(?=[\u4e00-\u9fff]{2,8}(?:街道|[镇乡区县])的))+/u;
/** What masking and chats put into a text of any language (`[手机号]`). */
const bracketed = /\[[^[\]]{1,8}\]/gu;
const unfinished =
  /(?:时候?|[之以]?后|以来|期间|[之以]?前|[里处旁边侧面]|的话|之间|(?<![早晚马网])上|之?下|情况下|过程中)$/u;
/** Somebody of the other side, before what he said (`物业说在等配件`): the matter is what it was said of. */
const toldBy =
  /^(?:但是?|可是?|而|结果|问了?)?[\u4e00-\u9fff]{0,6}?(?:物业|物管|保安|工作人员|店[员家主长]|老板|商家|客服|前台|司机|老师|校[方长]|站长|医生|护士|开发商|社区|居委会|村干部|[单对]位|对方|房东|他们|公司|部门)[^，,：:]{0,4}?(?:说|讲|称|回[复应]|答复|表示)/u;
/** How it was before, and not what is wrong now (`停车以前免费`). */
const formerly = /(?:以前|原来|原先|过去(?!了)|从前|往年).{1,12}$/u;
/** What a clause says by itself. */
interface ReadClause extends Clause {
  /** Tells who writes, or pleads: no part of a passage. */
  readonly isLeftOut: boolean;
  readonly said: Said;
  readonly connects: boolean;
  /** Says once more what is asked for, or that asking was in vain. */
  readonly isBeside: boolean;
  /** Tells what somebody of the other side said. */
  readonly isTold: boolean;
  readonly isUnfinished: boolean;
  /** Says whose it is, since when and where, and no more. */
  readonly isScene: boolean;
  readonly matters: readonly number[];
}

/** What clauses say, 1 where one of them does. */
type Said = Readonly<Record<'trouble' | 'question' | 'claim' | 'name' | 'region', 0 | 1>>;

const nothing: Said = { trouble: 0, question: 0, claim: 0, name: 0, region: 0 };

/**
 * The passage of a text, from its opening on, that says best what the matter is; the opening where none says anything, and in
 * languages whose sentences no passage here is told by. Linear in the length of the text.
 */
export function findMatter(text: SegmentedText, opening: Span, places: readonly Place[]): Span {
  const opened = text.text.slice(opening.from, opening.to).replace(bracketed, '');
  if (/\p{L}/u.test(opened) && !/\p{Script=Han}/u.test(opened)) return opening;
  const whole = { from: opening.from, to: wholeEnd(text.text, Math.min(text.text.length, opening.from + reach)) };
  const names = locateNames(text, places);
  const clauses = readClauses(text, whole, names);
  const sums = sumPassages(text, whole, names);
  const best = choosePassage(clauses, sums, opening);
  const passage = text.text.slice(best.from, best.to);
  return {
    from: best.to - skipLeads(passage, [listed, lead, asker, asking, whereabouts]).length,
    to: best.to,
  };
}

/** The passage that says best what the matter is; the opening where there is none. */
function choosePassage(clauses: readonly ReadClause[], sums: PassageSums, opening: Span): Span {
  let best = opening;
  let most = Number.NEGATIVE_INFINITY;
  for (const begin of clauses.keys()) {
    for (const passage of listPassages(clauses, begin)) {
      const score = rate(passage, sums, opening.from);
      if (score > most) [best, most] = [{ from: passage.first.from, to: passage.last.to }, score];
    }
  }
  return best;
}

/** The passages that begin with a clause: it, and it with those that follow it in its sentence. */
function listPassages(clauses: readonly ReadClause[], begin: number): Passage[] {
  const passages: Passage[] = [];
  const first = clauses[begin]!;
  const matters = new Set<number>();
  let said = nothing;
  for (const [further, last] of clauses.slice(begin, begin + mostClauses).entries()) {
    const length = last.to - first.from;
    if (last.isLeftOut || (further > 0 && last.isBeside) || length > longest) break;
    for (const matter of last.matters) matters.add(matter);
    said = joinSaid(said, last.said);
    const least = said.trouble ? leastSaying : shortest;
    if (length >= least) passages.push({ first, last, further, said, matters: matters.size });
    if (last.ends) break;
  }
  return passages;
}

/** A passage without what stands before what it says, however many such there are (`来电人反映其`). */
function skipLeads(passage: string, leads: readonly RegExp[]): string {
  let rest = passage;
  for (;;) {
    const left = leads.reduce((text, before) => text.slice(before.exec(text)?.[0].length ?? 0), rest);
    if (left === rest || left === '') return rest;
    rest = left;
  }
}

function readClauses(segmented: SegmentedText, { from, to }: Span, names: readonly Name[]): ReadClause[] {
  const { text } = segmented;
  const clauses = splitClauses(text, from, to);
  const matters = listMatters(segmented, from, clauses);
  /** Whether the clause before leads to what comes now (`合同约定…交房，至今未交`). */
  let isLedTo = false;
  return clauses.map((clause, at) => {
    const passage = text.slice(clause.from, clause.to);
    const signs = readSigns(passage);
    const isScene = tellsScene(passage.slice(saidBy.exec(passage)?.[0].length ?? 0));
    const isAgreement = tellsAgreement(passage);
    const connects = !isLedTo && connective.test(passage);
    isLedTo = isScene || isAgreement;
    const isFirst = clause.from === from;
    return {
      ...clause,
      isLeftOut: isNoPart(passage) || entry.test(text.slice(Math.max(from, clause.from - 12), clause.from)),
      said: isScene ? nothing : countSaid(signs, clause, names),
      connects,
      isBeside: !isFirst && (beside.test(passage) || demanding.test(text.slice(from, clause.from))),
      isTold: !isFirst && toldBy.test(passage),
      isUnfinished: unfinished.test(passage) || isAgreement || (formerly.test(passage) && !saysAny(signs)),
      isScene,
      matters: isScene ? [] : matters[at]!,
    };
  });
}

/** The matters that the words of each clause are of. */
function listMatters({ words, starts }: SegmentedText, from: number, clauses: readonly Clause[]): number[][] {
  let word = indexAt(starts, from);
  return clauses.map(({ to }) => {
    const matters: number[] = [];
    for (; word < words.length && starts[word]! < to; word += 1) {
      const matter = matterOf.get(words[word]!);
      if (matter !== undefined) matters.push(matter);
    }
    return matters;
  });
}

/** Whether a clause tells who writes, or pleads. */
function isNoPart(clause: string): boolean {
  return tellsWriter(clause) || isStock(clause) || onlyPleads(clause);
}

type Signs = ReturnType<typeof readSigns>;

function saysAny({ trouble, question, claim }: Signs): boolean {
  return trouble || question || claim;
}

function countSaid({ trouble, question, claim }: Signs, { from, to }: Span, names: readonly Name[]): Said {
  const within = names.filter((name) => name.from >= from && name.to <= to);
  return {
    trouble: trouble ? 1 : 0,
    question: question ? 1 : 0,
    claim: claim ? 1 : 0,
    name: within.some(({ isRegion }) => !isRegion) ? 1 : 0,
    region: within.some(({ isRegion }) => isRegion) ? 1 : 0,
  };
}

function joinSaid(a: Said, b: Said): Said {
  return {
    trouble: a.trouble || b.trouble,
    question: a.question || b.question,
    claim: a.claim || b.claim,
    name: a.name || b.name,
    region: a.region || b.region,
  };
}

/** Clauses that follow each other in a sentence. */
interface Passage {
  readonly first: ReadClause;
  readonly last: ReadClause;
  /** Clauses after the first. */
  readonly further: number;
  readonly said: Said;
  /** Distinct matters. */
  readonly matters: number;
}

/** How well a passage says what the matter is; `sums` count from the offset `origin` on. */
function rate({ first, last, further, said, matters }: Passage, sums: PassageSums, origin: number): number {
  const [from, to] = [first.from - origin, last.to - origin];
  const length = to - from;
  // A pair counts where it ends: the first character of a passage ends none of its own.
  const pairs = sums.pairs[to]! - sums.pairs[from + 1]!;
  const repeated = sums.repeated[to]! - sums.repeated[from + 1]!;
  const words = sums.words[to]! - sums.words[from]!;
  const c = coefficients;
  let score = c.offset * Math.log(1 + from / 20) + c.length * Math.log(length) + c.clauses * further;
  if (from === 0) score += c.first;
  if (length > 30) score += (c.excess * (length - 30)) / 10;
  score += c.trouble * said.trouble + c.question * said.question + c.claim * said.claim;
  score += c.name * said.name + c.region * said.region;
  if (matters > 0) score += c.anyMatter + c.matters * Math.min(3, matters);
  if (first.connects) score += c.connective;
  if (first.isBeside) score += c.beside;
  if (first.isTold) score += c.told;
  if (pairs > 0) score += (c.central * repeated) / pairs;
  if (words > 0) score += (c.formula * (sums.formulas[to]! - sums.formulas[from]!)) / words;
  score += (c.digits * (sums.digits[to]! - sums.digits[from]!)) / length;
  if (last.ends) score += c.endsSentence;
  if (sums.telling[to]! - sums.telling[from]! < 6) score += c.bare;
  if (last.isUnfinished) score += c.unfinished;
  if (first.isScene || last.isScene) score += c.scene;
  if (length < shortest) score += c.short;
  return score;
}

interface Name extends Span {
  readonly isRegion: boolean;
}

/** Names of a body that tell a place, by offsets into the text as it is read. */
function locateNames({ offsets }: SegmentedText, places: readonly Place[]): Name[] {
  const at = (stored: number): number => (offsets === null ? stored : indexAt(offsets, stored));
  return places
    .filter((place) => place.field === 'body' && place.type !== 'quoted' && tellsPlace(place))
    .map(({ start, end, type }) => ({ from: at(start), to: at(end), isRegion: type === 'region' }));
}
