import { stripFrame } from './overlap.ts';

/** One thing that a message asks for. */
export interface Ask {
  /** The words with which it is asked for. */
  readonly text: string;
  /** Of these the ones that name it; none in 怎么办 or 请处理. */
  readonly matter: string;
}

/** Words that want something done: what goes on after them, or stands in a list behind their colon, is wanted, too. */
const directing =
  /请求|要求|希望|期望|恳请|恳求|建议|呼吁|(?:^|[特敬还也万诚恳切])望(?![着见远江城])|(?<![申邀聘约宴])请(?!问|假|客|教)|盼|诉求|应该|必须|务必|[让叫要]他们|允许我|不要再/u;
/** Words by which one clause wants something. */
const wanting =
  /尽快|给个|(?<![不没未拒理])赔(?!了)|(?<![不没未拒会])退[还款费钱回赔押给]|^(?:赶紧|赶快|抓紧|快点|早点)(?!.*[了过])/u;
/** Words that ask, with a question mark or without one (还装不装). */
const inquiring =
  /[?？]|吗$|呢$|为什么|什么(?![也都]|人?的?也)|何时|几时|哪(?!怕|[里儿天个]?[也都])|怎么(?![也都]|.{1,4}[也都]不)|如何|是否|能否|可否|能不能|有没有|是不是|会不会|可不可以|要不要|行不行|多少|多久|(?<![十百千好前后这那])几[个天月年点时号]|为何|凭什么|谁(?![也都]|知道)|(.)不\1|想知道/u;
/** Words of asking clauses that do not say what is asked for: those that ask, and those that only ask for help. */
const askingFrame =
  /另外|请问|想问|问一下|想知道|什么|何时|几时|时候|哪里|哪个|哪|怎么办|怎么|如何|是否|能否|可否|能不能|有没有|是不是|会不会|可不可以|要不要|多少|多久|为何|为什么|凭什么|吗|呢|我们?|你们|请求|要求|希望|恳请|建议|诉求|请|应该|必须|尽快|务必|贵[局府部]|有关部门|相关部门|政府|书记|[省市县区镇]长|百忙|关注|过问|重视|做主|主持公道|[回答]复|明示|解[答惑]|答疑|一?个?(?:说法|交[代待]|准[话信]|答案)|给予|予以|帮忙|帮助|第[一二三四五六]|其[一二三四五六]/gu;
/** A clause that tells why, or what else would come of it: what was wanted before does not go on with it. */
const telling =
  /^(?:因为?|由于|毕竟|现在|目前|如今|否则|不然|以免|免得|避免|以便|以防|这样|这|那|如果|要是|万一|我们?(?!要)|本人|[他她]们?|但|可是|却|所以)/u;
/** A case that is put before a question, and no question itself. */
const supposing = /^(?:如果|要是|若|假如|倘若|万一)/u;
const courteous = /感谢|谢谢|不胜|万分|拜托|此致|敬礼|为盼/u;
/** A colon behind these opens a list of what is wanted. */
const listOpening =
  /(?:请求|要求|希望|期望|建议|诉求|恳[请求]|呼吁|想知道|想问|(?<![申邀聘约宴])请(?![看见])|盼|(?:^|[，,。\s特敬还也万诚恳切])望|我们?(?:只|就|想)?要|求)[^，,。；;：:]{0,12}[：:]/u;
/** And behind these one of what is wrong. */
const problemsOpening = /(?:问题|情况|困难|现象|乱象|隐患|矛盾|[几件]事|[几方]面|几点|如下)[^，,。；;：:]{0,4}[：:]/u;
/** What asks for all of it at once: 一并处理, 全面整改到位. */
const pronominal =
  /一并|一起|全面|全部|彻底|逐[项一个]|以上|上述|这些|这几[个件]|认真|切实|真正|依法|严肃|妥善|及时|统一|综合|整改|整治|治理|改[进善]|处[理置]|解决|落实|查处|核[实查]|调查|协调|管(?:一?[管下]|理)|到位|情况|相关|部门/gu;
const item = /^\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[、.．)）]|第[一二三四五六]|其[一二三四五六]|[一二三四五]是)/u;
/** What one clause wants in a row: 公开账目、分到户，查收费并退款. */
const joint = /、|(?<![合一兼])并(?:且|要)?(?=\p{Script=Han}{2})(?![购列行排入轨存])|以及|同时/u;

/** What is asked for stands mostly at the end of a message. */
const readLength = 1200;
const mostAsks = 10;

/**
 * What a message asks for, in its order; the last ones, if there are many. A clause asks by its own words, or by those of the
 * clauses before it in its sentence or list. The title asks for what the body does not.
 */
export function findAsks({ title, body }: { readonly title: string; readonly body: string }): Ask[] {
  const asks: Ask[] = [];
  let inList = false;
  let isNumbered = false;
  let end = '';
  for (const sentence of body.slice(-readLength).split(/(?<=[。！!？?；;\n])|\s+/u)) {
    if (!/\p{Script=Han}/u.test(sentence)) continue;
    const opens = listOpening.test(sentence);
    // 请求：增设红绿灯；装减速带。 A list ends with a full stop that no number follows, one of numbered questions with any that has none.
    const goesOn: boolean = /[；;：:]/u.test(end) || (/[？?]/u.test(end) && !isNumbered);
    const isListed: boolean = opens || (inList && (goesOn || item.test(sentence)));
    addAsks(asks, sentence, isListed && !opens, isListed);
    end = sentence.trim().slice(-1);
    isNumbered = (isListed || inList) && ((!opens && isNumbered) || item.test(sentence.replace(upToList, '')));
    inList = isListed || (inList && isNumbered && /[？?]/u.test(end));
  }
  if (asks.length > 0 && !asks.some(namesMatter)) {
    const problems = listProblems(body.slice(-readLength));
    if (problems.length > 1) asks.splice(0, asks.length, ...problems);
  }
  if (inquiring.test(title) || directing.test(title)) addTitle(asks, title);
  return asks.slice(-mostAsks);
}

/** What stands before the points of a list. */
const upToList = /^[^：:]*[：:]/u;
/** Between the points of a list. */
const listEnd =
  /(?<=[。！!？?；;\n：:])|(?<=[，,])(?=\s*(?:[（(]?[一二三四五六七八九\d]{1,2}[、.．)）]|第[一二三四五六]|[一二三四五六]是))/u;

/** Whether an ask says what it wants: 全面整改, 管一下 do not. */
export function namesMatter({ matter }: Ask): boolean {
  return /\p{Script=Han}{2}/u.test(matter.replace(pronominal, ' '));
}

/** The points of the list of what is wrong, before what asks for all of it. */
function listProblems(body: string): Ask[] {
  const problems: Ask[] = [];
  let isListed = false;
  for (const part of body.split(listEnd)) {
    const text = part.replace(item, '').replace(/[，,。！!？?；;：:\s]+$/u, '');
    if (problemsOpening.test(part)) isListed = true;
    else if (directing.test(part) || courteous.test(part)) isListed = false;
    else if (isListed || item.test(part)) addAsk(problems, text);
    // A list without numbers ends with its sentence.
    if (/[。！!？?\n]$/u.test(part)) isListed = false;
  }
  return problems;
}

/**
 * Adds what the clauses of a sentence ask for.
 * @param wanted whether its first clause is wanted by what stands before
 * @param isListed whether all clauses behind a colon are
 */
function addAsks(asks: Ask[], sentence: string, wanted: boolean, isListed: boolean): void {
  let wants = wanted;
  for (const part of sentence.split(/[，,。；;！!\n]|(?<=[?？：:])/u)) {
    const clause = part.replace(item, '');
    const directs = directing.test(clause);
    if (courteous.test(clause)) continue;
    if (isListed && supposing.test(clause) && !inquiring.test(clause)) continue;
    if (isListed && /[：:]$/u.test(clause)) {
      wants = true;
      continue;
    }
    if (directs) wants = true;
    else if (!isListed && telling.test(clause)) wants = false;
    if (wants) for (const text of clause.split(joint)) addAsk(asks, text);
    else if (wanting.test(clause) || inquiring.test(clause)) addAsk(asks, clause);
  }
}

function addAsk(asks: Ask[], text: string): void {
  if (!/\p{Script=Han}/u.test(text)) return;
  asks.push({ text, matter: stripFrame(text.replace(askingFrame, ' ')) });
}

/** Adds what the title asks for, unless the body asks for something that it names. */
function addTitle(asks: Ask[], title: string): void {
  const own: Ask[] = [];
  addAsks(own, title, false, false);
  const asked = new Set(asks.flatMap(({ matter }) => [...matter]));
  for (const ask of own) {
    const named = ask.matter.match(/\p{Script=Han}/gu) ?? [];
    if (named.filter((character) => asked.has(character)).length < named.length / 2) asks.unshift(ask);
  }
}
