/** What ends the name of a county or district; 社区 and 小区 are none. */
const district = /(?:(?<![社小校])区|[县旗市])$/u;
const city = /市$/u;

/** The region of a path or list of them, as people name regions: the finest that is no street or village; else the last. */
export function finestRegion(names: readonly string[]): string | null {
  return names.findLast((name) => district.test(name)) ?? names.at(-1) ?? null;
}

const separators = /\s*[/／\\>＞|｜→—–-]+\s*|\s+/u;
const name = /^[\p{Script=Han}A-Z0-9]{2,15}$/u;
/** 青石市云溪区, 云溪区石桥街道…: 红旗 and 城市 begin the names of many a street. */
const joined =
  /^(?:\p{Script=Han}{2,8}?(?:省|自治区))?(\p{Script=Han}{2,10}?(?:市|州|盟|地区))?((?!红旗|城市)\p{Script=Han}{1,8}?(?:(?<![社小校])区|[县旗市]))(\p{Script=Han}{2,12}?(?:街道|镇|乡|苏木).*)?$/u;

/**
 * The region of a text that is a path (青石市/云溪区/石桥街道, 青石市云溪区): one district has one name, however finely a row places it.
 * @returns the text itself where it is no path, or names more than one district
 */
export function readRegionPath(text: string): string {
  const names = text.split(separators).filter((part) => part !== '');
  if (names.length > 1) {
    if (!names.every((part) => name.test(part))) return text;
    const districts = names.filter((part) => district.test(part) && !city.test(part));
    if (districts.length > 1) return text;
    return districts[0] ?? names.findLast((part) => city.test(part)) ?? text;
  }
  const [, prefix, region, rest] = joined.exec(text) ?? [];
  return region !== undefined && (prefix !== undefined || rest !== undefined) ? region : text;
}
