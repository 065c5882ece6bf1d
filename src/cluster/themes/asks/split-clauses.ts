import { hearObjections } from './objections.ts';
import { readLength } from './parse-proposal.ts';

/** A short remark within a clause ("遛狗（未牵绳）执法"), without which it goes on. */
const remark = /[(（][^()（）]{1,12}[)）](?=\p{Script=Han})/gu;

/** A clause as it is said, without what closes it, and without what only opens or closes it. */
export interface Clause {
  readonly said: string;
  readonly written: string;
  readonly plain: string;
}

/** Marks, a full stop as keyboards have it, and "吧" within what is written without them ("装盏灯吧楼道里"). */
const clauseEnd =
  /[，,。！!？?；;：:\s…~～—()（）【】]+|(?<=\p{Script=Han})[.．]+(?=\p{Script=Han}|$)|(?<=\p{Script=Han}{2}(?<![酒网书水贴茶餐氧清])吧)(?=(?![台员友主])\p{Script=Han}{2})/u;
/** Emoji, and their names as forms and chats write them ("[流泪]"). */
const emoticon = /\[\p{Script=Han}{1,4}\]|(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F}|\u{200D})+/gu;
const before =
  /^(?:(?:\d+|[一二三四五六七八九十])[、.．]|再次|强烈|建议|希望|请求|呼吁|恳请|恳求|盼[望着]?|关于|对于?|就|咨询|反映|要求|请问|请|能否|可否|是否|能不能|可不可以|可以|能够?|政府|有关部门|相关部门|(?:各位)?领导们?(?:您?好)?|(?:您|你|大家)们?好|贵局|尽快|早日|我们?(?![爸妈爹娘爷奶公婆父母儿女孩娃老国]|家(?!门|附近|旁|楼|里))|只?想说(?:[一两几]句)?|在此)+/u;
// Each text reads in one way only: parts that could be read in two would take time without end where they are repeated.
const after =
  /(?:(?:提出?|的)?(?:几点|一些|一点|紧急|相关|有关|有|些许|补充)?(?:建议书?|(?<=的)[提议]案|意见(?<!(?:征求|听).*意见)|问题|请求|诉求|想法|看法|咨询|反映|申请|报告|呼吁|事宜|事情|一事|力度(?<!加大.*力度)|全覆盖|办法)(?:和|与|及)?|的?(?:相关|有关|些许)(?!建议|意见|问题|请求|诉求|想法|看法|咨询|反映|申请|报告|呼吁|事宜|事情|一事|力度|全覆盖|办法)|[以来]?(?:方便|便利|便于|造福|惠及)(?:广大|周边|附近)?(?:居民|群众|市民|百姓|老百姓|村民|业主|大家|老年?人|小?孩子?|儿童|学生|家长|上班族?|年轻人|游客|乘客|行人|患者|病人|残疾人|出行|生活)+|刻不容缓|迫在眉睫|势在必行|[这那][个件]?事[情儿]?|(?:才|就|也|真)?是(?:正事|正经|正道|关键|好事|大事|当务之急|民心所向)|(?:很|十分|非常|确)?有必要|(?<![银通自步出人运执])行不行?|可不可以|可以不|好不好|要得不|(?<![不银通自步出人运执])(?:行|可以|好)吗|(?<=\p{Script=Han}{3}(?<![要对是能会可]))不(?=$)|谢谢(?:大家|领导|你们?|您)?|拜托|求求|[望请]采纳|(?:很|这么|那么)难[吗么嘛]|[吗呢吧啊了嘛啦呀呗咯])+$/u;
/** Names of administrative units, in code form anywhere and others at the start: a theme is the same whatever the place. */
const codes = /[a-z]\d*(?:[县区]市(?![场区民政内])|[区县镇乡州]|市(?!直(?:属|管|单位|机关|部门|学校)))/giu;
const leadingUnit =
  /^(?!(?:学|山|灾|厂|林|牧|院|病|港|郊|库|疫|商|军|禁)区)(?:\p{Script=Han}{2,3}市)?\p{Script=Han}{1,2}(?<![小社片园景地辖城新校库矿每各外两])(?<!每个|各个)[县区](?![级内里属])(?=\p{Script=Han}{4})/u;
/** Courtesies, which ask nothing of the matter; a service that serves nobody named is one asked for (养老服务). */
const courtesy =
  /^(?:望?(?:予以|给予|早日|尽快)?(?:采纳|考虑|重视|关注|解决|答复|回复|批准|处理)(?:一下)?|(?:千万|可|请|真)?(?:别|不要|不能)再?拖|(?:已经?|都|也|我们?|曾)*(?:反映|反应|投诉|举报|催|说|提)(?:过|了)*(?:好|很)?[多几无][数]?[次遍回年]|谢谢|感谢|拜托|.*(?:方便|便利|造福|便于|惠及|服务(?=.))(?:广大|周边|附近)?(?:居民|群众|市民|百姓|老百姓|村民|业主|大家|出行|生活|人民)*)$/u;

/** Says who writes. */
const writer =
  /^(?:我们?是|本人是?|(?:我们?|本人)?(?:作为|身为))(?!要|想|为)\p{Script=Han}{0,14}(?:居民|业主|住户|市民|村民|群众|家长|妈妈|爸爸|学生|[教老]师|[老病人]人|人|司机|骑手|患者|家属|[员职民]工|工人|读者|游客|乘客|用户)$|^我们?家?(?:爸|妈|爷|奶|父|母|公|婆|老|孩|儿|女|娃|今年)\p{Script=Han}{0,4}(?:\d+|[一二三四五六七八九十]{2,3})[多来]?岁?了?$/u;

/** A text with blanks in place of emoji and of their names in brackets. */
export function withoutEmoticons(text: string): string {
  return text.replace(emoticon, ' ');
}

/** The clauses of a text that say something of the matter, and what they are against as they say it of what they refuse. */
export function splitClauses(text: string): Clause[] {
  return splitAsWritten(hearObjections(text.slice(0, readLength)));
}

/** The clauses of a text that say something of the matter. */
export function splitAsWritten(text: string): Clause[] {
  return withoutEmoticons(text.slice(0, readLength))
    .replace(remark, '')
    .replace(codes, '')
    .split(clauseEnd)
    .filter((clause) => !writer.test(clause))
    .map((clause) => {
      const written = clause.replace(after, '');
      return { said: clause, written, plain: written.replace(before, '').replace(leadingUnit, '') };
    })
    .filter(({ plain }) => plain !== '' && !courtesy.test(plain));
}

/** What a clause tells, with the particles that it would say the contrary without, or nothing ("用不了", "墙裂了", "这样不好吗"). */
export function tellClause({ said, written, plain }: Clause): string {
  const [, done = '', asked = ''] = /^(了?)[啊嘛啦呀呗咯]*([吗呢]?)$/u.exec(said.slice(written.length)) ?? [];
  return plain + done + asked;
}
