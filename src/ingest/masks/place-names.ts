/** Ways, by the letter and number or the number before them: G107国道. */
const ways = '国道|省道|县道|乡道|高速|快速路|号线|路(?!过)|街|大道|巷|弄|胡同';
/** Parts of compounds, villages and works, by the number before them: 3栋, 2期, 5组. */
const parts =
  '栋|幢|座|期(?![望盼待])|号[楼院门井厂]|单元|组(?!织)|队|社区?|村|片区|区|标段?|地块|宗地|楼|层|室|小学|中学|中(?!\\p{Script=Han})|农场|工区|矿|大院';
/** What is called a place whatever number stands beside it. */
const named =
  '小区|社区|[花家佳]园|公寓|大[厦道]|广场|市场|工业[园区]|园区|街道|公园|学校|中学|小学|医院|高速|地铁|[国省县乡]道|业委会|居委会|村委会|管委会';
/** What ends the name of a place where a number or nothing follows: 松柏路88号, 松柏村2019. */
const ends = '[路街巷弄村镇乡县区苑湾府庄屯]';

const place = new RegExp(
  `\\d[A-Za-z]?\\s?(?:${ways}|${parts})|${named}|\\p{Script=Han}{2}${ends}(?:$|[\\d(（-])|[路街巷弄里]\\d+号`,
  'u',
);

/** What makes that of a place or a date of the number before it: 松柏里12|栋, 松柏里2019|年. */
export const numbered = `(?:${ways}|${parts}|[\\d号年月日])`;

/** True for a name that reads as, or has in it, a place, a building, a road or a compound (松柏湾3栋, G107国道): texts speak of it and not of its author. */
export function namesPlace(name: string): boolean {
  return place.test(name);
}
