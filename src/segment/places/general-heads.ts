import { rememberSome } from '../../core/remember-some.ts';
import { isCalledAfterSight, isRoadName } from './name-heads.ts';
import { nameBorders, nameless, nameSuffixes } from './place-lexicon.ts';

/**
 * Words that say of what kind a thing is, in general Chinese, by the type of what they stand before (`place-lexicon.ts`):
 * `自来水公司` and `配套幼儿园` name none, `云栖配套幼儿园` does. The first line holds before names of every type.
 */
const lists: Readonly<Record<string, string>> = {
  all: '配套 现有 原有 已有 既有 在建 拟建 待建 新建 扩建 改建 旁建 预留 闲置 所在 附近 周边 同类 一期 二期 三期 四期 五期 六期 七期 底层 一楼 二楼 三楼 楼下 楼上 临街 沿街 街边 路边 河边 湖边 江边 山边 山上 山下 村边 屋后 后山 大型 中型 小型 特大型 多层 普通 正规 专用 薄弱 一流 某些 巨额 重大 常规 村口 门口 大门口 校门口 民心 口袋 繁华 瓶颈 通组 排水 排污 供排水',
  company:
    '儿子 女儿 民间借 露天 井下 盗挖 私挖 盗采 私采 偷采 滥采 散 散养 规模 规模化 标准化 现代化 集体 村办 乡办 个人 大户 百头 千头 万头 上游 下游 居民区 禁养 禁养区 限养 限养区 磷 石油 精细 自来水 供水 供电 供热 供气 水务 燃气 天然气 煤气 电力 电信 移动 联通 通信 宽带 快递 物流 货运 客运 公交 公交车 巴士 出租车 地铁 轨道 轨道交通 航空 交通 汽车 保险 银行 商业 金融 证券 信托 贷款 抵押 担保 投资 资产 置业 地产 房产 房地产 住房 公积金 住房公积金 组合 按揭 消费 网络 科技 信息 广告 中介 劳务 人力资源 咨询 调查 评估 检测 监理 设计 建筑 建设 建材 装修 装饰 精装 精装修 园林 绿化 保洁 保安 环卫 环保 物业 物业公司 物业管理 管理 服务 运营 经营 开发 总承包 承包 制造 加工 修理 维修 电梯 化工 化肥 水泥 混凝土 混泥土 搅拌 碎石 采石 洗沙 养殖 食品 餐饮 快餐 早餐 夜宵 烧烤 水果 奶茶 便利 医药 医疗 器械 母婴 服装 家具 家电 洗车 理发 美容 按摩 足浴 娱乐 健身 上市 市政 城建 城乡 环境 健康 旅游 水利 水电 水利水电 输变电 送变电 路桥 机械 机械化 施工 销售 租赁 规划 工程 综合 企业 经济 国有 私营 私人 控股 集团 总公司 有限 有限责任 责任 股份 股份有限 连锁 加盟 教育 培训 前期 选聘 变电 高压 高压变电 供销 农村 信用 农村信用 农业 农民 专业 股份 村民 家里 家中 家庭 多少 补偿 城市 集中 居民 民用 加油 生活 垃圾 生活垃圾 污水 垃圾中转 中转 污水处理 垃圾处理 垃圾焚烧 单车 共享单车 网约车 路灯 路灯管理 汽修 汽车维修 游戏 游戏机 养老 养老保险 电子 电器 电脑 五金 玩具 纺织 印刷 印染 电镀 塑料 服饰 制衣 鞋 鞋业 包装 纸箱 木材 石材 玻璃 陶瓷 面粉 饲料 矿业 火锅 麻辣烫 烟酒 保健品 电动车 电瓶车 商贸 贸易 实业 传媒 文化传媒 电商 电子商务 装潢 劳务派遣 新能源 新材料 生物 维保 砖 酒 养鸡 养猪 维修基金 基金 助学 催收',
  school:
    '公办 公立 民办 私立 普惠 普惠性 普惠制 营利性 非营利性 实验 国际 双语 外国语 特殊教育 特殊 市属 区属 县属 省属 市直 区直 县直 市管 区管 附属 直属 原市属 中小 中小学 小学 初级 高级 完全 九年制 九年一贯制 义务教育 学区 对口 就近 重点 寄宿制 职业 职业技术 技工 技术 培训 教育',
  hospital:
    '苏木 嘎查 特殊 普通 专家 慢病 慢性病 发热 夜间 大病 特病 综合 专科 专门 三甲 三级 二级 公立 民办 私立 医疗 社区 人民',
  estate:
    '住宅 居民 居住 安置 保障 保障性 商住 商品 老旧 封闭 封闭式 开放式 高层 高档 高端 生活 学生 员工 职工 女生 男生 家属 单身 人才 青年 党委 党和 贫困 人口 密集 出入 往来 平层 复式',
  road: '整条 这条 那条 市政 主干 次干 人行 行人 过街 十字 丁字 交叉 断头 快速 水泥 柏油 沥青 泥巴 林荫 标志性 城乡 通村 村组 机耕 西延 东延 南延 北延 延伸 高架 主街 市域 公交 公交线路 双向 单向 两条 红绿灯 斑马线',
  project:
    '万亩 千亩 百亩 陆路 航空 水运 边境 通商 电子 一类 二类 房 抽水 提灌 排灌 公共 卫生 社区 社区卫生 医疗卫生 老年 老年人 老人 游客 诉讼 综合 街道 党群 群众 职工 青少年 少儿 体育 健身 居家 照料 日间照料 人才 人才交流 计划生育 妇幼保健 农业 党员 民生 惠民 利民 便民 便民服务 政绩 形象 面子 豆腐渣 百年 主体 附属 隐蔽 防水 装修 人防 地下 棚改 旧改 改造 招商 招商引资 备案 建设 建筑 工程 项目 政务 政务服务 行政 不动产 不动产登记 公积金 住房公积金 社保 医保 养老 托管 活动 营销 销售 售楼 客服 指挥 分拣 垃圾 垃圾分拣 转运 收集 再生资源 质量 质量监督 质量检测 造价 美食 农产品 农副产品 生鲜 批发 文化 房地产 人才 公交 客运 首末 公交首末 始发 终点 充电 快递 收费 服务 商业 休闲 绿化 上课 单一 直达 智能 旅游 夜间 长途 文体 村村通 亮化 美化 公益 公益性 经营性 尾砂 生活 生活垃圾 污水 临街 商务 生态 现代',
  metro: '公交 首末 首末站 汽车 火车 充电 高速 城轨',
  people:
    '余名 多名 欠缴 退休 下岗 失业 在职 在册 在岗 新手 岗 失岗 就业 企业 机关 事业单位 单位 基层 一线 内部 正式 临时 干部 广大 普通 大学生 校车 货车 大货车 公交 公交车 出租车 受骗',
  village: '苏木 嘎查 街道 贫困 居民 临时 临时性',
};

const wholes: ReadonlySet<string> = new Set(
  '党和政府 党委政府 当地政府 城中村 贫困村 大学城 动物园 豆腐渣工程 干部职工 中小学 中小学校 大马路 步行街 村级公路 高架桥 高速铁路 一房两卖 一房二卖 楼盘 断头路 保护伞 村霸 步行'.split(
    ' ',
  ),
);
const headsByType: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(lists).map(([type, list]) => [
    type,
    new Set(`${type === 'all' ? '' : `${lists.all} `}${list}`.split(' ')),
  ]),
);
/** The words of all types together: what does not fall into these falls into those of none. */
const allHeads: ReadonlySet<string> = new Set([...headsByType.values()].flatMap((heads) => [...heads]));
const numerals = '0123456789一二三四五六七八九十两';
/** What a name of a kind may begin with: most names are told by this character alone. */
const initials: ReadonlySet<string> = new Set(
  [numerals, ...wholes, ...nameless, ...nameBorders, ...allHeads].flatMap((text) =>
    text === numerals ? [...text] : [text.charAt(0)],
  ),
);
/** A town has one of each (`客运南站`, `铁路小学`). */
const onlyOne =
  /^(?:(?:长途)?(?:汽车|客车|火车|客运|公交|高铁)[东南西北]站|铁路(?:第.)?(?:小学|中学|幼儿园|医院|中心医院))$/u;
const section = /^(?:[0-9一二三四五六七八九十两]+[期栋幢座楼层级类])+/u;
const longestHead = 6;
/** Each name is asked of several times a message, and most of many. */
const mostRemembered = 4096;
const saysNoMore = rememberSome(isOfKind, mostRemembered);

/**
 * Whether a name tells no more than what kind of thing it is: nothing but words of kind before its end. Such names part the
 * place of a matter from the matter itself, but name no place to people.
 */
export function isGeneralName(name: string): boolean {
  return initials.has(name.charAt(0)) && saysNoMore(name);
}

function isOfKind(name: string): boolean {
  if (isRoadName(name) || onlyOne.test(name) || isCalledAfterSight(name)) return false;
  if (wholes.has(name) || nameless.has(name) || nameBorders.has(name)) return true;
  if (saysKind(name, allHeads)) {
    for (const heads of headsByType.values()) if (saysKind(name, heads)) return true;
  }
  for (let length = Math.min(6, name.length - 1); length >= 1; length -= 1) {
    const type = nameSuffixes.get(name.slice(-length));
    if (type !== undefined && saysKind(name.slice(0, -length), headsByType.get(type) ?? headsByType.get('all')!))
      return true;
  }
  return false;
}

/** Whether what stands before the end of a firm's name says no more than what firms do (`城乡园林建设`); true of nothing, too. */
export function isKindOfFirm(text: string): boolean {
  return saysKind(text, headsByType.get('company')!);
}

/** Whether a text falls into words of kind, the longest first; it may end with the ends of names (`配套 幼儿园 项目`). */
function saysKind(text: string, heads: ReadonlySet<string>): boolean {
  if (text === '') return true;
  const numbered = section.exec(text)?.[0].length;
  if (numbered !== undefined && saysKind(text.slice(numbered), heads)) return true;
  for (let length = Math.min(longestHead, text.length); length >= 1; length -= 1) {
    const word = text.slice(0, length);
    if ((heads.has(word) || (length > 1 && nameless.has(word))) && saysKind(text.slice(length), heads)) return true;
  }
  return false;
}
