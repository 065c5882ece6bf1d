import type { SegmentedMessage } from '../../core/message.ts';
import { callUrgency, type FoundWords, type KindAndUrgency, wordScore } from '../kind-and-urgency.ts';

/** From this score on somebody asks to know, and for nothing else. */
const sureQuestion = 0.9;
/** What a question may press for: a day at hand, or what is cut off, unpaid or does harm. */
const pressing =
  /今[天日晚早]|明[天早晚日]|后天|[本这下](?:个?月|周|星期|礼拜)|月底|(?<!上)(?:周|星期|礼拜)[一二三四五六日天末]|截止|到期|期限|限期|逾期|最后|马上|即将|来不及|[只还就仅][剩有]|不到[一二三四五六七八九十两几半\d]|[一二三四五六七八九十\d][号日](?!线)|[天周]内|过几天|最多再|再[拖过晒撑等]|刚才|刚刚|手术|踩空|滑[下进]|没有?(?:围|护)栏|[停断欠漏摔塌裂歪烧毒臭咬吞](?!缴)|没[发水电气]|不发|恶化|抢救|(?:病|伤)[^。!?;,\n]{0,6}(?:重|危|疼)/u;
/** The writer himself says that nobody is hurt or kept awake by it, that what is due is paid, or that there is time. */
const calm =
  /不赶时间|时间上[^。!?;,\n]{0,3}不赶|不是(?:今天|明天|眼下|马上)[^。!?;,\n]{0,6}的事|(?:开学|报名|考试|退休)还(?:早|有一年)|[没无]有?(?:什么)?大碍(?!出院)|不影响(?:睡|休息)|(?<!租[^。!?;,\n]{0,6})(?:没有|从不|从没)拖欠?过|(?:按时|按月)(?:发|打|到账)[^。!?;,\n]{0,4}[着的]|(?:倒|还好|幸好|好在|幸亏)(?:也|是)?没(?:有)?(?:人|谁)?(?:[摔伤]|受伤|被[咬砸])|没有?发烧/u;

/** Of short plain texts: a question is urgent by a day at hand or by harm alone, and nothing is of which the writer says that it does not press. */
export function settleUnhurried(said: KindAndUrgency, message: SegmentedMessage): KindAndUrgency {
  const { kind, urgency } = said;
  if (urgency.prediction.label !== 'urgent') return said;
  const isAsked = kind.prediction.label === 'inquiry' && kind.prediction.score >= sureQuestion;
  if (isAsked && !pressing.test(message.title.text) && !pressing.test(message.body.text)) {
    return {
      ...said,
      urgency: { prediction: { ...kind.prediction, label: 'routine', score: wordScore }, sure: false },
    };
  }
  const found = findCalm(message);
  return found === null ? said : callUrgency(said, 'routine', message, [found]);
}

function findCalm({ body }: SegmentedMessage): FoundWords | null {
  const match = calm.exec(body.text);
  return match && { field: 'body', start: match.index, end: match.index + match[0].length };
}
