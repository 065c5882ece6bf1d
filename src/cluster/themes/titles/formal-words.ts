/** A verb said twice or once more ("修一修", "管管"), as it is written. */
const written: Readonly<Record<string, string>> = {
  降: '降低',
  涨: '提高',
  修: '维修',
  管: '管理',
  查: '检查',
  治: '治理',
  换: '更换',
  清: '清理',
  改: '改进',
  调: '调整',
};
const verbs = Object.keys(written).join('');
/** The last clause or part of a list, the verb at its end. */
const atEnd = new RegExp(
  `^(?<told>(?:.*[，、])?)(?<noun>[^，、]*?)(?:请|要|得|也|都|该|应|赶紧|赶快|尽快|能不能|好好|再|给)*(?<verb>[${verbs}])一?\\k<verb>[吧嘛]?$`,
  'u',
);
/** "管管这些流动摊贩": no other verb said twice follows. */
const before = new RegExp(
  `^(?<told>.*?)(?<verb>[${verbs}])一?\\k<verb>(?!(\\p{Script=Han})\\3)(?:这些|那些|一下)?(?<noun>\\p{Script=Han}{2,})$`,
  'u',
);
const alone = new RegExp(`^([${verbs}])一?\\1$`, 'u');
/** "培训培训": at the end nothing but the verb. */
const twice = /(?:^|[，、])(培训|管理|检查|宣传|引导|监督|整治|巡逻|教育|协调|规范)\1$/u;
/** What is no noun by itself, before a verb that asks something of it. */
const noNoun = /[把对将给让被的得不没太还]|我|谁|什么|怎么|[来去]$/u;
/** What is not managed but done away with. */
const nuisance = /扰民|噪[音声]|异味|臭味|油烟|污染|乱象|现象|行为|乱\p{Script=Han}/u;
/** Ends some words for an object, which say what is wrong with it. */
const complaint = /(?:太|偏|过|很|真)[贵高低多少差]$/u;
/** What is lowered where a price is meant. */
const price = /[费价钱]|收费|贵|[一二两三四五六七八九十百千万\d][元块]|一个月/u;
const priced = /[费价税租率]$|收费|价格|标准/u;
/** For how long it has been said or waited for. */
const history =
  /(?:一直|都|已经?)?(?:说|喊|讲|提|盼|等|拖|闹|吵|反映|规划|申请|投诉)了?(?:好|快|都|有)?[几多两三四五六七八九十数\d]+(?:个)?(?:年|月|次|遍|回|届)(?:多|了)*(?:，.*)?$/u;
/** More of something, as people speak. */
const some = /^多(?:放(?![宽开缓大置学假心水])|投(?![放入资诉票]))(?:[一几两]?[些点个]|几辆)?(?=\p{Script=Han}{2,})/u;
const someMore = /^(?<verb>多\p{Script=Han}(?!一)\p{Script=Han})[点些](?=\p{Script=Han}{2,})/u;

/**
 * A stated ask in words that an official list prints: without verbs said twice ("停车费降一降" → "降低停车费"), and without how long it has
 * been asked ("村村通车说了好几年").
 * @param objectWord what it is asked of, where the clause that asks does not say so
 */
export function writeFormally(text: string, objectWord: string | null): string {
  const said = text.replace(history, '') || text;
  const brief = said.replace(some, '增加').replace(someMore, '$<verb>');
  const [, doubled] = twice.exec(brief) ?? [];
  if (doubled !== undefined) return `加强${doubled}`;
  const ending = atEnd.exec(brief)?.groups as Said | undefined;
  if (ending !== undefined) {
    const { told, noun, verb } = ending;
    const isNoun = noun.length >= 2 && !noNoun.test(noun);
    const thing = objectWord?.replace(complaint, '') ?? null;
    const named = isNoun ? noun : noun === '' && isSaidOf(verb, thing, told) ? thing : null;
    return named === null ? brief : askOf(verb, named, brief);
  }
  const opening = before.exec(brief)?.groups as Said | undefined;
  if (opening === undefined) return brief;
  const { told, noun, verb } = opening;
  return told === '' && !noNoun.test(noun) ? askOf(verb, noun, brief) : `${told}${written[verb]!}${noun}`;
}

/** A verb said twice as it is written; any other word as it is. */
export function writeVerb(word: string): string {
  return word.replace(alone, (_, verb: string) => written[verb]!);
}

interface Said {
  readonly told: string;
  readonly noun: string;
  readonly verb: string;
}

/** Whether the clauses before a verb tell of the object itself, not of what it has or is only the cause of. */
function isSaidOf(verb: string, objectWord: string | null, told: string): boolean {
  if (objectWord === null || objectWord.length < 2 || told.includes(`${objectWord}的`)) return false;
  return verb !== '管' || (told.split('，').filter(Boolean).at(-1) ?? '').includes(objectWord);
}

function askOf(verb: string, noun: string, text: string): string {
  if (verb === '管') return nuisance.test(noun) ? `治理${noun}` : `加强${noun}管理`;
  if (verb === '降' && noun.endsWith('票')) return `降低${noun}价`;
  if (verb === '降' && !priced.test(noun)) return price.test(text) ? `降低${noun}收费` : text;
  if (verb === '涨' && !/[资贴助遇金酬薪]$|标准$/u.test(noun)) return text;
  return `${written[verb]!}${noun}`;
}

/** What is to go up to a limit, at the end of a text. */
const limited =
  /^(?<noun>[^，]{2,12}?)(?:也|都|能够?|要|应该?|可以|再)*(?<verb>延长?|延后|推迟|开放?|放宽|降低?|下调|提高|上调)[到至](?<limit>[^，]{2,8})$/u;
/** Ends a word for what runs. */
const runs = /[车班]$|公交$|地铁$/u;

/** A text without the limit up to which something is asked ("闭馆时间延到九点" → "延长闭馆时间"); null where it has none. */
export function withoutLimit(text: string): string | null {
  const found = limited.exec(text)?.groups as { noun: string; verb: string; limit: string } | undefined;
  if (found === undefined || noNoun.test(found.noun)) return null;
  const { verb, limit } = found;
  const noun = /岁$/u.test(limit) && !/年龄$/u.test(found.noun) ? `${found.noun}年龄` : found.noun;
  if (verb.startsWith('开')) return `延长${noun}开放时间`;
  if (verb.startsWith('延') || verb === '推迟')
    return `${verb === '延' ? '延长' : verb}${noun}${runs.test(noun) ? '时间' : ''}`;
  return `${verb === '降' ? '降低' : verb}${noun}`;
}
