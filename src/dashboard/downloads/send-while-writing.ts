import { Readable, Transform, type Writable } from 'node:stream';
import type { Logger } from '../../core/effects.ts';

/** What a file is written with. */
export interface Sending {
  /** Where it goes; whoever ends it has written all of it. */
  readonly output: Writable;
  /** Aborted when nobody takes the file any more. */
  readonly signal: AbortSignal;
  /** Answers, once nothing is known to be wrong; later calls do nothing. */
  begin(headers: Readonly<Record<string, string>>): void;
}

/** How long a reader may take nothing before the file is given up: it would hold its tables and a connection for ever. */
const stalledMs = 120_000;

/** What servers note where whoever asked has gone. */
const clientGone = 499;

/**
 * Answers with what `write` puts into a stream, no faster than it is read. A failure before `begin` is thrown; a later one breaks
 * the answer off, so that nobody takes a part for the whole.
 * @param asked aborted when whoever asked has gone
 */
export function sendWhileWriting(
  logger: Logger,
  asked: AbortSignal,
  write: (sending: Sending) => Promise<void>,
): Promise<Response> {
  const { output, watch } = createOutput();
  const gone = new AbortController();
  const leave = (): void => void output.destroy();
  output.once('close', () => {
    clearInterval(watch);
    asked.removeEventListener('abort', leave);
    gone.abort();
  });
  asked.addEventListener('abort', leave);
  if (asked.aborted) leave();
  const body = Readable.toWeb(output, { strategy: new ByteLengthQueuingStrategy({ highWaterMark: 65_536 }) });
  return new Promise((resolve, reject) => {
    const state = { isBegun: false };
    const begin: Sending['begin'] = (headers) => {
      if (state.isBegun) return;
      state.isBegun = true;
      resolve(new Response(body as ReadableStream, { headers }));
    };
    write({ output, signal: gone.signal, begin }).catch((error: unknown) => {
      if (output.destroyed) {
        logger.info({ error: String(error) }, 'download given up');
        // Read by nobody; a failure would be said to be the server's.
        resolve(new Response(null, { status: clientGone }));
        return;
      }
      if (state.isBegun) logger.error({ error: String(error) }, 'download broken off');
      output.destroy(error instanceof Error ? error : new Error(String(error)));
      reject(error);
    });
  });
}

function createOutput(): { readonly output: Transform; readonly watch: NodeJS.Timeout } {
  const state = { isTaken: true };
  const output = new Transform({
    transform(block, _encoding, done) {
      state.isTaken = true;
      done(null, block);
    },
  });
  const watch = setInterval(() => {
    const isStalled = output.writableNeedDrain && !state.isTaken;
    state.isTaken = false;
    if (isStalled) output.destroy(new Error(`Expected the file to be read, got nothing taken for ${stalledMs} ms`));
  }, stalledMs).unref();
  return { output, watch };
}
