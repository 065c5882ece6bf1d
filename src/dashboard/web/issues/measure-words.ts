import type { issueStatusNames } from '../../../core/labels.ts';
import type { MeasureSpans } from '../../api-types.ts';
import type { heatParts } from '../words/labels.ts';

/** What each part of heat is, in the words of `docs/measures.md`. */
export function heatMeanings({
  heat_days: days,
  half_life_days: halfLife,
}: MeasureSpans): Readonly<Record<(typeof heatParts)[number][0], string>> {
  return {
    heat_people: `近期留言的不同用户，每 ${halfLife} 天折半`,
    heat_support: '点赞与反对折成的支持度，表态的人少时往低估，随留言日久递减',
    heat_persistence: `近 ${days} 天中有留言的周数占比，无人再写时递减`,
    heat_urgency: '写了特急、紧急留言的用户，同样折半',
  };
}

/** What each status of an issue means, in the words of `docs/measures.md`. */
export function statusMeanings({
  status_days: days,
  dormant_days: dormant,
  cooling_ratio: cooling,
}: MeasureSpans): Readonly<Record<keyof typeof issueStatusNames, string>> {
  return {
    new: `首条留言在近 ${days} 天内`,
    growing: '日均人数明显增多',
    revived: '沉寂以后又有留言',
    steady: '相差不大',
    cooling: `日均减到 ${Math.round(cooling * 100)}% 以下，或近 ${days} 天没有`,
    dormant: `${dormant} 天没有留言，缺数据的日子不计`,
    unclear: '所比的天数一半以上没有数据',
  };
}

/** Whether most issues of a list have no status for want of data: it is said once then, not of each. */
export function isMostlyUnclear(rows: readonly { readonly status: string }[]): boolean {
  return rows.length > 1 && 2 * rows.filter(({ status }) => status === 'unclear').length > rows.length;
}
