/**
 * What a printed page of a list leaves out; empty where it has all.
 * @param where it is all told
 */
export function describeRest(page: number, size: number, total: number, unit: string, where?: string): string {
  const shown = Math.max(0, Math.min(size, total - (page - 1) * size));
  const rest = total - shown;
  return rest === 0
    ? ''
    : `另有 ${rest.toLocaleString('en-US')} ${unit}${where === undefined ? '未印' : `，见${where}`}`;
}
