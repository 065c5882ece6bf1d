/** Words of asking and judging that any problem may come with: they make no two problems the same. */
const asides: ReadonlySet<string> = new Set(
  `加快 加大 加强 力度 步伐 刻不容缓 行动 具体行动 有何 进展 什么时候 何时 何时能 多久 很久 长期 一直 强烈建议 涉嫌 整治 整改 解决不了 不见 不去 没人管
   合理 吗 可以 能否 为何 为什么 为啥 怎么 建设 推进 发展 完善 提高 增加 取缔 严查 查处 打击 反对 坚决 抵制 呼吁 关注 重视 安排 落实 处理 回复 答复 小区 业主 居民
   附近 旁边 对面 门口 楼下 街道 社区 城区 片区 单位 有限公司 公司 集团 机构 平台 网络 中心 广场 国际 花园 学校 我家 百户 几百 数百 全体 严重 太差 频繁`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Whether a word of asking or judging may come with any problem. */
export function isAside(word: string): boolean {
  return asides.has(word);
}
