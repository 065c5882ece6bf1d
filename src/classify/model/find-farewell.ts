import type { SegmentedMessage } from '../../core/message.ts';
import type { FoundWords } from '../kind-and-urgency.ts';

/** By what somebody would end his life, and that it is at hand. */
const means =
  /(?:安眠药|农药|老鼠药|百草枯|敌敌畏|(?<![中西买抓开煎吃采制送])药片?)[^。!?;\n]{0,6}(?:攒(?:够|了|下)|数好|备好|买好了?(?:放|摆|,|。)|(?:放|摆)在(?:枕|床|手)边?)|攒(?:够了?|了一瓶|了小?半瓶|下)[^。!?;\n,]{0,3}(?:安眠药|药)|(?:炭|绳子?)[^。!?;\n]{0,4}(?:备好|买好|拴好|系好)|遗[书照像](?:今天|昨天|都|已经?|也)?[^。!?;\n,]{0,4}(?:写好|照了|拍了|照好|拍好|备好|放)/gu;
/** Things handed over or settled, as before a journey from which nobody comes back. */
const settled =
  /(?:猫|狗)[^。!?;\n,]{0,3}(?:送人|托付?给|送给)|房租?子?[^。!?;\n,]{0,3}(?:结清|退了)|(?:存折|银行卡|卡号|密码|工钱|房产证)[^。!?;\n]{0,14}(?:写(?:在|给|好)|留给|打给我?(?:妈|爸|娘|爹|女儿|儿子|孩子)|交给)|欠[^。!?;\n]{0,8}(?:写在|记在|列在)|衣服[^。!?;\n]{0,6}(?:叠好|洗了叠)|(?:给|写给)(?:我)?(?:爸|妈|娘|爹|父母|孩子|女儿|儿子|老公|老婆|家人|姐|弟|哥|妹)[^。!?;\n,]{0,3}的信|信[^。!?;\n,]{0,3}(?:压|放|塞)在(?:枕|桌|抽屉)|跟[^。!?;\n,]{0,8}道了别/gu;
/** Words with which people take leave for good. */
const leave =
  /(?:不|没)(?:打算|想|会|用|必|需要)?再?(?:麻烦|拖累|连累|打扰)(?:大家|你们|您们|家里|家人|任何人|别人|孩子|儿女)了?|(?:不用|不必|别)再?(?:给我打(?:电话)?|来?找我|为我(?:操心|担心|难过)|管我|等我|惦记我)|(?:我走了?|走了?)以后[,，]?[^。!?;\n]{0,14}(?:照顾|打给|交给|拜托|别|不要|告诉|麻烦)|(?:今晚|今夜|明天|明早)(?:过后|以后|之后)|过了今[晚夜天]|下辈子|来世|来生|别救我|下面有伴|(?:替我|给我?(?:妈|爸|娘|爹))[^。!?;\n]{0,4}(?:上炷香|烧纸|养老|尽孝)|最后(?:一次|一封|跟|再)(?:写|信|看|说)|(?:解脱|清静|了结)了?吧?(?=[,。!?\n]|$)/gu;
/** Somebody would not go alone. */
const together =
  /(?:带(?:着|上)?|跟|和)(?:我的?)?(?:孩子|女儿|儿子|娃|她|他|老伴|妈|爸|老母亲|全家)们?[^。!?;\n,]{0,2}(?:一起|一块儿?|一同)(?:走|去)(?=[,。!?;\n]|$|了|吧|算|,|免得|省得)/gu;
/** From where somebody may not come back. */
const edge = '(?:桥[上边栏]|栏杆|楼顶|天台|窗台|阳台外|[江河湖海]边|水库边|坝上|铁轨)';
const forLong =
  '(?:半天|很久|好久|[一大半整]{1,2}(?:天|夜|宿|晚|上午|下午)|[\\d一二两三四五六七八]个?[多半]?(?:小时|钟头|钟))';
/** The writer has been there for long, or says that nobody minds; nobody sent him. */
const brink = new RegExp(
  `(?<!让|叫|派)(?:(?:我|一个人|自己|现在)[^。?!;,\\n]{0,6}|(?<=^|[。,]))(?:` +
    `[站坐蹲]在?[^。?!;,\\n]{0,8}${edge}[^。?!;,\\n]{0,4}(?:${forLong}|(?=,[^。?!;\\n]{0,14}没[有一]?个?人(?:停|问|拦|管|看)))|` +
    `在[^。?!;,\\n]{0,6}${edge}[^。?!;,\\n]{0,4}[站坐蹲]了?${forLong})`,
  'gu',
);
/** What somebody says who sees no way on. */
const noWay =
  /不写了|没有以后|就这样吧|对不起[^。?!;,\n]{0,4}(?:爸|妈|孩子|女儿|儿子|爹|娘|家里|父母)|没(?:有)?人[^。?!;,\n]{0,2}信我|这辈子[^。?!;,\n]{0,4}还不[上完清]|走投无路|想让人知道|没(?:有)?(?:活路|盼头|指望)|不想再?[^。?!;,\n]{0,4}(?:花|拖累)[^。?!;,\n]{0,4}(?:家|孩子|他们)|[撑熬]不(?:住|下去)了|没[有]?(?:什么)?意思了|(?:老婆|媳妇|丈夫|老公|娃[^。?!;,\n]{0,2}妈|孩子)[^。?!;,\n]{0,6}(?:也|都)?(?:走|跑|没)了/gu;
/** With this to go together is meant for good. */
const despair = /今[晚夜天]|算了|受罪|不想|活/u;
/** Who moves, closes a shop or a matter takes leave as well, and so does who quotes. */
const otherwise =
  /搬(?:家|走|到|去|出)|退租|押金|旅游|旅行|回老家|出差|调走|调动|离职|辞职|注销|销户|退群|快递|推销|电影|小说|剧本|母校|建议|物业费|培训/u;

/** So far around what is said softly something else may be what it is of. */
const around = 40;

/**
 * What somebody who means to end his life says softly: two of means, things settled and leave, that others go with him, or where he has
 * been for long and that he sees no way on; [] where nothing does.
 */
export function findFarewell({ title, body }: SegmentedMessage): FoundWords[] {
  const find = (pattern: RegExp): FoundWords[] =>
    (
      [
        ['title', title.text],
        ['body', body.text],
      ] as const
    ).flatMap(([field, text]) =>
      [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ field, start: index, end: index + found.length })),
    );
  // Where nobody is at a loss, where he stands need not be looked for: it takes longest.
  const despaired = find(noWay);
  const stood = despaired.length === 0 ? [] : find(brink);
  const isLast = stood.length > 0;
  const said = [means, settled, leave, together].map(find);
  const found = [...said, ...(isLast ? [stood, despaired] : [])].flat();
  const isMeant =
    isLast || said.filter(({ length }) => length > 0).length > 1 || (said[3]!.length > 0 && despair.test(body.text));
  const isOther = found.some(({ field, start, end }) => {
    const { text } = field === 'title' ? title : body;
    return otherwise.test(text.slice(Math.max(0, start - around), end + around));
  });
  return isMeant && !isOther && !otherwise.test(title.text) ? found : [];
}
