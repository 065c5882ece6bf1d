/** Between an object and an ask that goes on from the verb of the object ("检测水质|并|公布结果"). */
const goesOn = /^(?:的?(?:情况|问题|数据|质量|状况))?并且?/u;
/** How soon, before that verb. */
const haste = /^(?:马上|立[即刻]|立马|及时|赶快|赶紧|抓紧|尽[快早]|早[日点])+/u;
/** No verb has these: "派人|查水质", "帮我们|查水质". */
const noVerb = /[我你您他她它们人门局委办来去到给请能要再也都的地得员]/u;

/** Whether an object that ends before an ask is that of another verb, which may be in no lexicon and which the ask goes on from. */
export function joinsVerbs(clause: string, objectEnd: number, askStart: number): boolean {
  return objectEnd <= askStart && goesOn.test(clause.slice(objectEnd, askStart));
}

/** A verb and what describes its object ("化验|河水|水质"). */
const longestLead = 6;

/** The verb that a text ends with, as far as its characters tell: all of a short text, else two, or one where two are no verb. */
export function verbBefore(text: string): string {
  const said = text.replace(haste, '');
  if (said.length <= 2 || (said.length <= longestLead && !noVerb.test(said))) return said;
  return said.slice(noVerb.test(said.slice(-2)) ? -1 : -2);
}
