/** What may be said of any matter: what is done to it, that it is there, and what orders add. */
export const saidOfAny: ReadonlySet<string> = new Set(
  `厉害 关系 家住 城里 客流 百姓 老百姓 实现 缓解 创建 开展 属于 存在 造成 导致 影响 出现 发生 具备 采取 组织 协调 调整 使用 情况 现象 问题 原因 时间 时候 地方 事宜 事情 项目 部门 工作 要求 减少 需要 具体 正常 合理 出行 生活
   直接 来电 诉求 热线 受理 工单 市民 核实 先生 女士 同志 村民 村里 中间 东西 家里 家中 晚上 地面 到处 经开区 高新区 开发区 新区 园区 一片 一层 一股 一身 一点点 不见 不到 不住 不起 打不着`.split(
    /\s+/u,
  ),
);
