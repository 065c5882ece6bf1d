import type { SegmentedMessage } from '../../core/message.ts';
import type { FoundWords } from '../kind-and-urgency.ts';

const number = '[一二两三四五六七八九十几半\\d]{1,4}';
const unit = '多?个?(?:整?天|日|小时|钟头|星期|礼拜|周|月|晚上)';
/** Water, power, gas or heat is off, said of the supply and not of lifts, meters or stations. */
const stopped =
  '(?:(?<!报)[停断仃][了着]?(?:自来)?[水电气暖](?![梯站瓶费表箱源杯])|(?<!报)[停断][止了]?供[水电气暖热]|(?<!热)[水电气暖](?:[也都就全又被给]|一直|已经?)?[停断仃](?![车产工])|[没无]有?[水电](?:可?[用喝]|做饭|洗|[了啊,。!]|$)|[没无]有?(?:生活|饮)用水|[水电][还都也仍又]?[没不]有?来(?!过)|没有?来[水电]|[未没]有?恢复(?:正常)?(?:供?[水电气暖]|供应)|靠[^。!?;,\\n]{0,6}送水|[没无]有?暖气(?:[了啊,。!]|$)|暖气片?(?:[全都还就也又是]|一直){0,3}(?:冰[凉冷]|[凉冷]冰冰|[凉冷][的了透]))';
const off = new RegExp(stopped, 'u');
/** It is off as the letter is written. */
const still = new RegExp(
  [
    // What is now, and what is since then.
    `(?:现在|目前|至今|到现在|直到|直至|此刻|今[天早晚]|截[止至]|眼下)[^。!?;\\n]{0,24}${stopped}`,
    `${stopped}[^。!?;\\n]{0,24}(?:至今|到现在)`,
    // For so long.
    `(?<![第每\\d])${number}${unit}[都也就]?(?:[没无]有?|断了?|停了?)(?:[水电]|暖气)(?:[了,。!]|$)`,
    `${stopped}[^。!?;\\n]{0,12}(?<![第每\\d])${number}${unit}(?:[了整还仍,。!没]|至今|过去|$)`,
    `(?:已经?|连续|整整|将近|快|超过|近)[^。!?;,\\n]{0,4}${number}${unit}[^。!?;\\n]{0,8}${stopped}`,
    '(?:还|仍然?|尚|依[旧然]|都|一直)是?[没未不]有?(?:能?恢复|来[水电,。!]|[水电])|[水电][还都也仍又]?[没不]有?来|处[在于]停|停[水电]中',
  ].join('|'),
  'u',
);
/** It is off as the letter is written, also where it goes off time and again. */
const stillNow = new RegExp(
  `(?:现在|目前|至今|到现在|直到|直至|此刻|眼下)[^。!?;,\\n]{0,10}(?:处[在于]停|[没无]有?[水电]|没有?来|未来|[未没]恢复|停[水电]中)|(?:超过|已经?)[^。!?;,\\n]{0,3}${number}多?个?(?:小时|钟头|天|日|晚上)|还是?[没未不]有?(?:来[水电]|恢复|[水电])|连续停[水电]${number}|停[水电][^。!?;,\\n]{0,6}(?:至今|到现在)|现在[^。!?;,\\n]{0,6}已经?[停断][水电]`,
  'u',
);
/** Comes and goes: no outage of now, but one of the kind that returns. */
const returning = new RegExp(
  [
    `(?:经常|频繁|时常|老是|多次|每天|天天|一天[停断]|每[晚到周]|隔三差五|三天两头|动不动|高峰|间歇|间断|早晚都|断断续续|时不时|总是|屡次|偶尔|常常|夜[间里]|[一二两三四五六七八九十几多\\d][来余]?[次回]|[点\\d](?:左右)?(?:就|开始|[到至]|才))[^。!?;\\n]{0,12}${stopped}`,
    `${stopped}[^。!?;,\\n]{0,10}(?:频[繁率]|次数|[一二两三四五六七八九十几多\\d][来余]?[次回]|才会?[有来]|太多)|低[层楼]|临时用?(?:[水电]|自来水)`,
  ].join('|'),
  'u',
);
/** Those of whom it is told are many. */
const many =
  /小区|居民|住户|业主|全[村镇县城区街院组体]|整[栋个幢条片]|[村镇乡]|县城|社区|百姓|宿舍|公寓|大家|片区|区域|学校|幼儿园|医院|市民|家家|百户|人家/u;
/** So many that the writer's own home is but one of them. */
const manyAtOnce =
  /居民|住户|全[村镇县城区街院组]|整[栋个幢条片]|[几数上\d多][百千万多][^。!?;,\n]{0,3}[户人名口]|百姓|市民|村民|大家|[数几][千百]/u;
/** One home or shop alone. */
const single = /我们?家(?!住)|本户|家里的?[水电]|户号|商铺|门面|租[户客]|房东|我租|我的房|店铺|我店/u;
/** It is on again, or was never off. */
const restored =
  /(?:已经?|终于|刚刚?|后来|才)[^。!?;,\n]{0,6}(?:恢复|来[水电]|通[水电]|送到)|今[天日][^。!?;,\n]{0,2}有[水电]|一直好好|辟谣|[水电暖气]来了|来[水电]了/u;
/** Rumoured or announced. */
const told = /在传|[网谣]传|传[的言]|谣言|听说|公告|贴[出条]|[下本]个?[月周]|大后天|明[天早晚]/u;
/** Another year or a threat, what is paid for it, or water for fields. */
const otherwise =
  /[去前]年|那时|当时|每次|有一次|上(?:次|个?[月周])|如果|要是|假如|一旦|万一|将[要会]?停|计划停|威胁|扬言|灌溉|农田|种田|水稻|稻[田子谷苗]|庄稼|渠(?!道)|路灯|电梯停[水电]|赔偿|补偿|停[水电]的?原因|没有?找到|井里|有时|几乎|就[要会]|我[^。!?;,\n]{0,4}时停/u;
const sentences = /[^。!?;\n]+/gu;

/**
 * Supply that is cut off now for many people: a sentence of the title or the body that says that water, power, gas or heat is off, and still is
 * or has been for so long, of a place where many live. What comes and goes is such only where it is said to be off as the letter is written.
 */
export function findOutage({ title, body }: SegmentedMessage): FoundWords | null {
  const text = `${title.text}\n${body.text}`;
  if (!off.test(text) || restored.test(text) || (single.test(text) && !manyAtOnce.test(text))) return null;
  const said = [...split(title.text, 'title'), ...split(body.text, 'body')];
  const returns = said.some(({ sentence }) => returning.test(sentence));
  for (const [i, { field, sentence, start }] of said.entries()) {
    const match = off.exec(sentence);
    if (match === null || otherwise.test(sentence)) continue;
    const near = said
      .slice(Math.max(0, i - 1), i + 2)
      .map((one) => one.sentence)
      .join('\n');
    if (!(returns ? stillNow : still).test(sentence) || told.test(near) || !many.test(near)) continue;
    return { field, start: start + match.index, end: start + match.index + match[0].length };
  }
  return null;
}

interface Sentence {
  readonly field: FoundWords['field'];
  readonly sentence: string;
  readonly start: number;
}

function split(text: string, field: FoundWords['field']): Sentence[] {
  return [...text.matchAll(sentences)].map(({ 0: sentence, index: start }) => ({ field, sentence, start }));
}
