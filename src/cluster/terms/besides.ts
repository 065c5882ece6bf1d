/** Words beside a matter that name none: where it is, when, how much, that somebody sees it, and what work orders add. */
const besides: ReadonlySet<string> = new Set(
  `才能 得不到 拿不到 收到 不到 不解 亟待 急需 盼望 众多 同一 部分 有关 位于 处于 发出 个月 路上 路口 门口 门前 周围 四周 下面 上面 楼上 里面 旁边 一带 区域 区内 县城 县市 城区
   重新 意见 已有 不了 从事 提前 外面 家里 房子 水面 牌子 有点 看着 想着 听说 孩子 老人 大人 娃娃 老公 老婆 老伴 丈夫 妻子 父亲 母亲 我妈 我爸 我爷 我奶 我爱人 爱人 爸爸 妈妈 爷爷 奶奶 儿子 女儿
   孙子 阿姨 朋友 亲戚 邻居 主人 老板 村民 商户 学生 家长 乘客 会员 病人 客人 顾客 司机 住户 租户 老乡 同事 大妈 大爷 师傅
   区间 以西 以东 以南 以北 东南 东北 西南 西北 能不能 该不该 问问 询问 第二次 再次 采纳 考虑 主持公道 人管 没人管 无人管 方便
   带来 很大 看看 派人 市里 镇里 村里 打过 心里 着急 激动 情绪 说法`.split(/\s+/u),
);

/** Whether a word may stand beside any matter and names none. */
export function isBeside(word: string): boolean {
  return besides.has(word);
}
