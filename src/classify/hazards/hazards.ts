/** A class of hazard that the guide calls urgent, told in whatever words. */
export interface Hazard {
  readonly id: string;
  readonly meaning: string;
  /** One sentence has all of these. */
  readonly says: readonly RegExp[];
  /** A sentence with this is of something else. */
  readonly not?: RegExp;
  /** Of a hazard that is a danger only while somebody is in it: what says that somebody is, or that it goes further. A text without it is not critical. */
  readonly now?: RegExp;
  /** What says, beside that, that it is over for those whom it hit; where missing, the hazard as such says so. */
  readonly past?: RegExp;
}

/** By the labelling guide: hazards that have hurt somebody or will, nuisances that harm sleep or health, pay that does not come. */
export const hazards: readonly Hazard[] = [
  {
    id: 'lift-held',
    meaning: 'A lift that shut people in, or fell',
    says: [
      /电梯|直梯|轿厢/u,
      /困(?:人|住|了|过|在)|被困|把.{1,10}[关困卡]在|[关卡](?:在|了).{0,8}(?:里面?|半空|分钟|小时|钟头)|困.{0,6}(?:次|回|分钟|小时|钟头)|扒(?:开)?.{0,2}门|按铃没人|停在半空|急坠|下坠|坠|自由落体|冲顶|蹲底|从.{1,4}[楼层]?.{0,4}[掉落溜滑]到|往下[掉溜]/u,
    ],
    now: /(?:现在|正|还|目前)[^。!?]{0,8}(?:困|卡|关)|里面(?:还)?有|里头(?:还)?有|还没(?:出来|人来|救)|出不来|快来|救[命人]|没人来/u,
    past: /昨[天晚夜日]|前[天晚]|上[周月次个]|才(?:来|找|出来|放|开|打开)|后来|终于|又(?:表演|坠|掉|溜|困|关)|[一两三四五六七八几\d]+[次回]/u,
  },
  {
    id: 'open-shaft',
    meaning: 'A manhole or pit without its cover',
    says: [
      /井盖|窨井|检查井|阴井|井口|(?:污水|雨水|下水道?|电缆|弱电|排水)井|井的?盖/u,
      /不见|没了|没有了|丢[失了]|不翼而飞|被?偷|缺[失了]|敞[着开]|碎了|破了|塌|没盖|掉进|踩空|一个(?:大)?(?:洞|窟窿)|露着/u,
    ],
    now: /(?:掉|摔|踩|落|栽)(?:进|下去?|到).{0,14}(?:没(?:人|上来)|救|现在|还在|哭)|快来|救[命人援]|够不着|机井|(?:分钟|钟|[一二三四五六\d]点|马上)[^。]{0,6}放学|小娃|下去一个/u,
  },
  {
    id: 'indoor-charging',
    meaning: 'Electric bikes charged in stairwells, or from wires out of windows',
    says: [
      /飞线(?:[充拉乱密]|.{0,12}(?:充电|插))|拉.{0,3}飞线|(?:楼道|走廊|楼梯|过道|门厅|走道|推进|推上|搬上|扛上|窗|阳台|吊).{0,24}(?:充电|充着|充上)|充电.{0,14}(?:楼道|走廊|楼梯|过道)/u,
      /电瓶|电动|电车|充电|飞线/u,
    ],
    not: /(?:建|装|设|增加|安装)充电[桩棚]|充电桩(?:太少|不够)/u,
    now: /冒|着火|起火|火光|鼓|烫|焦|糊|自燃|炸/u,
  },
  {
    id: 'exit-shut',
    meaning: 'An exit for fire that is locked, welded or walled up',
    says: [
      /(?:消防|逃生|安全|疏散)(?:通道|门|出口|楼梯)/u,
      /焊|锁[着死住上]|上锁|封死|堵死|铁链|钉死|砌|堆(?:满|放|着|了)|挡死/u,
    ],
    not: /停(?:满|车|放)|乱停|车辆|私家车|上锁.{0,4}(?:方便|安全)/u,
    now: /冒烟|着火|起火|浓烟|火灾现场|救护|担架|快来/u,
  },
  {
    id: 'deep-water',
    meaning: 'Water so deep on a way that vehicles stall or people wade',
    says: [
      /积水|水深|水[到没淹漫]|淹|泡在?(?:水|里)|深的?水|一片汪洋|水帘洞/u,
      /半米|一米|[3-9]\d(?:厘米|公分|cm)|(?:到|没过?|过|齐)(?:了)?(?:膝|腰|大腿|小腿|车门|车轮|轮胎|胸|半个)|膝盖|大腿|熄火|[漂浮]起|抛锚/u,
    ],
    not: /地下室|粮|田|庄稼/u,
  },
  {
    id: 'dark-fall',
    meaning: 'Somebody fell where no lamp burns',
    says: [
      /灯.{0,10}(?:灭|不亮|坏|黑|没亮|瞎|没修)|黑灯瞎火|漆黑|黑[漆黢咕]|没(?:有)?(?:路)?灯|[一全]片黑/u,
      /(?:摔|跌|绊|栽|撞|磕|崴)(?:了|倒|伤|破|进|在|到|断|青|一跤|过)|掉(?:进|到|沟|坑)|踩空|受伤|差点(?:摔|撞|掉)|骨折/u,
    ],
  },
  {
    id: 'biting-dog',
    meaning: 'Dogs that bit, or go for people',
    says: [
      /狗|犬/u,
      /咬(?:了|到|伤|过|住|的)|被.{0,6}咬|咬人|扑(?:人|小孩|倒|上来|向|老人|孩|了)|见人就|见(?:了)?(?:小)?孩.{0,3}就|追(?:着|人|咬|小孩|孩子|老人|我)|围[着住](?:我|人|小孩|孩|老人)/u,
    ],
    not: /不咬人|没咬(?:过)?人|不会咬|从没咬/u,
  },
  {
    id: 'night-noise',
    meaning: 'Noise at night, or noise that keeps people from sleep',
    says: [
      /吵|噪|轰|切割|打桩|倒(?:钢筋|混凝土|料|渣)|卸(?:钢|货|料|车)|浇筑|施工|敲|叮|哐|砸|音响|喇叭|[唱k]歌|炸街|广场舞|音乐|嗡|震动|搅拌|打炮|机器|声音|工地|切铁|猜拳|蹦迪/u,
      /半夜|深夜|凌晨|通宵|夜里|整夜|[一彻]夜|天亮|零点|午夜|[晚夜][上里]?(?:十[一二]?|1[012])点|(?<!\d)[0-4]:[0-5]\d|(?:十一|十二|[一两二三])点[半多钟了]*还在|睡不[着好了]|没法睡|[不无没]法?能?(?:入睡|休息)|吵醒|睡个(?:好|安稳)?觉|安眠药|睡眠|睡觉/u,
    ],
    now: /塌|裂|倒|砍|打[人死伤]|[拿持]刀|困|救|[着起]火|冒|船|走失|没回|不接|石[块头]|晃|下坐|枪|炸|漏|推平|埋|敲门/u,
  },
  {
    id: 'building-now',
    meaning: 'Illegal building that goes on now',
    says: [
      /违建|违章|私自|擅自|偷偷|加盖|抢建|私搭|加层|搭建|(?:楼|屋)顶.{0,8}(?:盖|砌|建|搭|浇)|承重墙/u,
      /正在|正[砌盖搭建砸拆浇]|[每天]天.{0,6}(?:施工|砌|敲|浇|搭|砸|焊|和水泥|开工)|还在[砌盖搭建砸拆浇施]|连夜|抢[建盖工]|工人|(?:砌|盖|搭|砸|浇)(?:起来|上)?(?:了)?(?:一半|一层)|动工|开工|在(?:砸|拆|砌|盖|搭)/u,
    ],
    not: /去年|前年|多年|几年|早就|一直(?:存在|没拆)|什么时候拆/u,
  },
  {
    id: 'stench-harm',
    meaning: 'Stench, smoke or dust that makes people ill',
    says: [
      /味|臭|闻|废气|烟|粉尘|放气|粉末|灰/u,
      /流泪|眼泪|[睁张]不开|嗓子.{0,3}[疼痛干哑]|头[晕疼痛昏]|恶心|[想吐]吐|吐[得了]|作呕|呛|咳|鼻炎|哮喘|胸闷|喘|不敢开窗|[开打]不[了开]窗|不能开窗|门窗紧[闭关]|吃不下饭|睡不着|过敏/u,
    ],
    not: /抽烟|吸烟|装修|香烟|二手烟|油烟机|烧(?:烤|落叶)/u,
  },
  {
    id: 'group-sick',
    meaning: 'Several fell ill from one kitchen or one tap',
    says: [
      /食堂|餐厅|供餐|午餐|早餐|营养餐|配餐|学校|幼儿园|自来水|龙头|饮水|水厂|井水|米汤/u,
      /吃坏|[拉闹]肚子|腹泻|上吐下泻|呕吐|拉了(?:一|半|整|两|三)|食物中毒|肚子[疼痛]|都吐|吐了/u,
    ],
    not: /猫|狗/u,
  },
  {
    id: 'no-rail',
    meaning: 'A rail that is gone where one can fall',
    says: [
      /护栏|栏杆|围栏|扶手/u,
      /断|缺|倒了|没了|掉了|撞坏|没有|锈[断穿]|松[动了]|烂/u,
      /河|水[塘库渠]|池|沟|崖|坎|桥|高|楼|坡|悬/u,
    ],
    not: /建议|希望(?:加|增|安)装|倒车/u,
  },
  {
    id: 'falling',
    meaning: 'Things that come down where people pass',
    says: [
      /外墙|墙[皮砖面]|瓷砖|玻璃|广告牌|招牌掉|水泥块|砖|石[块头]|空调外机|吊顶|天花板|树[枝干]|雨棚|瓦/u,
      /往下掉|掉(?:了)?(?:下来|落)|脱落|掉了?(?:好几|一大|几|三|两)[块片]|砸(?:到|中|了|坏|在|穿)|摇摇欲坠|[快要]掉|往下[落滚]/u,
    ],
    not: /室内|家里|精装|装修质量|卫生间|厨房/u,
  },
  {
    id: 'unpaid-work',
    meaning: 'Pay for work that does not come',
    says: [
      /工资|工钱|血汗钱|跑单费|劳务费|薪水|薪资|提成|加班费|运费|[社医]保金/u,
      /拖(?:了|着|欠|到|延)|欠|没发|不发|未发|不给|没给|没钱|一分(?:钱)?[没未]|要不[到回]/u,
    ],
    not: /物业费|彩礼|欠费|退休工资/u,
    now: /跳|爬|堵|拦|聚|绝食|砸|农药|不活|轻生|围|横幅|上塔|刀|打人|打伤|没饭|断粮/u,
  },
  {
    id: 'recurrent-outage',
    meaning: 'Water, power or heat that fails again and again',
    says: [
      /[停断缺]了?[水电气]|没有?[水电](?![话梯脑子动瓶])|[水电](?:老是?|总是?|又|经常|反复|时不时|时常|一[会哈下]儿?|[天每]天|就)[断停]|水.{0,4}[断没](?![事人])|跳闸|加压|水泵|一滴/u,
      /反复|又[停断坏没]|老是|总是|经常|隔三[差岔]五|三天两头|频繁|动不动|时不时|[一两三四五六七八九十几]次|每[天晚]|天天|半夜.{0,4}才|一[会哈下]儿?有|第.次/u,
    ],
    not: /停水费|电话|电梯|断断续续.{0,3}信号|网/u,
    now: /(?:整个?|全)(?:小区|[栋村镇楼县])|[几上数]百户|一整天|[一两三四五六七八九十\d]+(?:天|个?小时|个?钟头)/u,
  },
];
