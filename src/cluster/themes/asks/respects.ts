const number = '[一二两三四五六七八九十百千万\\d]+[多几]?';
const more = '建修装设办开搭添盖配';

/**
 * In what respect something is asked of a thing, in words that people use whatever the thing: what it costs, who may have it, that there
 * be more of it. Only what is mostly said where just that is asked, not what tells of circumstances ("晚上回家").
 */
const respects: Readonly<Record<string, RegExp>> = {
  price: new RegExp(
    `贵(?![局司处市县区州阳港宾重族]|单位|部门|公司)|[降限物定涨房票菜餐半原平]价|价[格钱位]|(?<!乱)收费|[热托水电车学伙餐物管停燃采气门]费|费用|免费|便宜|优惠|打折|折扣|补贴|补助|报销|${number}(?:块(?:钱|(?!\\p{Script=Han}))|元)|负担|[吃住用付交买]不起|租金|减免`,
    'u',
  ),
  pay: /工资|待遇|薪|岗位津贴|编制/u,
  eligibility:
    /年龄|门槛|资格|准入|申请条件|放宽|户[口籍]|岁(?:起|就能|才能|以上(?:就|都|也|可|能))|[到从满]\p{Script=Han}{1,3}岁|纳入/u,
  more: new RegExp(
    `[新增多扩加配]建|增设|新增|[多开]办|多[${more}投放]|[建设]个|布点|太少|不够|增加|[${more}](?:[一几两]|[座所处间点些])|没有?地方|一[个家所座]\\p{Script=Han}{0,6}[都也]没`,
    'u',
  ),
  hours:
    /延长|延时|推迟|(?:开放|营业|服务|运营|上课)时间|(?:关门|下班|收班|放学|闭馆|收车|关)(?:得|的)?太?早|[早晚]点[开关]|时[段限]|错峰|24小时|通宵|(?:周末|假日?|晚上|夜间|中午)[也都能要]?(?:能|不)?(?:开|上班|有人)/u,
  control: /监管|[检抽巡排]查|查[处一]|整治|[处严重]罚|罚款|严[查管打格]|打击|管[管一]|曝光|没人管|无证/u,
  training: /培训|持证|上岗|态度|素质|师资/u,
  repair: /坏了|修[好一理缮补]|维修|更换|破[了旧]|老化/u,
  delivery: /上门|送[餐货药饭菜]|到家里|配送/u,
  less: /取消|撤[掉销]|拆[掉除]|停止|减少|[不别]要?再|反对|禁止/u,
};

/** In what respects a text asks something, by their names; none where it says so in none of the known words. */
export function respectsOf(text: string): ReadonlySet<string> {
  return new Set(Object.keys(respects).filter((name) => respects[name]!.test(text)));
}
