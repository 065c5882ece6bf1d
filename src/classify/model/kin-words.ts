import type { SegmentedMessage } from '../../core/message.ts';
import { blanks, replaceText } from '../features/replace-text.ts';

const kin =
  '老伴|老公|老婆|丈夫|妻子|爱人|儿子|女儿|孩子|儿女|子女|父母|父亲|母亲|老人|爸|妈|爹|娘|爷爷|奶奶|公公|婆婆|媳妇';
/** Clauses that introduce the writer and his family, and such as plead: they stand in letters of all kinds. */
const introduction = new RegExp(
  `(?<=^|[。!?;,\\n])\\s*(?:(?:我|俺|本人|我们|家里)?的?(?:${kin})?(?:都|也|今年|已经?)*[\\d一二三四五六七八九十多快]{2,6}(?:岁|了)?(?:的人了?)?` +
    `|(?:我|俺|我们)?的?(?:${kin})(?:都|也|常年|一直|们)*(?:在(?:外地?|外省|外面|南方|北方|城里|省城)(?:打工|工作|上班)?|不在(?:身边|家|跟前))` +
    '|家里就?(?:只)?(?:剩|有)?我(?:们)?(?:[一两]个(?:老人|人)?|老两口|自己)?' +
    '|(?:求求|跪求|恳求|拜托)(?:领导|政府|书记|市长|你们|您|各位)们?了?|打扰[了您]*|(?:想|能不能|可不可以|不知道?(?:可不可以|能不能))?(?:麻烦|劳驾|请)(?:您|你们|领导|[^。!?;,\\n]{2,6})(?:抽空|有空|百忙之中)*(?:帮忙?)?(?:关注|了解|过问|问)(?:一下|问|下)?|(?:我们)?(?:老百姓|小老百姓|农民)(?:也|真的?)*(?:不容易|难啊?|太难了?)|给(?:你们|您|领导)们?(?:磕头|跪下)了?)(?=[。!?;,\\n]|$)',
  'gu',
);
/** What a writer wants help with that is his own: pay, papers, illness, upkeep. */
const ownCase =
  /工资|工钱|薪|血汗钱|养老金|退休金|抚恤|低保|补助|救助|残疾|手术|化疗|透析|住院|医药费|治病|看病|报销|身份证|户口|房产证|证明|学籍|入学|上学|学位|监护|赡养|离婚|失踪|走失|走丢/u;
/** What says in so many words that the writer objects. */
const objection =
  /我要投诉|(?:要|来|特此|现)(?:投诉|举报)|(?:请|要求|望|希望|恳请)[^。!?;,\n]{0,10}(?:查处|严查|取缔|制止|整改|整治|问责|责令|依法处理)/u;

/**
 * A message that is no case of the writer's own without the clauses that introduce him and his family, or plead.
 * @returns null where it is, or says neither that nor that he objects
 */
export function leaveKin(message: SegmentedMessage): SegmentedMessage | null {
  const { title, body } = message;
  const text = `${title.text} ${body.text}`;
  if (ownCase.test(text)) return null;
  const left = replaceText(body, body.text.replace(introduction, blanks));
  return left === body && !objection.test(text) ? null : { title, body: left };
}
