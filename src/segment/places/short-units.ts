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
