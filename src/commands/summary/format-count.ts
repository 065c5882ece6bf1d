/** A number of things as people read it: 39,772. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}
