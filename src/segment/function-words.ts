import { eachTaggedWord } from './jieba-dictionary.ts';

/** Tags of the dictionary (ICTCLAS) for words that say or join something: verbs, adverbs, conjunctions, prepositions, pronouns, particles. */
const saying: ReadonlySet<string> = new Set([
  'v',
  'vd',
  'vi',
  'vq',
  'd',
  'ad',
  'df',
  'c',
  'p',
  'r',
  'rr',
  'rz',
  'y',
  'e',
]);
/** Tags of numerals, which name nothing where a measure word follows. */
const counting: ReadonlySet<string> = new Set(['m', 'mq']);
const counted =
  /^[一两二三四五六七八九十百千万几多数半每整][个家条所座栋趟次名位群批片块间层户辆段场处些种类项份只起件天年月期样般旦]/u;

/** Of what the dictionary tags as times those that say when something happened: others are as often names (国庆, 春晓, 当阳). */
const when =
  /^(?:大?[今昨前明后当翌次同隔往去][天日晚夜晨早年]|[今昨明]儿个?|(?:[上下本]|[上下]{2})个?(?:月|星期|周)|(?:周|星期|礼拜)[一二三四五六日天末]|[年月节][初底末前后内终]|[饭雨震事][前后]|.{0,2}(?:晚上|早上|上午|下午|中午|夜里|半夜|深夜|午夜|凌晨|傍晚|清早|清晨|早晨|夜晚|夜间|晚间|午后|午间)|刚才|天天|日日|年年|夜夜|成天|平[时日]|现今|如今|而今|早前|日前|此前|眼下|当下|当初|日后|今后|以往|从前|近[日期来月年]来?|近些年来?|[上中下]旬|大年.*|除夕夜?|元旦.*|春节|正月.*|腊月.*|[暑寒春]假|[冬夏秋]天|[雨旱汛]季|汛期)$/u;
/** Rarer words are as often pieces of names as words of a sentence. */
const leastUses = 50;

/** An idiom that ends like a name (`走投无路`). */
const pictured = /[路街巷山河桥城园站店厂湖湾苑府村]$/u;
/**
 * Words of two characters or more that the segmenter's dictionary knows as verbs, function words, times or counts (`包括`, `打通`,
 * `昨晚`, `一趟`): no name begins with them or goes across them. Reads the dictionary once, some 20 ms.
 */
export function listFunctionWords(): ReadonlySet<string> {
  const words = new Set<string>();
  const leastByTag = new Map([...saying, ...counting].map((tag) => [tag, leastUses]));
  eachTaggedWord(leastByTag.set('i', 0).set('t', 0), (word, tag) => {
    const isWord = isFunctionWord(word, tag);
    if (isWord) words.add(word);
  });
  return words;
}

function isFunctionWord(word: string, tag: string): boolean {
  if (tag === 'i') return pictured.test(word);
  return tag === 't' ? when.test(word) : saying.has(tag) || counted.test(word);
}

/** Tags of adverbs, conjunctions, prepositions, pronouns, particles, exclamations, numerals, measure words and times. */
const grammatical: ReadonlySet<string> = new Set(
  'd dg df ad c p r rr rz rg y e u ul uv ud uj uz ug k q m mq mg t tg'.split(' '),
);
/** Much that the dictionary tags as numerals are things (大米): only what begins or ends as one is. */
const numbered =
  /^[第零〇一二两三四五六七八九十廿百千万亿几半多数双俩仨余若许好诸无]|(?:数|部分|左右|[天年次个半久少批])$/u;
/** Times that are a state of somebody (逾期, 汛期, 暑假), not a date or a stretch of time (近期). */
const state = /假$|[^日近后周早初中前晚本上下同星如末长半首一二三四五六七八九十]期$/u;
/** Words that the dictionary tags as one of these and people write of all the same. */
const spokenOf: ReadonlySet<string> = new Set(
  `高速 更新 立法 小偷 大便 霍乱 暂停 反对 正门 终点 重复 异常 缓慢 难度 索偿 公开 积分 本科 借据 凭据 少年 青年 老年 成年 童年
   多胎 二维 多维 零件 零部件`.split(/\s+/u),
);

const known: { grammatical?: ReadonlySet<string>; localisers?: ReadonlySet<string> } = {};

/**
 * Words of two characters or more that the segmenter's dictionary knows as numerals, dates, adverbs, pronouns or other words of
 * grammar (三千元, 十月底, 非得): they say nothing of what a message is about. Reads the dictionary at the first call, some 30 ms.
 */
export function listGrammaticalWords(): ReadonlySet<string> {
  if (known.grammatical !== undefined) return known.grammatical;
  const words = new Set<string>();
  eachTaggedWord(new Map([...grammatical].map((tag) => [tag, 0])), (word, tag) => {
    if (spokenOf.has(word)) return;
    if (tag === 'm' && !numbered.test(word)) return;
    if (tag === 't' && state.test(word)) return;
    words.add(word);
  });
  known.grammatical = words;
  return words;
}

/** Whether a word is one of `listGrammaticalWords`. */
export function isGrammaticalWord(word: string): boolean {
  return listGrammaticalWords().has(word);
}

/** Tags of words that say where beside or within something (门口, 西侧, 街上, 以南). */
const locating: ReadonlyMap<string, number> = new Map([
  ['f', 0],
  ['s', 0],
]);

/** Words tagged so that name something: schools, and what people write of as such. */
const namedPlaces: ReadonlySet<string> = new Set(
  '初中 初中部 高中 附中 口岸 隔壁 郊区 近郊区 街区 场地 架空 校外 户外 野外 水下 高空 空中 海外 境外 国外 国内外 乡下 沿海 沿街 边远地区 外来 暗地里'.split(
    ' ',
  ),
);

/** Words that the segmenter's dictionary knows as localisers: in a list without what they stand beside they say nothing. */
export function listLocalisers(): ReadonlySet<string> {
  if (known.localisers !== undefined) return known.localisers;
  const words = new Set<string>();
  eachTaggedWord(locating, (word) => {
    if (!namedPlaces.has(word) && !numbered.test(word)) words.add(word);
  });
  known.localisers = words;
  return words;
}
