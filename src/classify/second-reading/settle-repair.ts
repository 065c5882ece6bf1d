import type { SegmentedMessage } from '../../core/message.ts';
import { callKind, type KindAndUrgency } from '../kind-and-urgency.ts';

/** Longer texts propose more than one repair. */
const several = 120;
/** One thing that is broken, to be made whole: what is proposed is that somebody does what he has to. */
const repair =
  /(?:建议|希望|提议|恳请|请)(?:你们|物业|社区|市政|城管|有关部门|相关部门|能|尽快|赶紧|及时|早日)*[把将][^。!?;,\n]{0,18}(?:[坏破断漏塌掉裂歪锈烂堵](?:了|掉|着|的)|没了|不亮|失灵)[^。!?;,\n]{0,14}(?:换|修|补|扶|[装安接]回|疏?通|清|拧|紧)/u;
/** Something else in its place. */
const change = /[改换][成为作]|改造|升级|统一|规划|连[成通起]/u;

/** A proposal that is only to mend one thing which is broken complains of that. */
export function settleRepair(said: KindAndUrgency, { body: { text } }: SegmentedMessage): KindAndUrgency {
  const isRepair =
    said.kind.prediction.label === 'suggestion' && text.length <= several && repair.test(text) && !change.test(text);
  return isRepair ? callKind(said, 'complaint') : said;
}
