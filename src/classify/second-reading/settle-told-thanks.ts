import type { SegmentedMessage } from '../../core/message.ts';
import { callKind, type KindAndUrgency } from '../kind-and-urgency.ts';
import type { SurePrediction } from '../transformers/task-transformers.ts';
import { isSarcastic } from './settle-irony.ts';
import { isThanks, sureThanks } from './settle-thanks.ts';

/** Letters that are longer say more than what was put right. */
const few = 200;
/** A message is given as praise: by its first word, or by what nobody says of what he still waits for. */
const given =
  /^(?:表扬|感谢|致谢|点赞|夸)|(?:谢谢|感谢|多谢)(?:您|他|她|师傅|同志|大[哥姐叔爷]|你们(?!了|提前))?[。! ]*$|鞠个?躬|锦旗|[得要须]夸|记一?[个大]?功|拜年|好样的/u;
/** The last sentence thanks one and then another, as nobody does who waits yet. */
const twice = /(?:谢谢|感谢|多谢)[^。?!;,\n]{1,16},[^。?!;,\n]{0,4}(?:谢谢|感谢|多谢)[^。?!;,\n]{1,20}[。! ]*$/u;
/** What was cut off is there again. */
const restored =
  /[水电气]就?来了|来[的了]?[水电气](?:了|(?=[。,!]))|(?:暖和|热)(?:了|起来)|(?:现在|今[早天]|这会儿)[^。?!;,\n]{0,8}(?:二十|2\d|十[八九]|1[89])[一二三四五六七八九]?(?:多|来)?度/u;
/** What came back was only said to, or went again. */
const heard = /说(?:是)?[来好]|又(?![来亮热通有]|暖)|就是没|[都还]黑着/u;
/** It came right. */
const done =
  /修好了|解决了|处理好了|办[好完妥成]了|(?:钱|押金|工资|款)[^。?!;,\n]{0,12}(?:退|到|拿到|要回来?|结清|发)了|拿到了|找[回到着]了|[通亮热]了|退[回还]了|要回来了|救[下活回上出]|扑灭|康复|平安(?:回|到|了)|没事了|出院了|睡(?:个|上)?(?:整|好|安稳)觉|干净了|等到[^。,]{0,6}来了/u;
/** It did not, or something is asked for. */
const open =
  /请|求|希望|建议|能否|能不能|可否|怎么|如何|\?|何时|什么时候|盼|望|投诉|举报|吗|凭什么|为[何什]|应[该当]|没人|至今|还[没不是]|(?<!(?:之前|以前|原来)[^。?!;\n]{0,6})还在|仍|一直没|到现在|麻烦|但|可是|可老|不过|就是|又[坏断停漏堵灭不没]|再[不来这]|拖欠|欠着|反而|却|才肯|白跑|帮(?:我|我们)(?:解决|要|找|讨|问|看)|快来|救命|危|被困/u;
/** It did not come right, or did not stay so. */
const unended =
  /没找[着到]|要等[^。?!;,\n]{0,6}(?:配件|材料|物料|审批)|已经?[^。?!;,\n]{0,2}[黑停断冷冻]了?[^。?!;,\n]{0,2}[\d一二两三四五六七八九十几半]+个?(?:天|小时|钟头|宿)|(?:还|至今|仍然?|依然|到现在[也都]?)没(?:有)?(?:找|回|来(?!得)|修|解决|处理|接[上通]|拿到|到[账位])|(?:可|但|不过|没过|只是|结果)[^。?!;\n]{0,10}(?:又|还是)(?:[灭坏断停漏堵]|不[亮通走动]|没[有人来])/u;
/** Somebody is missed, and looked for. */
const missing = /走[丢失]|失踪|失联|没回|找不[着到]|没找[着到]/u;
/** Thanks that are surer are what a long text is for, whatever else it tells. */
const mainThanks = 0.95;

/**
 * Thanks are told with the trouble that they end, in the words of complaints and of calls for help. So a short message that is given as
 * thanks, tells that it came right and asks for nothing is praise, unless it mocks or is of a danger.
 */
export function settleToldThanks(said: KindAndUrgency, { title, body }: SegmentedMessage): KindAndUrgency {
  const { kind, urgency } = said;
  if (body.text.length > few || isThanks(kind.prediction)) return said;
  if (isRestored({ title, body })) return callKind(said, 'praise', sureThanks);
  if (urgency.prediction.label === 'critical') return said;
  const text = `${title.text}\n${body.text}`;
  const isGiven = given.test(title.text) || given.test(body.text);
  const isOver = isGiven && done.test(text) && !open.test(text) && !isSarcastic(text);
  return isOver ? callKind(said, 'praise', sureThanks) : said;
}

/** Whether what was cut off is there again, and those who saw to it are thanked: the danger told is over for all. */
export function isRestored({ title, body }: Pick<SegmentedMessage, 'title' | 'body'>): boolean {
  if (body.text.length > few || !twice.test(body.text) || !restored.test(body.text)) return false;
  const text = `${title.text}\n${body.text}`;
  return !open.test(text) && !unended.test(text) && !heard.test(text);
}

/**
 * Thanks for trouble that goes on are none, but courtesy: such a message complains, or calls for help where somebody is missed.
 * @param urgency as it is without the thanks
 */
export function settleUnended(
  said: KindAndUrgency,
  urgency: SurePrediction,
  { title, body }: SegmentedMessage,
): KindAndUrgency {
  const { kind } = said;
  if (!isThanks(kind.prediction) || kind.prediction.score >= mainThanks || body.text.length > few) return said;
  const text = `${title.text}\n${body.text}`;
  return goesOn(text) ? callKind({ kind, urgency }, missing.test(text) ? 'help' : 'complaint') : said;
}

/** Whether trouble is told that nothing told after it ended. */
function goesOn(text: string): boolean {
  const at = text.search(unended);
  return at >= 0 && !done.test(text.slice(at));
}
