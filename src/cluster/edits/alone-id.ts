/**
 * Id of the issue of one that a message has which stands alone: as of an issue that it would found, but for the one that it
 * did found and has left.
 * @param isIssue whether an id is of an issue of two messages or more
 */
export function aloneId(key: string, isIssue: (id: string) => boolean): string {
  const id = `I${key.slice(0, 12)}`;
  return isIssue(id) ? `I${key}` : id;
}
