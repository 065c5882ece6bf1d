import type { SegmentedMessage } from '../../core/message.ts';
import { dangerSigns } from './danger-signs.ts';

/** Thanks and praise as people say them. */
export const thanks =
  /谢|[点大要]个?赞|表扬|表彰|称赞|赞扬|夸|锦旗|致敬|敬意|敬礼|鞠个?躬|磕(?:个|一个|响)?头|感激|感恩|辛苦|好评|满意|好样的|给力|暖心|贴心|热心|周到|真[好棒行]|太好了/u;

/** What else says that somebody is praised: what people give, and what they say of a man or his work. */
const praise =
  /(?<=[\s,。!?]|^)赞(?=[\s,。!?]|$)|牌匾|块匾|匾往|磕一个|感动|心里暖|[真很]暖|佩服|心服口服|服气了|大拇指|鼓掌|叫好|记一?[个大]?功|立[了大]+[功公]|披.{0,2}红|公道话|好[人官姑心娘](?!命|像)|多亏|幸亏|亏得|全靠|拾金不昧|公仆|自豪|舍不得|忘不[了掉]|念叨|惦记|记在心|记着(?!账)|转告|拜年|喜酒|满月酒|尽责|尽职|敬业|负责(?![人的任])|耐心(?!都|没)|细心|专业(?!的?户)|热情|效率高|高效|态度(?:很|真|也|特别)?(?:好|和气|亲切)(?!不)|没得[说挑]|一分不少|没嫌烦|值得(?:肯定|学习)|如一日|跑前跑后|轻手轻脚|破涕为笑|奖励(?:一下)?[他她这]|客气|慢声细气|水都没喝|得到解决|问题.{0,4}解决[了啦]|[很蛮挺好]棒|[蛮挺]好的|欢迎您|[改做组织办]得好(?![听好])/u;

/** What somebody did for others, or that it came right. */
const deeds =
  /修好|解决了|办[好成妥]了?|处理[好完]了?|帮(?:我|俺|咱|了|老|她|他|孩|忙)|找(?:回|到|着)(?!不)了?|送(?:回|到|我|她|他|孩|老|水)|救(?:出|下|活|回|上|起|护|援队|了我)|退(?:回|还)了|恢复了|康复|平安|没事了?|出院|要回|拿到|到[账手]了|通了|亮了|装[上好]了|改好|变[好干]|干净了|抢修|连夜|冒[着雨]|亲自|上门|主动|专程|教(?:我|了|会|大)|背(?:着|出|下|到|上|老|我)|抬(?:出|下|上|到)|托(?:到|上|起)|抱(?:出|上|下|起)|守[着了在]|接回|说和|一家不落|一个没[落伤少]|拽出|拉[出上]来|刨[活出]|没让|没收|不收|不要钱|不抽|垫[了付]|陪[着我]|照顾|放心|踏实|全灭|扑灭|如今|现在.{0,8}(?:好|亮|干净|方便|放心|有了|开花)/u;

/** It is not over, or came right for a while. */
const still =
  /还没(?!来得及)|没(?:有)?[到来](?![得及])|没人[管来接应理]|快来|救命|占线|(?:又|就)(?:[灭坏断停漏堵]|不亮|没)|现在还|到现在(?:也|都|还|没)|至今|出不来|够不着|怎么办|请(?:尽快|赶紧|马上|查|管)/u;

/** What nobody praises. */
const misconduct =
  /骂|[收要拿].{0,6}(?:烟|酒|茶叶?|红包|好处|礼)|刁难|推诿|踢皮球|吃拿卡要|态度(?:恶劣|差|不好)|爱理不理|不高兴|锁着|开快车|不热/u;

/**
 * Whether a message may praise: it thanks, praises, or tells of no trouble, or of one that somebody ended. What only tells of trouble is no
 * praise, whatever persons it tells of.
 */
export function mayPraise({ title, body }: SegmentedMessage): boolean {
  const text = `${title.text} ${body.text}`;
  if (thanks.test(text) || praise.test(text)) return true;
  const isOpen = still.test(text) || misconduct.test(text);
  return !isOpen && (deeds.test(text) || !dangerSigns.test(text));
}
