/**
 * Id of the issue that a message founds: `I` and the first 12 hex digits of its key, or the whole key where another issue has those.
 * A message that stands alone has the id of the issue that it would found.
 * @param isTaken whether an id is of another issue, as of one that the message founded and has left
 */
export function issueId(key: string, isTaken: (id: string) => boolean = () => false): string {
  const id = `I${key.slice(0, 12)}`;
  return isTaken(id) ? `I${key}` : id;
}
