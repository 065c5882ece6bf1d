/** Where a message that an edit names stands in the tables. */
export interface KeyedMessage {
  readonly message_key: string;
  readonly source: string;
  readonly message_id: string;
  readonly issue_id: string | null;
}

export interface TitledMessage extends KeyedMessage {
  readonly title: string;
}

/** A message as lists name it. */
export interface MessageLike {
  readonly source: string;
  readonly message_id: string;
}

/** A message's name in maps. */
export function refOf(message: MessageLike): string {
  return JSON.stringify([message.source, message.message_id]);
}
