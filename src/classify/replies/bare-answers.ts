/**
 * Answers of a word or two (能申请。要交。修好了。): clauses that else would be too short to say anything.
 */

/** Characters of a clause up to which it is asked whether it says anything. */
export const shortClause = 3;

/** Answers whatever was asked. */
const plainAnswer =
  /^(?:能|可以|行|会|有|是的?|对的?|需要|免费|属实|同意|已.{1,2}|[均都]可以?|不[能会行是可用需收得予算要交退给装让准].?|没有?|未.{1,2}|无需?)$/u;
/** What is allowed, needed, so (能申请，要交，算); what was done (修好了); how much and when (5元，月底). */
const answerForms =
  /^(?:[能可要需会算得]\p{Script=Han}{0,2}|应?该\p{Script=Han}?|\p{Script=Han}{1,2}[了的过]|[修装建补办弄换铺查改]?[好完毕]|[\d一二三四五六七八九十两半]{1,3}(?:[%％元块折]|小?时|天|年|个?月)|[本下当]?[年月周][底初末内])$/u;
/** Words that look like one of these and answer nothing. */
const noAnswer =
  /^(?:要求.?|可以说|应该说|要[点事闻件]|会[议上后同员场长计].?|可[是见能].?|得[知到悉].?|需求.?|该[局市县区镇乡村校处院案路户所站]|能[源力].?|算[法是]|收到了|知道了|看到了|明白了|了解了|好[的了]|.?谢了|[为除对到]了|[通经超不]过|[您你我他]们?的|[目有]的|.?[您你]们?好|.{0,2}家好|[早晚]上好|[上下中]午好|完毕)$/u;

/**
 * Whether a short clause answers: by its form, or because the message asks whether what it says is so (装不装 – 装。).
 * @param isHeading whether a colon follows: what heads other words answers nothing by its form
 */
export function isBareAnswer(clause: string, message: string, isHeading: boolean): boolean {
  if (clause.length > shortClause) return false;
  if (plainAnswer.test(clause)) return true;
  if (isHeading || noAnswer.test(clause)) return false;
  return answerForms.test(clause) || repeatsQuestion(clause, message);
}

/** Whether a message asks for a yes or a no. */
export function asksWhether(text: string): boolean {
  return /能不能|能否|可否|是否|行不行|算不算|要不要|有没有|是不是|会不会|(\p{Script=Han})不\1|[吗么][?？，,。；！!\s]|[吗么]$|没有?[?？]/u.test(
    text,
  );
}

/** Words before the one that an answer takes from the question. */
const answering = /^(?:不[能会要用该]?|没有?|可以?|能|会|要|需要?|应该?|都|也|已经?|还是?)/u;
/** Characters at most of a clause that says yes or no in the question's words (可以申请，不用交押金). */
const longestRepeat = 8;

/** Whether a clause says yes or no with no words but those of a question of the message. */
export function repeatsQuestion(clause: string, message: string): boolean {
  if (clause.length > longestRepeat) return false;
  const verb = clause.replace(answering, '').replace(/[的了]$/u, '');
  if (!/\p{Script=Han}/u.test(verb)) return false;
  return message.split(/[，,。；！!\s：:]|(?<=[?？])/u).some((part) => asksWhether(part) && part.includes(verb));
}
