/**
 * Words that state the problem where a title has them, in general Chinese, beside those of nuisances (`troubles.ts`) and matters
 * (`problem-lexicon.ts`): what bodies of any matter mention in passing is here, too, since titles seldom do.
 */
const words: ReadonlySet<string> = new Set(
  `安全隐患 隐患 火灾隐患 交通安全 交通事故
   年久失修 失修 损坏 损毁 毁坏 破旧 老化 塌陷 下沉 断裂 倒塌 坠落 生锈 锈蚀 进水 泡水 倒灌 发霉 漏电 漏气 起火 着火 失火 自燃 爆炸 短路
   脏乱 乱象 乱象丛生 混乱 泛滥 猖獗 成灾 荒废 荒芜 瘫痪
   缺斤少两 短斤少两 缺斤短两 以次充好 挂羊头卖狗肉 偷工减料 欺瞒 隐瞒 蒙骗 坑害 强买强卖 强制消费 违约 侵权 造假 弄虚作假 冒领 套取 骗取 虚报
   滥用职权 玩忽职守 徇私枉法 徇私舞弊 包庇 袒护 渎职 失职 违纪 截留 克扣 侵吞 强占 霸占 私占 强征 强收 分配不公 不公 不公平 不公正 歧视 剥夺
   上涨 降薪 调岗 停薪 扣发 自费 开除
   关押 拘禁 非法拘禁 敲诈 敲诈勒索 勒索 栽赃 陷害 诬陷 打击报复 报复 恐吓 骚扰 泄露 偷拍 诽谤 打砸 捅伤 打伤 砍伤 溺水 猝死 肇事 逃逸 车祸
   污染环境 大气污染 黑水 白蚁 蚊虫 老鼠 蟑螂 鼠患 飘絮 滥伐 乱砍滥伐 盗伐 毁林 乱采 乱挖 滥挖 私挖 私采 乱开采 电鱼 偷钓 干旱 旱灾 山火
   吸烟 抽烟 二手烟 禁烟 控烟 僵尸车 逆行 闯红灯 远光灯 断网 掉线 无证行医 非法行医 非法经营
   就近入学 选科 分科 分班 改扩建 扩建 迁建 加装 隔音板 隔音屏 隔音墙 隔音屏障 护栏 涵洞 工伤 职业病 尘肺病 年终奖 加班费 高温补贴 五险 退税 移民 改签 网签
   签合同 转正 职称 职称评审 人工降雨 抗旱 防汛 心理咨询 申办 补办 招租 电改 放假 补贴`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

/** Whether a word that a title has states the problem. */
export function statesProblem(word: string): boolean {
  return words.has(word);
}

/** Of these, what says of nothing in particular that it is wrong. */
const general = /隐患$|^(?:交通安全|乱象|乱象丛生|混乱)$/u;

/** Whether a word states a problem and no more than that there is one. */
export function statesAny(word: string): boolean {
  return general.test(word);
}

/** Words that state none, wherever they stand. */
const empty: ReadonlySet<string> = new Set(
  '一事 事宜 事情 事项 情况 中间 最大 当中 之中 到位 依法 个人 国家 市内 县内 加上 三问 几点 一封信 公开信 名义 迎接 有何 本来 目前'.split(
    ' ',
  ),
);

/** Whether a word says nothing of a problem. */
export function saysNoProblem(word: string): boolean {
  return empty.has(word);
}
