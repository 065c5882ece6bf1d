const placed = '(?:[给在往把将][^，,。！!？?；;：:\\s]{1,8})?$';
const misdoneWords = '重复|私自|擅自|过度|盲目';
const unlawfulWords = '违[规法章]|非法';
/** All of them, for a regular expression. */
export const misdeedWords = `${misdoneWords}|${unlawfulWords}`;
const misdone = new RegExp(`(?:${misdoneWords})${placed}`, 'u');
const unlawful = new RegExp(`(?:${unlawfulWords})${placed}`, 'u');
/** These are asked of what is unlawful ("违规整治"). */
const curbing: ReadonlySet<string> = new Set(['regulate', 'remove', 'adjust']);

/**
 * What at the end of a text makes of the ask after it what somebody does who should not ("重复检查", "私自在楼道加装"): who says
 * so wants the contrary. Null where there is no such thing.
 * @param group that of the ask
 */
export function findMisdeed(lead: string, group: string | null): RegExpExecArray | null {
  return misdone.exec(lead) ?? (group !== null && curbing.has(group) ? null : unlawful.exec(lead));
}
