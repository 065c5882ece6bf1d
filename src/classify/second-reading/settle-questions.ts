import type { SegmentedMessage } from '../../core/message.ts';
import { callKind, type KindAndUrgency } from '../kind-and-urgency.ts';

/** Longer letters tell much before they ask: what accuses in them is not what they are about. */
const longest = 400;
/** Ways of asking that hold something against somebody: who signed, where money went, whether anybody was asked, and what nobody answers. */
const accusations = [
  /谁[^。?!;,\n]{0,4}(?:签的?字|批准?的|批下来|点的?头|同意的|授的?权|允许的?|拍的?板|定的|验收?的|验的?收|拿[走了]|收[走了]|投的?票|担责|替(?:我|他))|谁给[^。?!;\n]{1,10}[权胆]/u,
  /(?:钱|款|费|资金|经费|补[助贴]|设备|物资|租金|收[入益]|差额|押金)[^。?!;\n]{0,8}(?:去了哪|哪里?去了|哪儿去了|去哪里?了|进了谁|给了谁|落到谁|被谁|用到了?哪|花到?了?哪)/u,
  /(?:公[平道]|像话|讲理|忍心|说得过去|对得[起住上])吗|(?:经得起|对得起)[^。?!;,\n]{1,8}[吗?]|你们自己[^。?!;,\n]{1,12}[吗?]|良心|天理|王法/u,
  /(?:开|问|征求|通知|公示|公布|告知|听证|投票|签字|同意|商量|审计|公开|检查|调查|来看)过(?:吗|谁|没有?[?。]|我们|业主|群众|一[次回天])/u,
  /从来[没不]/u,
  /为(?:何|什么)[^。?!;,\n]{0,4}(?:只|还[能敢]|照样|照旧|照常|依然|仍然|反而|反倒|偏偏)/u,
  /(?:承诺|说好|答应|号称)[^。?!;\n]{0,20}(?:呢|落实|兑现|为何|为什么)/u,
  /难道|凭什么|何在\?/u,
  /走过场|内定|摆设|作秀|给谁看|保护伞|猫腻|黑幕|暗箱|谁的?(?:口袋|腰包)|糊弄|忽悠|敷衍|推[诿脱]|踢皮球|睁一只眼|装[睡聋]/u,
];
/** Longer texts than these tell with their question what a few words would not tell without holding it against somebody. */
const short = 110;
/** What in a short text holds something against somebody as well. */
const grudges = [
  // Asked back what was said, or what happened to others.
  /(?:怎么(?:不|就|会|没|还|又)|是[按看凭]|(?:当初|当时)[^。?!;,\n]{0,12}算)[^。?!;,\n]{0,16}(?:呢|吗|什么|\?)|(?:到底|究竟)[^。?!;,\n]{0,6}([给退修管办发换拆])不\1/u,
  /(?:别的|人家|别人|其他|隔壁|同样|同一)[^。?!;,\n]{0,14}(?:[给退发办修]了|没事|没人管|不管)/u,
  // What the office had said for itself, what was promised, and how long it took.
  /(?:说|称|回[复答])[^。?!;\n]{0,10}(?:合格|达标|正常|没有?问题)/u,
  /(?:说好|约定|承诺|答应)的|拖了|(?:到现在|至今)[^。?!;\n]{0,12}没/u,
  // Somebody was hurt, and whose it is.
  /(?:摔|栽|磕|砸|撞|崴|绊)(?:了|倒|伤|破|断|进|到|肿)|(?:人|腿|头|脸|胳膊)[^。?!;,\n]{0,4}(?:摔|磕|崴)/u,
  /[这那该][^。?!;,\n]{0,6}(?:归|属于?|是)(?:哪个?|谁|什么)[^。?!;,\n]{0,6}(?:管|部门|单位|负责)/u,
];
/** Asked to know, whatever else is held against somebody. */
const question =
  /咨询|请教一下|(?:如何|怎[么样])(?:办理|申请|报名|报销|补办)|(?:哪些|什么)(?:材料|条件|手续)|有没有[^。?!;,\n]{0,6}(?:文件|规定|政策)|想(?:了解|知道)|打听/u;
/** So many ways together accuse: one may slip into any question. */
const enough = 2;

/** Questions that hold several things against somebody are no inquiry: who asks them knows the answers, or wants them looked into. */
export function settleQuestions(said: KindAndUrgency, { body }: SegmentedMessage): KindAndUrgency {
  const { text } = body;
  if (said.kind.prediction.label !== 'inquiry' || text.length > longest || question.test(text)) return said;
  const ways = text.length > short ? accusations : [...accusations, ...grudges];
  return ways.filter((way) => way.test(text)).length < enough ? said : callKind(said, 'complaint');
}
