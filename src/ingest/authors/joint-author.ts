import { isPersonalName } from '../masks/family-names.ts';

const count = '(?:[\\d０-９]{1,4}|[一二三四五六七八九十百两]{1,5}|数|多|若干)?[余多]?';
const members = '(?:人|[名位户][\\p{Script=Han}]{0,4})';
/** What registers put behind the name of who leads: （联名）, （36人）, 等36人, 等户. */
const note = new RegExp(`[(（][^()（）]{0,12}(?:联名|联合|集体|${count}${members})[^()（）]{0,8}[)）]$`, 'u');
/** Nothing but 等 ends a given name as well. */
const others = new RegExp(`等${count}${members}$|(?<=.{3})等$`, 'u');
const between = /[、,，;；/\s]+/u;

/**
 * The people whom a column of authors names where several write together (`李小溪等36人（联名）`, `李小溪、王桐花`), in its order; none
 * where it names one, or a group without anybody's name.
 */
export function namedTogether(name: string): readonly string[] {
  const plain = leaveOutOthers(name);
  const parts = plain.split(between).filter(isPerson);
  return parts.length > 1 || plain !== name ? parts : [];
}

/** Who leads those that write together (`李小溪等36人`): the same person as alone. Any other name as it is. */
export function leaderOf(name: string): string {
  const plain = leaveOutOthers(name);
  const [first] = plain === name ? [] : plain.split(between);
  return first !== undefined && isPerson(first) ? first : name;
}

function isPerson(name: string): boolean {
  return isPersonalName(name) && !name.endsWith('村');
}

function leaveOutOthers(name: string): string {
  // Blanks before them are no part of the patterns, which would be tried from each blank of a flood.
  return name.trim().replace(note, '').trimEnd().replace(others, '').trimEnd();
}
