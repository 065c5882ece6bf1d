/** A region as readers need it beside others: of a bare city (`findBareCities`) only what names no district is counted. */
export function nameRegion(name: string, bareCities: readonly string[]): string {
  return bareCities.includes(name) ? `${name}（未写明区县）` : name;
}
