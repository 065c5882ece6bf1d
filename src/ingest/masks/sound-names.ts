/**
 * Parts of names that are written by their sound, of Uyghurs, Kazakhs, Tibetans and Mongols: a name is made of them alone (阿依古丽,
 * 才让卓玛), has no family name and often no point between its parts.
 */
const parts = (
  '阿依 阿米 阿孜 阿迪 阿布 阿不都 阿卜杜 阿力 艾力 艾尼 艾山 艾孜 艾合 艾比 古丽 古力 古再 买买提 买合 麦麦提 穆罕 吐尔 吐逊 吐鲁洪 图尔 图尔荪 热合 热依 热娜 热汗 ' +
  '木合 木沙 努尔 努日 帕提 帕尔 帕丽 帕孜 依明 依不 伊明 伊力 克里木 克然木 卡德尔 卡米 玉素 玉山 尼亚孜 沙拉 沙吾 祖丽 祖农 迪丽 迪力 迪亚 拜尔 比拉 塔依 塔什 汗古 买提 热提 提江 ' +
  '木江 肉孜 肉斯 萨依 赛买 赛力 吾买尔 吾斯曼 吾守 乌斯曼 米吉 米娜 再努 再比 哈力 哈里 胡尔 胡西 巴哈 库尔班 加马 加米 艳古丽 甫江 合曼 曼江 拉提 ' +
  '卓玛 拉姆 次仁 才仁 才让 才旦 扎西 尼玛 达瓦 旦增 丹增 丹巴 洛桑 罗布 德吉 央金 央宗 格桑 多吉 多杰 桑珠 索朗 索南 仁青 仁增 普布 边巴 巴桑 米玛 拉巴 贡布 贡觉 曲珍 曲措 ' +
  '白玛 白珍 措姆 卓嘎 加措 嘉措 坚赞 平措 晋美 强巴 群培 顿珠 拥措 泽仁 志玛 ' +
  '其其格 巴特尔 巴图 图雅 托娅 高娃 格日勒 苏日 乌日 乌云 娜仁 斯琴 萨仁 塔娜 阿古拉 那木 那顺 孟和 朝鲁 布和 宝音 特木尔 毕力格 苏和 敖登 其木格 花尔 斯日 呼日 满都 日娜 呼和 额尔 德尼'
).split(' ');

/** Parts that are no name of anybody without another one. */
const one = `(?:${[...new Set(parts)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|')})`;
const firsts = `[${[...new Set([...parts, '吐', '阿'].map((part) => part.charAt(0)))].join('')}]`;
/**
 * Two parts and more, or one that nothing else is called; a last sound may stand behind them. No greeting (扎西德勒). What none of them
 * begins with fails at one look. Counted (`{2,4}`), they would take each thread ten times as long to compile, in every expression that
 * has them: that another one begins behind the first is looked at instead.
 */
export const soundName = `(?=${firsts})(?!扎西德勒|格桑花|古丽巴扎)(?:(?=${one}${firsts})${one}+|(?:阿不都|阿卜杜)\\p{Script=Han}{2,3}|买买提|麦麦提|其其格|巴特尔|吾买尔|吾斯曼|乌斯曼|库尔班|克里木|卡德尔|尼亚孜|吐鲁洪|[乌苏]日娜)(?:江|汗|古丽|买提)?`;
const whole = new RegExp(`^${soundName}$`, 'u');

/** True for a name that is made of sounds alone. */
export function isSoundName(name: string): boolean {
  return whole.test(name);
}
