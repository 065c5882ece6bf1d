/** The column of first replies of `message_handling`; tables of earlier versions have the latest alone. */
export function firstReplyColumn(columns: ReadonlySet<string> | undefined): string {
  return columns?.has('first_replied_at') ? 'h.first_replied_at' : 'h.replied_at';
}

/**
 * The condition that a message that tells of its handling waited at the end of a day. A reply without a time may be of any day: it settles.
 * @param day as SQL
 * @param firstReply column of rows `h` of `message_handling`
 */
export function waitsOn(day: string, firstReply: string): string {
  return `coalesce(${firstReply}::DATE > ${day}, h.is_waiting)`;
}
