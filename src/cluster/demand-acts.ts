/**
 * What a title does with its object: the same object is another problem where one asks for it, another opposes it and a
 * third asks when it comes. By general words of asking; the first act whose words a title has is its act.
 */
const acts: readonly (readonly [act: string, words: RegExp])[] = [
  ['oppose', /反对|抵制|取消|撤销|撤回|叫停|停建|拒绝|不要|不同意|质疑/u],
  ['schedule', /何时|什么时候|多久|几时|进展|进度|开工|竣工|完工|通车|交付时间|启动|规划情况|建设情况/u],
  ['rule', /政策|条件|标准|流程|手续|规定|资格|细则|咨询|怎么办理|如何办理|怎样办理/u],
  [
    'provide',
    /开通|增设|增开|增加|新增|新建|修建|兴建|建设|扩建|规划|设立|设置|加装|安装|引进|延伸|硬化|拓宽|建议|盼望/u,
  ],
];

/** The act of a title; null where it states a problem. */
export function demandActOf(title: string): string | null {
  return acts.find(([, words]) => words.test(title))?.[0] ?? null;
}

/** The act that most titles have; of equal ones the first met. */
export function commonAct(titles: readonly string[]): string | null {
  const counts = new Map<string | null, number>();
  for (const act of titles.map(demandActOf)) counts.set(act, (counts.get(act) ?? 0) + 1);
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  return first?.[0] ?? null;
}
