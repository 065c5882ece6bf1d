import type { Contribution } from '../contract.ts';

const clauseEnd = /[\s\p{P}\p{S}]+/u;
/** Opens a wish, or names whom it is addressed to. */
const address =
  /^(?:强烈|再次|衷心|恳切|在此|建议|希望|请求|呼吁|恳请|恳求|盼望|期待|期盼|祝愿?|盼|望|请|我们?|大家|各级|各位|上级|有关|相关|国家|政府|党委|党和政府|领导们?|书记|市长|部门|能够?|可以|多多|都|对此|对|此事|把|更加?)+/u;
/** Asks for attention, an answer or better times, and not for any matter. */
const formula =
  /^(?:(?:予以|给予|早[日点]|尽[快早]|抓紧|赶[紧快]|马上|立[即刻]|核实|高度|认真|真正|切实|引起|加以|及时|多)*(?:采纳|考虑|重视|关注|关心|解决|答复|回复|批准|处理|落实|加油|辛苦|谢谢|感谢|支持)(?:一下|起来|此事|问题|民生|民意|民声|基层|百姓|老百姓|群众|人民|我们|了|啊|吧)*|(?:真抓实干|脚踏实地|不忘初心|为人民服务|为民服务|为民办实事|为办(?:点|些)?(?:好事|实事)|多?为(?:老?百姓|人民|群众)多?[办做](?:点|些)?(?:好事|实事)|国泰民安|繁荣昌盛|国家?富强|越来越好|越来越强|[越更]来[越更]美好|好上加好|一切都好|挺好的?)+|没(?:什么|啥|有)?(?:意见|建议)|派(?:几?个)?人(?:来|去|下来|到现场|上门)*(?:看(?:看|一[看下])|查看|核实|核查|了解)(?:一下|情况)*|(?:麻烦|烦请)?告知(?:一下|我们?|结果)*|给(?:我们?|大家)?一?个?(?:明确|合理|满意|准确)?的?(?:答复|回复|说法|交代|准话)|加油(?:祖国|中国|家乡)?|(?:祖国|中国|家乡|生活|明天|日子)\p{Script=Han}{0,4}(?:美好|更好|越好|富强|强大|昌盛|繁荣|富裕|红火|万岁|加油)|\p{Script=Han}{1,6}(?:明天|未来)会?[更越][加来越]{0,2}(?:美好|好|红火|辉煌|富裕|强大))$/u;
const shortest = 3;
/** Laughs and sighs before what is said. */
const cry = /^(?:[哈嘿呵嘻哎唉呜嗯哦啊呀]+|哎呀|我去|我的天|天[呐啊])+/u;
/** Thanks, praise of what is there, and agreement with others. */
const thanks =
  /^(?:(?:非常|十分|真诚|真心|由衷|特别|都)*(?:感谢|谢谢|多谢|致敬|点赞|辛苦)\p{Script=Han}{0,14}|(?:大家|各位|领导)?(?:你|您|大家)?们?(?:好|辛苦)了?|\p{Script=Han}{1,8}(?<![太很更最])辛苦[了啦]|(?:都|也|很|挺|非常|比较|写得|做得|说得|讲得)+(?:满意|好|不错|对|棒|到位|有道理)(?:了|的|啊)?|\p{Script=Han}{1,4}(?:挺好|不错|很好|真好|说得(?:很)?对|说的(?:很)?对|写得(?:很)?好)的?|(?:我|本人)?(?:也|都)?(?:是)?(?:这么|这样|同样)(?:想|认为|觉得)的?|(?:坚决|强烈|完全|举双手)*(?:支持|赞成|赞同|同意|顶|赞)+|同意楼上|同上|楼上\p{Script=Han}{0,4}|早日(?:建成|完工|实现)|期待\p{Script=Han}{0,4})$/u;
/** Agreement with what others wrote, and praise of it, in a sentence of its own. */
const seconded =
  /^(?:(?:我|本人)?(?:也|都|很|全|非常|完全|十分|坚决|必须)*(?:同意|赞同|赞成|支持|认同)(?:前面|上面|楼上|以上|大家|各位)(?:几位|所有|的|网友|朋友|楼主|同志|各位|大家|人)*(?:意见|看法|观点|说法|建议|想法|留言|发言)?|(?:我|本人)?(?:也|都|全|很|完全|非常)+(?:同意|赞同|赞成|支持)|\p{Script=Han}{0,6}(?:写|说|讲|提)[得的](?:都|也|太|真|很|挺|非常)*(?:好|对|棒|到位|在理|有道理)[极了的啊呀]*|\p{Script=Han}{0,4}(?:说|写|讲)(?:到(?:了)?(?:我们?|大家|百姓|老百姓)?(?:的)?心(?:坎|里)(?:里|上)?(?:去)?了?|出了?(?:我们?|大家|百姓|老百姓|群众)的?心(?:里话|声))|(?:必须|一定)?支持一[下个]|(?:真的?|能够?|会|尽早|早日)*(?:真的?|能够?)?(?:实现|兑现))[了啊呀吧]*$/u;
/** Says at the end of a short text that nobody is to mean it. */
const joked =
  /^(?:以上|这|都|只|就|纯属|当然)*(?:是|属)?个?(?:开个?玩笑|玩笑|段子|说着玩|逗你们?玩|逗大家(?:玩|一?乐))(?:而已|罢了|话|[的啦了哈儿呀])*$/u;
/** How to reach the writer, and what masking leaves of it. */
const contact =
  /^(?:我的?|本人的?|请|可|有事|有意|具体|详情|详细)*(?:(?:联系)?(?:电话|手机号?码?|微信号?|方式|邮箱|QQ)(?:号码?|是|为|联系|沟通|详谈|手机号|见附件|同号|在后面?)*|(?:请|可)?(?:电话|微信|私信)?联系(?:人|我|本人)\p{Script=Han}{0,6}|(?:打|拨|回)(?:我)?电话\p{Script=Han}{0,2}|身份证号?码?|姓名|\p{Script=Han}{1,3}(?:先生|女士|同志)|[详]?见(?:附件|图片?))$/iu;
/** Asks what the matter is called for, which proposes nothing of it. */
const puzzled =
  /^(?:(?:不懂就问|弱弱问|问)(?:一?[句下])?|(?:请问|到底|究竟)?(?:什么|啥)(?:是|叫)做?\p{Script=Han}{1,10}|\p{Script=Han}{1,10}(?:到底|究竟)?(?:是|叫)个?(?:什么|啥)(?:意思|东西|玩意|鬼)?)[儿啊呀呢吗]?$/u;
/** Asks about the survey and not about its matter. */
const ofSurvey =
  /^问?(?:一?下)?(?:这[个次]|本次|此次|该)?(?:意见)?(?:征集|问卷|调查|征求意见)\p{Script=Han}{0,4}(?:到|至)?(?:什么时候|何时|几号|哪天|多久)(?:截止|结束|开始|出结果|公布结果)?[了吗呢啊]?$|^(?:写|提|填|留言)了?(?:之?后|以后)?(?:到底|究竟)?(?:有没有|会不会有?|会有|有)人?(?:回复|答复|反馈|回音|看)[了吗呢啊]?$|^(?:在?哪里?|怎么|如何)(?:可以|能)?(?:查看|看到?)(?:回复|结果|答复|进度|反馈)?[了吗呢啊]?$/u;
/** Said to have said something. */
const chatter =
  /^(?:[顶赞](?:一?[下个把])|(?:帮|我)[顶赞]|路过|(?:路过)?看看|随便(?:看看|说说)|打酱油|围观|占(?:个)?(?:楼|座|位)|测试\p{Script=Han}{0,2}|没(?:有)?(?:什么|啥)?(?:想法|要说的|可说的)|不知道\p{Script=Han}{0,4}(?:写|说|提)\p{Script=Han}{0,3}|(?:多|来)?(?:看看|听听|想想)(?:我们|咱们?|老百姓|百姓|群众|基层|普通人)*的?(?:苦|难处?|心声|呼声|疾苦|声音|日子|意见|建议|想法)?|给(?:市民|我们|百姓|大家)\p{Script=Han}{0,6}机会|(.{1,2})\1+|\d+)$/u;
/** Says that saying anything is no use, or abuses whoever reads it. */
const scorn =
  /(?:[提说写反映诉建议]了?(?:也|又|还|都)?(?:是)?(?:没用|白[提说写搭]|不会(?:改|听|理))|有(?:个)?(?:屁|鸟|毛|啥|什么)用|也不会(?:改|听|理|看)|垃圾(?:政府|部门|单位|领导|衙门)|(?:年年|天天|次次|每次)\p{Script=Han}{1,4}(?:年年|天天|次次|都|也)?(?:没用|没人(?:理|管)|没落实|老样子)|一个(?:都|也)?没(?:落实|解决)|走过场|装样子|糊弄|忽悠|骗人|狗屁|放屁|吃干饭|饭桶|滚蛋|脑残|白痴|混蛋|王八|傻[逼叉瓜子]|不要脸|丢人|尸位素餐|踢皮球|吃闲饭|钱多烧的|瞎折腾|又要折腾|你们(?:开心|高兴)就好)/u;
/** Names only what others keep saying: no ask of the writer's ("天天喊绿化"). */
const parroted =
  /^(?:天天|年年|整天|成天|总是?|就会|只会|光|嘴上)(?:都|在|就|知道)*(?:喊|吹|嚷|唱|念叨?)着?\p{Script=Han}{2,12}$/u;
/** Wishes that nobody means. */
const joke =
  /(?:[发分]我?一?个?(?:对象|女朋友|男朋友|老婆|老公|媳妇)|(?:每人|人人|一人|给我)\p{Script=Han}{0,2}发?[\d一二两三五几]*(?:[百千]万|亿)[块元钱]*|取消(?:上班|工作日|周一|星期一)|不用上班)了?$/u;
/** Animals take no side. */
const petSide =
  /家[里中]?的?\p{Script=Han}{0,2}(?<![养遛喂])[猫狗鸡鸭鹅鸟龟](?:咪|子|狗)?(?:也|都|还|就|很|说|表示|举[爪手])*(?:支持|同意|赞成|赞同|反对|投(?:了|上|出)?一?票)\p{Script=Han}{0,12}$/u;
/** Tells how bad things are, and no more. */
const lament =
  /(?:(?:太|这么|那么|特别|非常)\p{Script=Han}{1,3}[了啊]?|[真好]\p{Script=Han}{1,2}[了啊呀]|得(?:飞快|要命|要死|不行|很|慌|厉害|一塌糊涂|没法\p{Script=Han}{1,2})|(?:都|也|就是)?没人(?:管|理|问)|没法\p{Script=Han}{1,4}|一[分点]都?不\p{Script=Han}|越来越[差坏烂乱糟堵贵难]\p{Script=Han}?|受不了了?|无语了?|(?:烦|气|急|累|难受|吓)死了?(?:人|我)?了?|[天年]{2}(?:都)?\p{Script=Han}{1,3})$/u;
/** Asks in words that the lexicon need not know. */
const wish =
  /建议|希望|请|[求盼望想]|[应该]当?|要(?![命死])|能|可以|最好|多[^少]|别|不要|勿|吧|让|把|给|为什么|何时|什么时候|处罚|严惩|[^\p{Script=Han}]?管(?:管|一管)/u;
/** Texts up to so many characters are read as laments; longer ones tell what is the matter. */
const lamentLength = 40;
/** In longer ones no more than the end may be a joke. */
const jokeLength = 60;

/**
 * Whether a contribution proposes nothing: no clause of title or body holds more than formulas ("恳请领导重视", "望采纳"), a cry
 * ("顶", "沙发"), thanks, how to reach the writer, scorn or a joke; or it is short and only laments, without a wish. Irony around
 * a proposal does not undo it: a clause with an ask or a matter of its own is enough.
 * @param isAsk whether a short text holds an ask ("禁放")
 */
export function saysNothing(
  { title, body }: Pick<Contribution, 'title' | 'body'>,
  isAsk: (text: string) => boolean,
): boolean {
  const clauses = `${title}\n${body}`
    .split(clauseEnd)
    .map((written) => ({ written, said: written.replace(cry, '').replace(address, '') }))
    .filter(({ said }) => said !== '');
  const isShort = title.length + body.length <= lamentLength;
  if (joked.test(clauses.at(-1)?.said ?? '') && title.length + body.length <= jokeLength) return true;
  return clauses.every(
    ({ written, said }) =>
      isEmpty(said, isAsk) ||
      (!wish.test(written) && !isAsk(said) && (scorn.test(said) || (isShort && lament.test(said)))),
  );
}

/** Whether a clause asks for attention, an answer or better times alone, whoever it is addressed to. */
export function isFormula(clause: string): boolean {
  return formula.test(clause.replace(address, ''));
}

function isEmpty(said: string, isAsk: (text: string) => boolean): boolean {
  if ([formula, thanks, seconded, contact, joke, petSide, ofSurvey, parroted].some((form) => form.test(said)))
    return true;
  return (said.length < shortest || chatter.test(said) || puzzled.test(said)) && !isAsk(said);
}
