import type { SegmentedMessage } from '../../core/message.ts';
import { callKind, type KindAndUrgency } from '../kind-and-urgency.ts';
import { isSarcastic } from './settle-irony.ts';
import { isThanks, sureThanks } from './settle-thanks.ts';

/** Letters that are longer say more than what was put right. */
const few = 200;
/** A message is given as praise: by its first word, or by what nobody says of what he still waits for. */
const given =
  /^(?:表扬|感谢|致谢|点赞|夸)|(?:谢谢|感谢|多谢)(?:您|他|她|师傅|同志|大[哥姐叔爷]|你们(?!了|提前))?[。! ]*$|鞠个?躬|锦旗|[得要须]夸|记一?[个大]?功|拜年|好样的/u;
/** It came right. */
const done =
  /修好了|解决了|处理好了|办[好完妥成]了|(?:钱|押金|工资|款)[^。?!;,\n]{0,12}(?:退|到|拿到|要回来?|结清|发)了|拿到了|找[回到着]了|[通亮热]了|退[回还]了|要回来了|救[下活回上出]|扑灭|康复|平安(?:回|到|了)|没事了|出院了|睡(?:个|上)?(?:整|好|安稳)觉|干净了|等到[^。,]{0,6}来了/u;
/** It did not, or something is asked for. */
const open =
  /请|求|希望|建议|能否|能不能|可否|怎么|如何|\?|何时|什么时候|盼|望|投诉|举报|吗|凭什么|为[何什]|应[该当]|没人|至今|还[没不是]|(?<!(?:之前|以前|原来)[^。?!;\n]{0,6})还在|仍|一直没|到现在|麻烦|但|可是|可老|不过|就是|又[坏断停漏堵灭不没]|再[不来这]|拖欠|欠着|反而|却|才肯|白跑|帮(?:我|我们)(?:解决|要|找|讨|问|看)|快来|救命|危|被困/u;
/**
 * Thanks are told with the trouble that they end, in the words of complaints and of calls for help. So a short message that is given as
 * thanks, tells that it came right and asks for nothing is praise, unless it mocks or is of a danger.
 */
export function settleToldThanks(said: KindAndUrgency, { title, body }: SegmentedMessage): KindAndUrgency {
  const { kind, urgency } = said;
  if (body.text.length > few || isThanks(kind.prediction) || urgency.prediction.label === 'critical') return said;
  const text = `${title.text}\n${body.text}`;
  const isGiven = given.test(title.text) || given.test(body.text);
  const isOver = isGiven && done.test(text) && !open.test(text) && !isSarcastic(text);
  return isOver ? callKind(said, 'praise', sureThanks) : said;
}
