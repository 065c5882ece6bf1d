import type { SegmentedMessage } from '../../core/message.ts';
import { callKind, type KindAndUrgency } from '../kind-and-urgency.ts';

/** Longer texts tell what was amiss before it was put right. */
const few = 50;
/** So long are texts that mock by what they thank for. */
const several = 120;
/** Thanks for what somebody did to the writer; thanks that are meant name who did something for him. */
const thanksFor = /(?:感谢|谢谢|多谢)[^。?!;,\n]{0,12},?[把让]/u;
const thanks = /谢|感激|感恩|表扬|点个?赞|鼓掌|锦旗|辛苦|佩服|好样的|真[好棒行贴可]|太好|好评|敬|满意|暖|夸|给力|服务/u;
/** Harm, loss or waiting, which nobody thanks for. */
const hard =
  /(?:等了|排队).{0,8}(?:分钟|小时|钟头|天|月|年|久)|请了[^。?!;,\n]{1,3}天假|没人[接管理来]|没一个接|还没[来有修到]|跑了.{0,3}[趟次遍]|打了.{0,4}[遍次]|绕(?:路|了)|丢了|湿透|坑|垃圾|停[水电]|倒霉|白跑|低价|亲戚|小舅子|放.{0,3}鸽|爽约|罚|涨价|臭|打不通|踢皮球|吃出|赔.{0,3}[块元]|修了.{0,4}[年月]|堆了|越来越[长差慢少]|拖了|拖再拖|摆设|不接|插队|头都?[没不]抬|围起来|收门票|一[辆个条]不剩|撤得|只在.{0,6}(?:照片|墙上)|花儿?都?[快要]?谢|(?:[\d一二两三四五六七八九十几]+个?(?:人|电话|窗口|部门|单位|客服)[^。?!;,\n]{0,3}[\d一二两三四五六七八九十几]+[种个套样](?:说法|答[案复]|口径|讲法))|[嫌怕不][^。?!;,\n]{1,5}[别可][^。?!;,\n]{0,2}[住吃来坐买用卖搬换退]/u;
/** Somebody helped, or it was put right: thanks may be meant. */
const relief =
  /修好|解决|办[好完妥成下]|处理|帮|找[回到着]|送(?:回|到|去|上|来|我|孩|她|他|老|水)|救|退(?:回|还|了)|恢复|拆了|清(?!醒|楚)|(?<!我们?的)耐心|负责|及时|专程|主动|热心|细心|拾金|扶|背|终于|马上|当天|立刻|没收|不收|照顾|陪|教|垫|让座|排查|连夜|冒[着雨]|亲自|落实|通[了车水电]|亮了|装[上好]|改善|变|干净|方便|现在|今年|如今|抢修|通宵|来[电水]了|到[账手]|开庭|追|要回|赔[了给]|走了|好了|换了|填|补好|拦|捡|不少|圆满|以后|感动|多亏|幸亏|磕头|替我|转告|代表|放心|踏实|关停|改了|再没|挪走|搬走|挨家|师傅们|同志|民警|协警|网格员|护工|志愿|[找翻]出|报平安|才能/u;
/** Asked to mock: what nobody wants an answer to. */
const mockery =
  /还活着|还在人间|摆设|摆着?[来给]?看|(?:是|就)想(?:培养|让我|等我|逼)|难道|凭什么|有没有人管|谁来管|好意思|像话|还要.{0,12}到什么时候|什么时候(?:是个?头|才是头|能不|能把)|能不能(?:消停|别再)|猴年马月|几辈子|(?:等|天|年|月|小时|分钟|坏|冒|没).*\?{2,}/u;
/** Asked to know: of a rule, a way, a place, a sum. */
const question =
  /请问|想问|咨询|问一?下|想知道|想了解|怎么(?:办理|申请|报|查|交|走|填)|如何|哪[里些个]|材料|条件|多少钱|几号|补贴|政策|规定|算不算/u;
/** Praise that is no surer than this needs a word of praise. */
const surePraise = 0.7;

/**
 * A few words that thank for harm, loss or waiting, and name nothing that was put right, complain. So do those taken for praise with doubt that
 * have no word of it, and those that ask to mock and not to know.
 */
export function settleIrony(said: KindAndUrgency, { title, body }: SegmentedMessage): KindAndUrgency {
  const { label, score } = said.kind.prediction;
  const text = `${title.text} ${body.text}`;
  const isFew = body.text.length <= few;
  const isMeant =
    label === 'praise'
      ? !(isFew ? isNoPraise(text, score) : isMock(text, body.text.length))
      : !(isFew && label === 'inquiry' && isMockery(text));
  return isMeant ? said : callKind(said, 'complaint');
}

function isNoPraise(text: string, score: number): boolean {
  return isSarcastic(text) || (!relief.test(text) && score < surePraise && !thanks.test(text));
}

function isMock(text: string, length: number): boolean {
  return length <= several && thanksFor.test(text) && isSarcastic(text);
}

/** Whether a text tells of harm, loss or waiting, and of nothing that ended it. */
export function isSarcastic(text: string): boolean {
  return hard.test(text) && !relief.test(text);
}

function isMockery(text: string): boolean {
  return mockery.test(text) && !question.test(text);
}
