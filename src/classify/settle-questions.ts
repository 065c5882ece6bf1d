import type { SegmentedMessage } from '../core/message.ts';
import { callKind, type KindAndUrgency } from './kind-and-urgency.ts';

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
/** Asked to know, whatever else is held against somebody. */
const question =
  /咨询|请教一下|(?:如何|怎[么样])(?:办理|申请|报名|报销|补办)|(?:哪些|什么)(?:材料|条件|手续)|有没有[^。?!;,\n]{0,6}(?:文件|规定|政策)|想(?:了解|知道)|打听/u;
/** So many ways together accuse: one may slip into any question. */
const enough = 2;

/** Questions that hold several things against somebody are no inquiry: who asks them knows the answers, or wants them looked into. */
export function settleQuestions(said: KindAndUrgency, { body }: SegmentedMessage): KindAndUrgency {
  const { text } = body;
  if (said.kind.prediction.label !== 'inquiry' || text.length > longest || question.test(text)) return said;
  return accusations.filter((way) => way.test(text)).length < enough ? said : callKind(said, 'complaint');
}
