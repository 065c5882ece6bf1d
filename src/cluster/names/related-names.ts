import { isKindOfFirm } from '../../segment/places/general-heads.ts';
import { operator } from './operators.ts';

/** Tells neighbours apart, or numbers them: what follows is no name of its own (`新云栖花园`, `第三云栖小学`). */
const tellsApart = /[东南西北中上下前后左右内外新老旧大小第一二三四五六七八九十百\d]$/u;
/** What a name may begin with besides what it names: who built it, the road it lies in, what the segmenter glued on. */
const leastBefore = 2;
const leastName = 3;
/** Villages of which the rest is no name by itself (`新村`, `云栖二村`). */
const partOfVillage = /[新老旧大小东南西北中上下前后一二三四五六七八九十山农乡自然行政]$/u;
/** Ends of estates that some leave out. */
const estateEnds = '里苑园湾府庭轩郡';
/** The sign of the town or county that a school, a hospital or a firm is called after. */
const unitSign = /^([\u4e00-\u9fff]{2,3})[市县区镇乡](?=[\u4e00-\u9fff]{2,})/u;

/** A brand is called alone as often as with its trade, but for firms that serve many places, which are called after one. */
const leastBrand = 2;

/** What tells whether a name is one. */
export interface KnownNames {
  /** Names worth looking for in texts. */
  readonly sought: ReadonlySet<string>;
  /** Whether patterns found the name in some message. */
  readonly isFound: (name: string) => boolean;
  /** Whether a name is more than a kind of thing. */
  readonly isSpecific: (name: string) => boolean;
  /** Whether a name is what is left of a longer one without its end (`云栖` of `云栖公司`). */
  readonly isShortened: (name: string) => boolean;
}

/**
 * Other names of what a name names, among those that messages have: those it ends with (`蓝川云栖府`, `云栖府`), a village
 * with its end or without it (`石桨坳村`, `石桨坳`), the only estate that has one more sign (`汐榆`, `汐榆里`), what is called after a town with its sign or without it (`汐岸市一中`,
 * `汐岸一中`), and a brand without its trade (`云栖健身`, `云栖`).
 */
export function listRelatedNames(name: string, known: KnownNames): string[] {
  const related = listInner(name, known);
  if (name.endsWith('村')) {
    const stem = name.slice(0, -1);
    // Two signs alone are as often another name.
    if (stem.length >= leastName && !partOfVillage.test(stem) && known.isFound(stem)) related.push(stem);
  } else if ((name.length >= leastName || !known.isShortened(name)) && known.isFound(`${name}村`)) {
    related.push(`${name}村`);
  } else if (!known.isShortened(name) && known.isSpecific(name)) {
    // Of two that begin alike nobody knows which is meant.
    const [only, ...others] = [...estateEnds].map((end) => name + end).filter(known.isFound);
    if (only !== undefined && others.length === 0) related.push(only);
  }
  const brand = findBrand(name, known);
  if (brand !== null) related.push(brand);
  const plain = name.replace(unitSign, '$1');
  if (plain !== name && known.isFound(plain)) related.push(plain);
  return related;
}

/** What stands before a trade in the name of a firm (`云栖` of `云栖健身`), where messages have it alone; null where none is. */
function findBrand(name: string, { isFound, isSpecific, isShortened }: KnownNames): string | null {
  if (operator.test(name)) return null;
  for (let end = leastBrand; name.length - end >= 2; end += 1) {
    const brand = name.slice(0, end);
    if (isFound(brand) && !isShortened(brand) && isSpecific(brand) && isKindOfFirm(name.slice(end))) return brand;
  }
  return null;
}

/** The names that a name ends with. */
function listInner(name: string, { sought, isSpecific }: KnownNames): string[] {
  const found: string[] = [];
  for (let from = leastBefore; name.length - from >= leastName; from += 1) {
    const inner = name.slice(from);
    if (sought.has(inner) && !tellsApart.test(name.slice(0, from)) && isSpecific(inner)) found.push(inner);
  }
  return found;
}
