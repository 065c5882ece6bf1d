/** A message as lists of chosen ones hold it. */
export function keyOf({ source, message_id: id }: MessageRef): string {
  return JSON.stringify([source, id]);
}

/** The messages of such keys. */
export function refsOf(keys: readonly string[]): MessageRef[] {
  return keys.map((key) => {
    const [source, id] = JSON.parse(key) as [string, string];
    return { source, message_id: id };
  });
}

interface MessageRef {
  readonly source: string;
  readonly message_id: string;
}
