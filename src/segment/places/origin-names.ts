import type { SegmentedText } from '../../core/message.ts';
import type { Gazetteer } from './gazetteer.ts';
import { madeElsewhere, ofElsewhere } from './place-lexicon.ts';

const longestWord = Math.max(...[...madeElsewhere].map((word) => word.length));
/** What may stand between a region and a dish. */
const manner = /^(?:正宗|特色|传统|地道|手工|麻辣|老)/u;
/** Streets and feasts are where they are called after. */
const where = /^[街节]/u;
/** Where somebody or a family is from, and where they are on the register, before the name of a region. */
const home = /(?:来自|老家(?:[是在])?)$/u;
const register = /户[口籍](?:[是在])?$/u;
/** Who comes from where the matter is. */
const residents = /^的?.{0,3}(?:市民|居民|业主|住户|村民|网友|群众|读者)/u;
/** What somebody came to do: behind where from. */
const came = /^(?:过?来(?:的|这|此|本|当地|[，,]|$))/u;
/** How somebody came: behind where from. */
const rode =
  /^(?:坐|乘|搭|开)了?.{0,4}(?:火车|高铁|动车|飞机|大巴|班车|长途车|卧铺|绿皮车|硬座|车)(?:过来|来|到|，|,|赶来)/u;
/** Going home, before where to, and what for. */
const goingHome = /(?:(?<![返驶])回|回到)$/u;
const atHome = /^(?:老家)?(?:过年|过节|老家|探亲|奔丧|看病|养老|休养|结婚|种[地田]|收麦|秋收)/u;
/** Who went away from there to work. */
const workers = /^的?(?:农民工|民工|工人(?![文村路新街])|打工|务工|外来)/u;
/** Who works away from home, the more surely where he does so all the time; of wages that he is owed there he writes of there. */
const works = /^(?:那边|这边|等地)?(?:打工|务工|做工|打零工)(?!.{0,20}(?:工资|欠薪|拖欠|工伤|工地|老板|公司|厂))/u;
const always = /(?:长期|常年|一直|长年|多年|都|外出)[在到去]$/u;
/** What somebody did there once. */
const once =
  /^(?:那边|等地)?(?:(?:居?住|[待呆]|生活|工作|打工|务工|上班|上学|读书)过(?![得不年节冬渡来去])|(?:打|做)过工|(?:读|念)过书|上过[学班])/u;
/** A member of the family, who works there. */
const relative =
  /(?:儿子|女儿|[儿子]女|孩子|儿媳|媳妇|女婿|老公|丈夫|爱人|老婆|妻子|爸妈|父母|爸爸|妈妈|父亲|母亲|年轻人|弟弟|哥哥|姐姐|妹妹)们?(?:\p{Script=Han}{0,4}[都也])?(?:还|现在|长期|常年|一直|又)*在$/u;
/** Who studies or works there, and comes home to where the matter is. */
const away = /^(?:那边|等地)?(?:打工|务工|做工|上大学|读大学|读书|上学|上班|工作)/u;
const homeward =
  /(?:过年|春节|年底|放假|国庆|中秋|暑假|寒假|每次|每年|这次)\p{Script=Han}{0,2}回|回(?:到?老家|家乡|村)|(?:老家|家乡)(?:的|也|没|还|那|这)/u;
const owed = /工资|欠薪|拖欠|工伤|工地|老板|公司|厂|房东|租/u;
/** Somebody of whom nothing but where from is told (`有个榆浔的师傅`). */
const someone = /(?:有|[一二两三四五六七八九十几\d])[个名位]$/u;
const stranger =
  /^(?:籍|那边)?的?(?:大?师傅|大?货?车?司机|老板|老乡|工友|姑娘|小伙|男[子的人]|女[子的人]|老人|老太|大[哥姐爷妈叔]|阿姨|朋友|客人|游客|旅客)/u;
/** What other cities teach (`榆浔的教训还不够吗`). */
const lesson = /^(?:等地)?的?(?:教训|前车之鉴|悲剧|惨剧|惨案|经验|做法|模式|先例|案例)/u;
/** Who somebody is, before where from; where somebody works, before that. */
const introduction = /(?:是|我|我们|咱们|俺们?|本人|[一二两三四五六七八九十几\d][名个位])$/u;
const whereTo = /[在到于去来往回]$/u;
const province = /(?:省|自治区)$/u;
const longestIntroduction = 4;
const longestLead = 14;
const workReach = 26;
const rideReach = 14;
/** What the segmenter takes for people though it is none: an office's name that it does not know, how many are there. */
const otherThan = /^人(?:[社防保]|[太很]?[多少])/u;
/** The rest of a title of a paper or a book from somewhere in it. */
const restOfTitle = /^[^《》]*》/u;
/** Signs before and after a name among which the marks of a title stand. */
const titleReach = 30;

/**
 * Whether the short name of a region says where something comes from that may be anywhere: in the title of a paper or a book
 * (`《榆浔预防医学》`), before a dish, a shop or people (`榆浔` `拉面馆`, `榆浔` `人`), before what it teaches others (`榆浔` `的` `教训`), with the short name of a region in it between
 * the two, after 老 (`老` `榆浔` `布鞋`), or where workers come from (`我` `从` `榆浔` `来` `这里` `打工`).
 */
export function saysOrigin({ text, words, starts }: SegmentedText, index: number, gazetteer: Gazetteer): boolean {
  if (!isShort(words[index]!, gazetteer))
    return isHomeProvince(text, starts[index]!, starts[index]! + words[index]!.length);
  if (words[index - 1] === '老' || isInTitle(text, starts[index]!)) return true;
  let last = index;
  while (last + 1 < words.length && isShort(words[last + 1]!, gazetteer)) last += 1;
  const next = words[last + 1] ?? '';
  const end = starts[last]! + words[last]!.length;
  const rest = text.slice(end, end + longestWord + 3);
  return (
    (ofElsewhere.has(next) && !otherThan.test(rest)) ||
    // `榆浔人` may be one word, which alone names no region.
    (ofElsewhere.has(next.slice(-1)) && isShort(next.slice(0, -1), gazetteer)) ||
    saysHome(text, starts[firstOf(words, index, gazetteer)]!, end, gazetteer.roles.get(words[last]!)?.name ?? '') ||
    lesson.test(rest) ||
    beginsWithGoods(rest) ||
    beginsWithGoods(rest.replace(manner, ''))
  );
}

/** Whether a province, by its name in full, is where somebody comes from who writes of another region. */
export function isHomeProvince(text: string, start: number, end: number): boolean {
  const name = text.slice(start, end);
  return province.test(name) && saysHome(text, start, end, name);
}

/** The first of the short names of regions that follow each other up to a word. */
function firstOf(words: readonly string[], index: number, gazetteer: Gazetteer): number {
  let first = index;
  while (first > 0 && isShort(words[first - 1]!, gazetteer)) first -= 1;
  return first;
}

/**
 * Whether a region is where somebody comes from who writes of another. Of who works in a city its name tells where, unless somebody is
 * introduced by it, a member of the family works there, it was once, or the writer comes home from there; of who is on its register, too.
 * @param name in full
 */
function saysHome(text: string, start: number, end: number, name: string): boolean {
  const before = text.slice(Math.max(0, start - longestIntroduction), start);
  const rest = text.slice(end, end + longestIntroduction + 4);
  if (home.test(before)) return !residents.test(rest);
  const isProvince = province.test(name);
  if (isProvince && register.test(before)) return true;
  if (someone.test(before) && stranger.test(rest)) return true;
  if (goingHome.test(before) && atHome.test(rest)) return true;
  if (/[从由]$/u.test(before) && rode.test(text.slice(end, end + rideReach))) return true;
  if (whereTo.test(before)) {
    const told = text.slice(end, end + workReach);
    const lead = text.slice(Math.max(0, start - longestLead), start);
    if (once.test(told)) return true;
    if (works.test(told) && (isProvince || always.test(before) || relative.test(lead))) return true;
    return away.test(told) && homeward.test(told) && !owed.test(told);
  }
  return came.test(rest) || (workers.test(rest) && (isProvince || introduction.test(before)));
}

/** Whether a word stands for a region whose name in full is another. */
function isShort(word: string, { roles }: Gazetteer): boolean {
  const role = roles.get(word);
  return role?.ownType === 'region' && role.name !== null && role.name !== word;
}

function beginsWithGoods(text: string): boolean {
  for (let length = Math.min(longestWord, text.length); length > 0; length -= 1) {
    if (madeElsewhere.has(text.slice(0, length))) return !where.test(text.slice(length));
  }
  return false;
}

/** Whether a position lies between 《 and 》. */
function isInTitle(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - titleReach), at);
  return before.lastIndexOf('《') > before.lastIndexOf('》') && restOfTitle.test(text.slice(at, at + titleReach));
}
