import { once } from 'node:events';
import { PassThrough, type Writable } from 'node:stream';
import type exceljs from 'exceljs';

/**
 * Resolves once a stream takes more: whoever writes on without it keeps in memory what the stream has not passed on.
 * @param end where it is all written to: once that is closed, nothing takes more
 * @throws the error that `end` was closed with, or an AbortError
 */
export async function drained(stream: Writable, end: Writable): Promise<void> {
  if (end.errored !== null) throw end.errored;
  if (!stream.writableNeedDrain && !end.destroyed) return;
  const closed = new AbortController();
  const close = (): void => closed.abort(end.errored ?? undefined);
  if (end.destroyed) close();
  end.once('close', close);
  try {
    await once(stream, 'drain', { signal: closed.signal });
  } catch (error) {
    throw end.errored ?? error;
  } finally {
    end.off('close', close);
  }
}

/**
 * The stream that the rows of a sheet pass through from now on, for `drained`: the library hands them to its compressor, which is
 * slower, without ever waiting for it.
 */
export function gateSheet(sheet: exceljs.Worksheet): Writable {
  const { stream } = sheet as unknown as { readonly stream: { pipes: readonly Writable[] } };
  const gate = new PassThrough();
  for (const compressor of stream.pipes) gate.pipe(compressor);
  stream.pipes = [gate];
  return gate;
}
