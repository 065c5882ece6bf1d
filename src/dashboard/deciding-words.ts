import type { DecidingSentence } from '../aggregate/excerpts/contract.ts';

/** What stands before what decided; all there is to say where no sentence of the text can be quoted. */
const reasons: Readonly<Record<DecidingSentence['from'], string>> = {
  body: '判为特急，据',
  title: '判为特急，据标题',
  editor: '由人工定为特急',
  whole: '判为特急，据全文，不在某一句',
};

/** For what a message is critical, in words that stand below its title. @returns `quote` empty where that says all */
export function describeDeciding({ from, text }: DecidingSentence): {
  readonly reason: string;
  readonly quote: string;
} {
  return { reason: reasons[from], quote: from === 'body' ? `「${text}」` : '' };
}
