import { lineNumeral } from '../../segment/places/line-numerals.ts';

const digits = '零一二三四五六七八九';
const numeral = '(\\d{1,3}|[一二三四五六七八九十]{1,3})';
/** Before the number of a hospital or a school some write whose it is. */
const owner = '(?:市|县|区)?第?';
const hospital = new RegExp(`^${owner}${numeral}(?:人民)?医?院$`, 'u');
const school = new RegExp(`^${owner}${numeral}(?:初级|高级)?(中|小)学?$`, 'u');
/** Roads are called after days and cardinal numbers (八一路, 五四路), and beside them lines of two digits read one by one are few. */
const busLine = new RegExp(`^(\\d{1,3}|${lineNumeral})路(?:公交车?)?$`, 'u');

/** What rides it or leads to it, or whose it is, glued on to a line: 正好接33路, 催办33路公交, 城乡9路到开发区, 云栖市33路. */
const riddenLine =
  /^(?:.*[坐乘等换转搭接]|[\u4e00-\u9fff]{2,3}[市县区]|[\u4e00-\u9fff]{1,4}(?=\d+路公交))?(?:城乡|旅游|夜班|支线)?(\d{1,3})路(?:到.+|公交车?)?$/u;

/**
 * One form for the names that tell hospitals, schools and lines of buses by number: 三院 for 市第三人民医院, 二中 for 第2中学, 25路 for
 * 二十五路公交. Other names stay as they are.
 */
export function foldNumbered(name: string): string {
  const house = hospital.exec(name)?.[1];
  if (house !== undefined) return `${spellNumber(house)}院`;
  const [, number, level = ''] = school.exec(name) ?? [];
  if (number !== undefined) return `${spellNumber(number)}${level}`;
  const line = busLine.exec(name)?.[1] ?? riddenLine.exec(name)?.[1];
  return line === undefined ? name : `${readNumeral(line)}路`;
}

/** A hospital or a school by its number within a text. */
const numbered = new RegExp(`第?${numeral}(?:(?:人民)?医?院|(?:初级|高级)?[中小]学?)`, 'gu');

/** Whether a text has the hospital or school that a name tells by its number, in whichever form (`四院`, `第四人民医院`). */
export function hasNumbered(text: string, name: string): boolean {
  const folded = foldNumbered(name);
  return text.match(numbered)?.some((other) => foldNumbered(other) === folded) ?? false;
}

/** The number that a numeral of at most 99, three signs read one by one (三一七), or digits say; 0 where that is none. */
export function readNumeral(numeral: string): number {
  if (numeral.charCodeAt(0) <= 57) return Number(numeral);
  const plain = numeral.replaceAll('壹', '一');
  if (/^[零〇一二三四五六七八九]{3}$/u.test(plain))
    return Number([...plain.replaceAll('〇', '零')].map((sign) => digits.indexOf(sign)).join(''));
  const [tens, ones] = plain.includes('十') ? plain.split('十') : [null, plain];
  if (tens === null || tens === undefined) return ones!.length === 1 ? digits.indexOf(ones!) : 0;
  return (tens === '' ? 1 : digits.indexOf(tens)) * 10 + (ones === '' ? 0 : digits.indexOf(ones!));
}

/** A number as towns say it: in Chinese up to 99. */
export function spellNumber(numeral: string): string {
  const number = readNumeral(numeral);
  if (number < 1 || number > 99) return numeral;
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? digits.charAt(tens) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits.charAt(ones) : ''}`;
}
