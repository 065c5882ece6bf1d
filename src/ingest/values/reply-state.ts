import { simplifyText } from '../../core/simplify.ts';

/** What an office does with a message, as exports name it; longer words before those that begin them. */
const act =
  '(?:回复|答复|回应|反馈|回答|批复|受理|办理|办结|办毕|办复|处理|处置|解决|完成|落实|整改|结案|完结|归档|关闭|交办|转办|转交|转阅|' +
  '分派|派单|派发|审核|签收|(?:调查|现场)?(?:核实|核查)|调查|回访|阅|办|复|结)';
const whose = '(?:官方|部门|单位|任何|人|收到|得到|获得?)?';
const how = '(?:按时|按期|如期|及时|顺利|提前|超期|逾期|正常|直接)?';
/** That a message came, before how far it has come; and whose state it is. */
const receipt = '(?:(?:您的|该)?(?:工单|诉求|来信|信件|留言)?(?:已经?)?(?:收到|收悉|知悉)了?[,，。;；\\s]*)?';
const office = '(?:(?:承办|责任|主办|属地|相关|有关)(?:单位|部门))?';
const plea = '(?:[,，。;；\\s]*请(?:您|市民)?(?:再|继续)?(?:耐心|稍|静)?(?:等待|等候|候))?';
const step = `(?:${office}(?:暂时?|尚|还|目前|至今|仍)?(?:未能?|没有?|无|待|等待|正在|正|在|已经?)?(?:予以?|进行|作出?|有)?${whose}(?:的)?${how}${act}{1,2}(?:中|完成|完毕|了)?)`;
/** How far it has come, and how it goes on: 已受理，正在处理. */
const state = new RegExp(
  `^${receipt}(?:(?:您的|该)?(?:工单|来信|信件|留言))?${step}(?:[,，;；、\\s]+${step})?${plea}$`,
);
/** Withdrawn by its author, sent back, or found to be no order of its own, as the statuses that say so. */
const withdrawal = new RegExp(
  '^(?:(?:市民|用户|群众|本人|当事人|(?:来电|诉求|投诉|反映|举报|来信|申请)人)?已?(?:自行|主动|要求|申请|请求)?(?:撤单|撤诉|撤销|撤回|作废|退单|退回)(?:了|中|处理)?' +
    '|(?:暂?不予|暂不)受理|不予办理|不(?:属于?|在)(?:本(?:部门|单位))?(?:受理|办理)范围|已?终止(?:受理|办理)?|(?:重复|无效)(?:工单|诉求|来电|来信|投诉|件|事项)?)$',
);
/** Somebody tried to reach the author. */
const contact =
  /^(?:电话|多次)?(?:联系不上|无法联系|未能?联系上|无人接听|无法接通|未接通)(?:市民|用户|来电人|诉求人|当事人|本人)?$/;
/** An answer to 「是否答复」 under the name of 答复. */
const flag = /^(?:是|否|有|没有|没|尚无|还没有?|[yn]|ok|yes|no|true|false|[01√✓✔×✗✘])$/i;
/** When the state was set, as some systems write it before it. */
const stamp = /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[\sT]+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?[\s:：,，]*/;
/** Marks that may stand around: 【未回复】, 处理中…, --未答复--. */
const marks = /^[\s()（）[\]【】「」<>《》*\-—…。.!！:：]+|[\s()（）[\]【】「」<>《》*\-—…。.!！:：]+$/g;
const longestState = 16;
/** With what stands around it. */
const longestMarked = 64;

/**
 * Whether the text of a reply column tells only how far a message has come, and is no reply: 未回复, 处理中, 已办结, 市民撤单, 否.
 * @returns the state in words; empty for 是, 否 and the like; null where the text says more
 */
export function readReplyState(text: string): string | null {
  const bare = text.length > longestMarked ? '' : withoutMarks(text);
  if (bare === '' || bare.length > longestState) return null;
  if (flag.test(bare)) return '';
  return state.test(bare) || withdrawal.test(bare) || contact.test(bare) ? bare : null;
}

/** Not yet, or going on. */
const open =
  /^(?:[未没无待否尚暂还正在n0×✗✘]|目前|至今|仍|false)|中(?=$|[,，。;；\s]*请)|[,，;；、\s](?:[未没无待尚正]|等待)|(?:收到|收悉|知悉|单位|部门)了?[,，。;；\s]*(?:[未没无待尚暂还正]|目前|至今|仍)/i;

/** Whether the text of a reply column is a state, or an answer to 「是否答复」, by which nobody has replied yet: 未回复, 处理中, 否. */
export function isOpenState(text: string): boolean {
  return readReplyState(text) !== null && open.test(withoutMarks(text));
}

function withoutMarks(text: string): string {
  return simplifyText(text.replace(stamp, '').replace(marks, '').normalize('NFKC'));
}
