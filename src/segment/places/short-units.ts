/** The people that names of autonomous units say, most with 族 (`蒙古族`) and some without (`哈萨克`). */
const peoples =
  '蒙古|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|各|回';
const whole = /^(.{2,}?)(?:自治([州县旗])|族(区))$/u;
const withPeople = new RegExp(`(?:(?:${peoples})族)+$`, 'u');
const bare = /(?:蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|朝鲜)$/u;

/** What people call an autonomous unit (`云溪县` for `云溪苗族侗族自治县`); null where its name has no other part. */
export function shortenUnit(name: string): string | null {
  const found = whole.exec(name);
  if (found === null) return null;
  const stem = found[1]!;
  const end = found[2] ?? found[3]!;
  const named = found[3] === undefined ? stem : `${stem}族`;
  const rest = named.replace(withPeople, '').replace(bare, '');
  return rest.length >= 2 && rest !== named ? rest + end : null;
}

/** Counties of one syllable whose name is read as other words. */
const ambiguous = /^[和应代临新随成古南高文道]县$/u;

/** Whether a name of two characters is a county's anywhere: `滑县`, but neither `和县` nor `郊区`. */
export function isCountyOfOneSyllable(name: string): boolean {
  return name.length === 2 && /[县市]$/u.test(name) && !ambiguous.test(name);
}

/** Districts called after the side of the old town: parts of estates that end with 城 are called so as well (`翠屏城` `西区`). */
const townSide = /^城[东西南北中]区$/u;

/** Whether a name is that of a district called after the side of a town on which it lies. */
export function isTownSide(name: string): boolean {
  return townSide.test(name);
}

/** What people call banners whose name in full is long; names that two banners share (`阿旗`, `扎旗`) are left out. */
const calledBanners = `达茂旗达尔罕茂明安联合旗 土左旗土默特左旗 土右旗土默特右旗 克旗克什克腾旗 翁旗翁牛特旗 科左中旗科尔沁左翼中旗 科左后旗科尔沁左翼后旗
科右前旗科尔沁右翼前旗 科右中旗科尔沁右翼中旗 达旗达拉特旗 准旗准格尔旗 伊旗伊金霍洛旗 莫旗莫力达瓦达斡尔族自治旗 鄂温克旗鄂温克族自治旗 鄂伦春旗鄂伦春自治旗 陈旗陈巴尔虎旗
新左旗新巴尔虎左旗 新右旗新巴尔虎右旗 乌前旗乌拉特前旗 乌中旗乌拉特中旗 乌后旗乌拉特后旗 察右前旗察哈尔右翼前旗 察右中旗察哈尔右翼中旗 察右后旗察哈尔右翼后旗
苏左旗苏尼特左旗 东苏旗苏尼特左旗 苏右旗苏尼特右旗 西苏旗苏尼特右旗 东乌旗东乌珠穆沁旗 西乌旗西乌珠穆沁旗 阿左旗阿拉善左旗 阿右旗阿拉善右旗`;

/** Banners by what people call them. */
export const shortBanners: ReadonlyMap<string, string> = new Map(
  calledBanners.split(/\s+/u).map((called) => {
    const [, short, name] = /^(.+?旗)(.+)$/u.exec(called)!;
    return [short!, name!];
  }),
);
