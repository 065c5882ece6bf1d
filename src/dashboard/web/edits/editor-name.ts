/** The name that somebody typed for who edits; null where it is blank: that names nobody. */
export function readName(typed: string | null): string | null {
  return typed?.trim() || null;
}
