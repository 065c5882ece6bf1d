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
