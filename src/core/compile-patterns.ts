import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 compile a pattern to machine code when it is first tried, in all threads of the process: left alone it interprets each first and
 * compiles it when it is tried again, as nearly all are where many texts are read. Takes some 20 MB a thread. To be called before
 * patterns are tried: one that was interpreted by then stays so.
 */
export function compilePatternsAtOnce(): void {
  setFlagsFromString('--no-regexp-tier-up');
}
