import { isGeneralName } from '../../../segment/places/general-heads.ts';
import { effort, type StatedAsk } from '../asks/read-clause.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';
import { findMisdeed } from '../words/misdeed.ts';
import { endsDoubled, measures } from '../words/plain-verbs.ts';
import { writeFormally } from './formal-words.ts';

/** What of an ask decides how it is written. */
export type WrittenAsk = Pick<StatedAsk, 'text' | 'objectWord' | 'leads'>;

/** How many are wanted, between an ask and its object. */
const amount = /^(?:一?[点些]|几个)(?=\p{Script=Han}{2,})/u;
/** Verbs of one character with how many are wanted, as people speak: "修个", "办一所", "多装几盏". */
const spoken = new RegExp(
  `^[多再]?([建修装设办开加添通安搭盖])(?:[一几两三][${measures}]|个(?![体人别])|一?些|点)(?=\\p{Script=Han}{2,})`,
  'u',
);
const written: Readonly<Record<string, string>> = {
  建: '建设',
  修: '修建',
  装: '安装',
  设: '设立',
  办: '开办',
  开: '开设',
  加: '增加',
  添: '添置',
  通: '开通',
  安: '安装',
  搭: '搭建',
  盖: '修建',
};
/** A verb of one character right before what is wanted. */
const bare = /^([建修装设加添])[上起]?(?=(\p{Script=Han}{2,})$)/u;
/** Who says so is for it, or urges it: all of a theme are. */
const siding = /^(?:支持|赞成|同意|必须|应该|应当|一定要)(?=\p{Script=Han}{3,}$)/u;

/** Says that a thing is needed, or so many of it ("急需一所小学"). */
const needed = new RegExp(`^[急亟]需(?=(?:[一几两][${measures}])?(\\p{Script=Han}{2,})$)`, 'u');

/** Urges between what is asked for and the ask. */
const urge =
  /(?:亟需|亟待|急需|急待|急盼|盼望?|需要|有待|尽快|早日|早点|尽早|赶紧|赶快|抓紧|应该?|需|进行|予以|加以)+$/u;
/** How it is to be done, how much of it and when, which stays beside the verb. */
const manner =
  /(?:综合|全面|定期|合理|科学|集中|大力|积极|专项|适度|适当|适时|及时|逐步|逐渐|逐年|持续|深入|严格|统筹|有序|重点|精准|分[批步期类]|统一|优先|一[律概并次]|一次性|统统|通通|全[部数额都]|全盘|坚[决定]|彻底|完全|绝对|大幅度?|大量|明显|显著|略微|稍微|立[即刻]|马上|直接|依法|从[严速快]|严厉|严肃|切实|认真|进一步|不断|长期|永久|暂时|临时|无条件|无偿)+$/u;
/** Of what is said before: it names nothing with them. */
const scope = /(?<!首|古|国|京|东|旧|新|故|成|[省市县区])都$|[也就均皆才再先]$|(\p{Script=Han})\1$/u;
/** Before the verb and how it is to be done. */
const carried = /(?:进行|开展|实行|实施|予以|加以)$/u;
/** Verbs that take no object. */
const intransitive = /改道|延伸|出台|运营|绕行|停运|通车|到位|免费|限行|上涨|[降涨]价|打折|扩招|开班|开学/u;
/** What is no noun by itself. */
const clause =
  /自己|[，、在对把将由被让给能可不没未要后向从为走勿莫]|(?<![特分级区个性类])别(?!墅)|时(?!间|段|长|刻)|(?:周[一二三四五六日]|[中上下]午|晚上|早上|白天|夜间|周末|假期|每天|平时|期间)$/u;

/**
 * An ask as a list prints it: in the verb that is written for the spoken one ("修个候车亭" → "修建候车亭"), and before what it asks
 * for ("标线设置" → "设置标线").
 */
export function writeTitle({ text, objectWord, leads }: WrittenAsk, lexicon: ThemeLexicon): string {
  const isNamed = (rest: string): boolean => rest === objectWord || isObject(rest, lexicon);
  const plain = withoutSide(writeFormally(text, objectWord), isNamed, lexicon)
    .replace(spoken, (_, verb: string) => written[verb]!)
    .replace(needed, (verb, thing: string) => (isNamed(thing) ? '增设' : verb));
  if (!leads) return putAskFirst(plain, lexicon);
  const [first] = lexicon.matchAsks(plain.replace(/^多/u, ''));
  if (first?.start === 0) {
    const end = plain.startsWith('多') ? first.end + 1 : first.end;
    const rest = plain.slice(end).replace(amount, '');
    // "增加一" is a word of the lexicon's.
    const isWhole = end + rest.length === plain.length && !isNamed(rest);
    return isWhole ? plain : plain.slice(0, end).replace(/(?<!统)一$/u, '') + rest;
  }
  return plain.replace(bare, (said, verb: string, rest: string) =>
    isNamed(rest) ? (verb === '设' ? '设置' : written[verb]!) : said,
  );
}

/** "支持装监控": what is asked, without that somebody is for it; as it is where no ask follows ("支持夜市"). */
function withoutSide(text: string, isNamed: (rest: string) => boolean, lexicon: ThemeLexicon): string {
  const rest = text.replace(siding, '');
  const [first] = lexicon.matchAsks(rest);
  const asks = first?.start === 0 || isNamed(bare.exec(rest)?.[2] ?? '');
  return asks ? rest : text;
}

function isObject(text: string, lexicon: ThemeLexicon): boolean {
  return lexicon.match(text).some(({ start, end, senses }) => {
    return start === 0 && end === text.length && senses.some(({ kind }) => kind === 'object');
  });
}

function putAskFirst(text: string, lexicon: ThemeLexicon): string {
  let end = text.length;
  for (const { start, end: to, senses } of lexicon.matchAsks(text).reverse()) {
    const isVerb = senses.some(({ kind, index }) => kind === 'ask' && lexicon.asks[index]!.verb);
    if (to !== end || !isVerb || end - start !== 2) break;
    end = start;
  }
  const urged = text.slice(0, end).replace(urge, '');
  const how = manner.exec(urged)?.[0] ?? '';
  const noun = urged.slice(0, urged.length - how.length).replace(carried, '');
  const verbs = text.slice(end);
  if (
    verbs === '' ||
    endsDoubled.test(verbs) ||
    effort.test(noun) ||
    noun.length < 2 ||
    scope.test(noun) ||
    findMisdeed(noun, null) !== null ||
    clause.test(noun) ||
    intransitive.test(verbs)
  )
    return text;
  // "虚假宣传" is a word that hides the ask.
  if (!lexicon.match(text).some((match) => match.end === text.length)) return text;
  return lexicon.matchAsks(noun).length > 0 && !isGeneralName(noun) ? text : `${how}${verbs}${noun}`;
}
