/**
 * Words that say by themselves what is wrong, in general Chinese, where most words of a matter only name a thing that it is about (`医院`,
 * `地铁`). Words of one line say one thing.
 */
const lines = `
噪音 噪声 吵闹 轰鸣 轰鸣声 扰民 噪音扰民 低频噪音
振动 震动 抖动 震感 共振
油烟 油烟味 油烟直排 油烟扰民
臭味 恶臭 异味 臭气 臭气熏天 酸臭 酸臭味 刺鼻 熏天
扬尘 粉尘 灰尘
污染 偷排 黑臭
积水 内涝 渍水
停水 断水 缺水
发黄 浑浊 泛黄 黄水 铁锈 铁锈味
停电 断电 跳闸
漏水 渗水 渗漏
裂缝 开裂 空鼓 脱落 掉落 沉降
拥堵 堵车 塞车 堵路 堵死
违停 乱停 乱停车 乱停乱放
坑洼 破损 坑坑洼洼
违建 私搭乱建 违章搭建 加盖
拖欠 欠薪 讨薪 拖欠工资
停发 未发 没发
跑路 停业 关门 倒闭 失联 卷款 闭店 人去楼空
退费 退款 退钱 退还 拒退 不退 拒不退费
扣费 乱扣 扣钱 多扣 重复扣费 乱扣费 扣款
乱收费 违规收费
涨价 太贵
抽成
黄牛 号贩子 票贩子 贩子 倒号
拒载 绕路 甩站 宰客
延期 逾期 延期交房 逾期交房 延迟交房
烂尾 停工
诈骗 被骗 受骗 骗钱
爆雷 暴雷 暴力催收 催收
补课 违规补课
欺凌 体罚 殴打 打人
咬人 伤人
占道 占道经营
拥挤 太挤
停运
闲置 空置
困人 故障
不亮 漆黑
过期 变质
`;

/** Number of a trouble by word. */
export const troubleOf: ReadonlyMap<string, number> = new Map(
  lines
    .trim()
    .split('\n')
    .flatMap((line, trouble) => line.split(' ').map((word) => [word, trouble] as const)),
);

/** Whether a word says by itself what is wrong, or has one that does in it (`施工扰民`). */
export function tellsTrouble(word: string): boolean {
  for (let from = 0; from + 1 < word.length; from += 1) {
    for (let to = from + 2; to <= word.length; to += 1) if (troubleOf.has(word.slice(from, to))) return true;
  }
  return false;
}
