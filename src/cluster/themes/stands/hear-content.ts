/** It is to stay as it is. */
const kept =
  /(?:维持|保持)(?:现状|不变|原样)|现在(?:这样|这个样子)?(?:就|已经|也)*(?:挺|很|蛮|够)(?:好|方便|不错)|没(?:什么|有|啥)?不好/u;
/** It costs no more than it should. */
const cheap =
  /(?<!贵)(?<!谁说)不(?:算|是很|怎么|太)?贵|(?:价格?|收费|费用?|票价|[元块角]钱?)[^，,。！!？?]{0,4}(?:不(?:算|是很|怎么|太)?高|(?<!不)合理(?=[的了，,。！!]|$))/u;
/** There is enough of it. */
const enough =
  /(?<![不没未能])够(?:用|多|好|长|密|大|晚)(?:的?了|的)|足够了?(?:$|[，,。！!])|不缺(?![席勤])|绰绰有余|[用坐停]不[完满]/u;

const byGroup: readonly (readonly [RegExp, ReadonlySet<string>])[] = [
  [
    kept,
    new Set(['add', 'raise', 'lower', 'time', 'adjust', 'repair', 'remove', 'limit', 'regulate', 'open', 'allow']),
  ],
  [cheap, new Set(['lower'])],
  [enough, new Set(['add', 'raise', 'time'])],
];

/** Whether a text that asks nothing in known words is content with what others want changed ("停车费不贵", "路灯够用了", "维持现状就行"). */
export function isContent(text: string, groups: readonly string[]): boolean {
  return byGroup.some(([sign, doubted]) => sign.test(text) && groups.some((group) => doubted.has(group)));
}
