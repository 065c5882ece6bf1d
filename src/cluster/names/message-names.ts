import { type MessageStore, termKinds } from '../store/store.ts';

/** Names and regions that messages have. */
export function listMessageNames(messages: readonly number[], { starts, terms, vocabulary }: MessageStore): string[] {
  const names = new Set<string>();
  const [ends, ids, kinds] = [starts.data, terms.data, vocabulary.kinds.data];
  for (const i of messages) {
    for (let slot = ends[i]!, end = ends[i + 1]!; slot < end; slot += 1) {
      const term = ids[slot]!;
      if (kinds[term] !== termKinds.word) names.add(vocabulary.texts[term]!);
    }
  }
  return [...names];
}
