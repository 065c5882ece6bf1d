import type { DecidingSentence } from '../../aggregate/excerpts/contract.ts';

const unquoted = {
  title: 'its title',
  editor: "an editor's word",
  whole: 'its whole text, no single sentence',
} as const;

/** For what a message is critical, for people. */
export function describeSentence({ from, text }: DecidingSentence): string {
  return `critical by ${from === 'body' ? `「${text}」` : unquoted[from]}`;
}
