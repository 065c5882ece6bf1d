import { answerKinds } from './answer-kinds.ts';
import { asksWhether } from './bare-answers.ts';
import { charPairs, numberOfPairs, overlap } from './overlap.ts';

/** Asks where to go, to whom, or by which way a thing is done. */
const asksWhere =
  /找谁|[找归问]哪|哪个(?:部门|单位|窗口)|(?:怎么|如何|怎样)(?:申请|申报|办|查|报|领|补办|登记|预约|缴|交|认证|注册|联系)/u;
/** What can be done there; who is only to be asked or told (咨询, 反映) gives no answer. */
const offers =
  /^(?!.*(?:咨询|反映|投诉|垂询|了解)).*(?:预约|办理|申[请领报]|领取|补办|登记|报名|认证|缴纳|打印|查询|开具)/u;

/**
 * Whether a clause with whom to turn to answers the message: it tells the place that is asked for (到三楼5号窗口咨询), or a way to what the
 * message asks whether or how it can be had (可联系社区预约上门认证).
 */
export function tellsWhere(clause: string, message: string): boolean {
  const where = answerKinds.place.asked.test(message) || asksWhere.test(message);
  if (where && answerKinds.place.given.test(clause)) return true;
  if (!offers.test(clause)) return false;
  const said = charPairs(clause);
  const isMet = (part: string): boolean => numberOfPairs(part, 1) > 0 && overlap(part, said) > 0;
  return message
    .split(/[，,。；;！!\s：:]|(?<=[?？])/u)
    .some((part) => (asksWhether(part) || asksWhere.test(part)) && isMet(part));
}
