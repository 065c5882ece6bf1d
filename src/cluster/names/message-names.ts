import { type MessageStore, termKinds } from '../store/store.ts';

/** Names and regions that messages have. */
export function listMessageNames(messages: readonly number[], { starts, terms, vocabulary }: MessageStore): string[] {
  const names = new Set<string>();
  for (const i of messages) {
    for (let slot = starts.data[i]!; slot < starts.data[i + 1]!; slot += 1) {
      const term = terms.data[slot]!;
      if (vocabulary.kinds.data[term] !== termKinds.word) names.add(vocabulary.texts[term]!);
    }
  }
  return [...names];
}
