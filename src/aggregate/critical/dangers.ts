interface Danger {
  readonly says: RegExp;
  /** Hits many at once: two who write of it in one region, and name no place, write of one event. */
  readonly isWide?: boolean;
}

/**
 * Kinds of danger by the words that people have for them; one text may be of several. What falls into none joins others of its issue alone.
 * Other than the cues of urgency (`models/urgency/cues.json`), which weigh whether there is a danger, they tell one event from another: a
 * power cut from a burst main.
 */
const dangers: Readonly<Record<string, Danger>> = {
  water: {
    says: /[停断缺没无]了?水(?![平准印果泥])|没有(自来)?水|自来水|供水|水管|爆管|来水(?![果泥利])|送水车/u,
    isWide: true,
  },
  power: {
    says: /[停断没缺]了?电(?![梯话视])|没有电(?![梯话视])|供电|跳闸|变压器|来电(?!话)|限电|拉闸/u,
    isWide: true,
  },
  heat: { says: /[停断]暖|暖气|供暖|供热|热力|地暖/u, isWide: true },
  gas: { says: /[煤燃]气|天然气|液化气|瓦斯|[停断]气(?!温)/u, isWide: true },
  fire: { says: /着火|起火|失火|火灾|火情|火警|火势|大火|冒烟|浓烟|燃烧|自燃|爆炸|烟花爆竹/u, isWide: true },
  sickness: { says: /中毒|呕吐|腹泻|拉肚子|上吐下泻|吐[了得]|传染|疫情|肠胃炎|发烧|送医/u, isWide: true },
  flood: { says: /洪水|洪灾|内涝|决堤|溃[坝堤]|管涌|山洪|淹|积水|暴雨/u, isWide: true },
  spill: { says: /泄[漏露]|有毒|毒气|剧毒|危化品|危险化学品|氨气|氯气|刺鼻/u, isWide: true },
  collapse: { says: /[坍倒垮崩]塌|塌[方陷]|滑坡|泥石流|危[房楼墙]|地陷|下陷|倾斜|开裂|裂缝|要[倒塌]|快[倒塌]/u },
  falling: { says: /坠[落物]|掉[落下]|脱落|砸[到中在伤下]|高空抛物/u },
  wire: { says: /触电|漏电|电线|电缆|高压线/u },
  lift: { says: /电梯/u },
  suicide: { says: /跳[楼河江桥]|跳下去|自[杀尽残]|轻生|不想活|寻短见|割腕|喝农药|遗书/u },
  violence: {
    says: /殴打|打人|斗殴|被打|[持动拿]刀|[刀被]砍|捅[了伤人]|家暴|绑架|拘禁|传销|强奸|猥亵|性侵|霸凌|欺凌|虐待|凶器/u,
  },
  missing: { says: /走失|走丢|失踪|失联|被困|被拐|拐卖|落水|溺水/u },
  crash: { says: /车祸|交通事故|相撞|撞[到了上伤死车人]|追尾|翻车|井盖/u },
  animal: { says: /恶犬|[疯野流]浪?狗|咬[了伤人]|毒蛇|马蜂/u },
};
const kinds = Object.entries(dangers);

/** Kinds of danger that a letter is of: those of its title, or of its text where the title says none. */
export function findDangers(title: string, body: string): readonly string[] {
  const listed = (text: string): string[] => kinds.filter(([, { says }]) => says.test(text)).map(([name]) => name);
  const titled = listed(title);
  return titled.length > 0 ? titled : listed(body);
}

/** Whether a kind of danger hits many people at once. */
export function isWide(danger: string): boolean {
  return dangers[danger]?.isWide === true;
}
