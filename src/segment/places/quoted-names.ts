import { isGeneralName } from './general-heads.ts';
import { nameSuffixes } from './place-lexicon.ts';

/**
 * The type of what stands in quotation marks and does not look like a name: messages about one matter may share it, but it is no
 * place.
 */
export const phrase = 'phrase';

/** Words of a sentence, which names in quotation marks hardly have. */
const said = /[的了着不没我你他她它们这那谁把就很也都还将请要说叫让被给]|^[最更太再]/u;
/** Papers, money, rules, acts, people and qualities. */
const thing =
  /(?:之[地道举策计忧急需]|[证书表函信款费金税制度法罪案权性化率期年月日者员人户族们难贵乱差慢事话病钱价梦魂心眼点线关牌章令班卡奖]|计划|办法|规定|行动|通知|政策|方案|意见|精神|活动|工作|责任|服务|工资|待遇|教育|发展|改革|建设|管理|文明|城市|经济|收费|公里|公示|合同|协议|报告|标准|原则|条例|热线|信箱|风景|石|药|病)$/u;
/** What a hotline notes of an order (`【重复来电】`, `【退回重办】`), and heads of forms. */
const orderNote =
  /[来致]电|工单|诉求|催[办单促问]|[重督转交补续]办|退[回单件]|派单|回访|回复|答复|热线|[紧加特]急|办[件结理]|反[映应]|投诉|举报|咨询|求助|匿名|保密|^(?:事发|发生|案发|涉事|事件|问题|具体|详细|所在|联系)?(?:地址|地点|位置|时间|区域|经过)$/u;
/** `一心一意`. */
const idiom = /^(.).\1.$/u;
/** Marks that open a quotation. */
export const openQuotes = '“「『"【';
const closeQuotes = '”」』"】';
/** What quoted names are made of. */
const wordy = /^[\u4e00-\u9fffa-z0-9·]+$/u;
const numeral = /^[\d十百千万]+$/u;

/** Whether what stands in brackets is what a hotline notes of an order, which orders of any matter share. */
export function isOrderNote(text: string, bracket: string): boolean {
  return bracket === '【' && orderNote.test(text) && !/(?:公司|中心|小区|[路街村厂店院])$/u.test(text);
}

/**
 * Whether what stands in quotation marks names a place or a firm: it ends like one, or an end follows; else it is no number, no
 * piece of a sentence and no other thing.
 */
export function isQuotedName(text: string, next: string | undefined): boolean {
  if (numeral.test(text)) return false;
  if (said.test(text)) return false;
  if (nameSuffixes.has(next ?? '')) return true;
  for (let length = Math.min(6, text.length - 1); length >= 1; length -= 1) {
    if (nameSuffixes.has(text.slice(-length))) return !isGeneralName(text);
  }
  return text.length > 2 && text.length <= 6 && !thing.test(text) && !idiom.test(text);
}

/** Index of the closing quotation mark where the quoted words can be a name (2 to 10 characters, no punctuation), or -1. */
export function matchQuoted(words: readonly string[], open: number): number {
  const close = closeQuotes.charAt(openQuotes.indexOf(words[open]!));
  let length = 0;
  for (let i = open + 1; i < words.length && i <= open + 7; i += 1) {
    const word = words[i]!;
    if (word === close) return length >= 2 && length <= 10 ? i : -1;
    if (!wordy.test(word)) return -1;
    length += word.length;
  }
  return -1;
}
