import { createRequire } from 'node:module';

/** The dictionary that the default segmenter ships: a line a word, with its count and tag. */
export function readJiebaDictionary(): Uint8Array {
  // The package declares no types for this entry.
  const { dict } = createRequire(import.meta.url)('@node-rs/jieba/dict') as { readonly dict: Uint8Array };
  return dict;
}
