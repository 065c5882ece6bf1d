import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 compile a pattern to machine code when it is first tried, in all threads of the process. Else it interprets patterns first,
 * those with many words for milliseconds a text, and compiles nearly all of them all the same. To be called before any is tried: one
 * that is interpreted by then stays so.
 */
export function compilePatternsAtOnce(): void {
  setFlagsFromString('--no-regexp-tier-up');
}
