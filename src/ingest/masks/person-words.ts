import { writers } from './writer-roles.ts';

const split = (words: string): string[] => words.trim().split(/\s+/);

/** Relatives, as who writes calls his own. */
export const kin = split(
  `父亲 母亲 爸爸 妈妈 老爸 老妈 丈夫 妻子 老公 老婆 爱人 老伴 对象 儿子 女儿 小儿 小女 孩子 小孩 娃娃 宝宝 宝贝 双胞胎 大儿子 小儿子 大女儿 小女儿 长子 次子 长女 次女 独子 独女 爱女 爱子 养女 养子 继子 继女 ` +
    '儿媳 儿媳妇 媳妇 女婿 哥哥 弟弟 姐姐 妹妹 大哥 二哥 大姐 二姐 小弟 小妹 弟媳 弟妹 嫂子 大嫂 姐夫 妹夫 小姨子 小舅子 表哥 表弟 表姐 表妹 堂哥 堂弟 堂姐 堂妹 堂兄 爷爷 奶奶 姥姥 姥爷 外公 外婆 公公 婆婆 ' +
    '岳父 岳母 叔叔 婶婶 伯父 伯母 舅舅 舅妈 姑姑 姑父 姨妈 姨父 孙子 孙女 外孙 外孙女 侄子 侄儿 侄女 外甥 外甥女 先父 先母 亡父 亡母 亡夫 亡妻 前妻 前夫 养父 养母 继父 继母 家父 家母 未婚妻 未婚夫 男友 女友 男朋友 女朋友 ' +
    '我爸 我妈 我爹 我娘 我父 我母 我夫 我妻 我儿 我女 我哥 我弟 我姐 我妹 我嫂 我侄 他爸 他妈 她爸 她妈 他父亲 他母亲',
);
/** Whoever of them is spoken of without `我`. */
export const relatives = kin.filter((word) => !/^[我他她]/.test(word));

/** People whom texts tell of because something befell them. */
export const sufferers = split(
  `患者 病人 病患 伤者 死者 逝者 亡者 遇难者 受害人 受害者 被害人 当事人 家属 走失老人 走失儿童 五保老人 五保户 低保户 残疾人 孤儿 儿童 患儿 学生 同学 同桌 室友 舍友 战友 老乡 工友 同事 朋友 闺蜜 邻居 租客 租户 ` +
    '二房东 房东 房主 保姆 护工 老人 老汉 村民 居民 业主 住户 家长 户主 车主 员工 职工 工人 市民',
);
/** People of whom texts complain; who holds an office is none of them. */
export const accused = split(
  `老板 老板娘 包工头 工头 头目 头子 中介 中间人 介绍人 业务员 骗子 嫌疑人 被告 被告人 原告 债务人 债权人 担保人 承包人 承包商 司机 骑手 快递员 外卖员 班主任 老师 法定代表人 法人代表 村医 医生 护士 教练 店主 店长 个体户 项目经理 物业经理 客户经理 销售经理 值班经理 合伙人 股东 网友 ` +
    '法人 肇事者 施暴者 男子 女子 男的 女的 此人 那人 个人 男人 女人 老头 小伙 小伙子 青年 对方 上家 下家 卖家 买家',
);

/** Of whom records tell in the third person without saying whose they are: 来电人之子. */
export const theirs = split(
  '其父 其母 其夫 其妻 其子 其女 其兄 其弟 其姐 其妹 人之子 人之女 人之父 人之母 人之妻 人之夫',
);

/** Whose name forms and letters tell, besides who writes. */
export const formRoles = split(
  `被举报人 被投诉人 被反映人 被申请人 被申诉人 被控告人 被告 被告人 原告 甲方 乙方 丙方 发件人 寄件人 收件人 收货人 收款人 付款人 汇款人 转账人 证明人 证人 见证人 负责人 项目负责人 项目经理 法定代表人 法人代表 法人 委托代理人 ` +
    '代理人 债权人 债务人 担保人 借款人 出借人 承包人 发包人 中介 介绍人 推荐人 主治医生 主治医师 医生 班主任 监理 安全员 业务员 经手人 承办人 名字 大名 全名 真名 曾用名 微信名 孩子 儿子 女儿 学生 家长 父亲 母亲 丈夫 妻子 配偶 病人 ' +
    '患者 患儿 产妇 逝者 被害人 受害者 嫌疑人 业务经理 房东 租客 司机 车主 老板 包工头 户名 落款 署名 签名 签字 具名 姓名 申请执行人 被执行人 买受人 出卖人 购买人 投保人 被保险人 受益人 联名人 家属 监护人',
);
/** Those behind which the name often stands without a colon. */
export const openRoles = [
  ...writers,
  ...split(
    '代理人 姓名 本人 我是 本人是 本人系 业主代表 村民代表 居民代表 职工代表 家长代表 户名 落款 署名 收款人 发件人 被举报人 被投诉人 法定代表人 法人代表 委托代理人 项目经理 项目负责人 负责人 安全员 债权人 债务人 被执行人 证明人 大名 微信名',
  ),
];

/** Whose relatives records tell of in the third person. */
export const whose = [...writers, ...split('市民 群众 村民 居民 业主 本人 患者')];
