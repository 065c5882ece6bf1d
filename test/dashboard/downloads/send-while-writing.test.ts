import { describe, expect, it } from 'vitest';
import { silentLogger } from '../../../src/core/effects.ts';
import { type Sending, sendWhileWriting } from '../../../src/dashboard/downloads/send-while-writing.ts';
import {
  addRows,
  createCsvWriter,
  createXlsxWriter,
  type FileWriter,
} from '../../../src/dashboard/downloads/write-files.ts';

const asked = new AbortController().signal;

const writers = {
  csv: ({ output }) => createCsvWriter(output, 'messages', ['body']),
  xlsx: ({ output }) => createXlsxWriter(output, 'messages', ['body'], '留言'),
} satisfies Record<string, (sending: Sending) => FileWriter>;

/** Texts that do not compress to nothing. */
function makeRows(block: number): { body: string }[] {
  return Array.from({ length: 200 }, (_, row) => ({
    body: Array.from({ length: 200 }, (_, at) =>
      String.fromCharCode(0x4e00 + ((block * 31 + row * 977 + at * at * 7) % 20_000)),
    ).join(''),
  }));
}

describe.each(['csv', 'xlsx'] as const)('a %s file that is sent while it is written', (format) => {
  it('is written no faster than it is read, and no further when nobody reads it', async () => {
    const written = { blocks: 0, isStopped: false };
    const ended: { tell: (error: unknown) => void } = { tell: () => undefined };
    const failure = new Promise<unknown>((resolve) => {
      ended.tell = resolve;
    });
    const answer = await sendWhileWriting(silentLogger, asked, async (sending) => {
      const writer = writers[format](sending);
      sending.begin({});
      try {
        for (; written.blocks < 300; written.blocks += 1) await addRows(writer, makeRows(written.blocks));
        await writer.finish(null);
        ended.tell(null);
      } catch (error) {
        written.isStopped = sending.signal.aborted;
        ended.tell(error);
        throw error;
      }
    });
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await reader.cancel();
    expect(await failure).toBeInstanceOf(Error);
    expect(written.isStopped).toBe(true);
    expect(written.blocks).toBeLessThan(100);
  });

  it('breaks off where writing fails after the first rows', async () => {
    const answer = await sendWhileWriting(silentLogger, asked, async (sending) => {
      const writer = writers[format](sending);
      sending.begin({});
      await addRows(writer, makeRows(1));
      throw new Error('the statement failed');
    });
    await expect(answer.arrayBuffer()).rejects.toThrow();
  });

  it('is refused as a whole where it fails before', async () => {
    const answer = sendWhileWriting(silentLogger, asked, async (sending) => {
      writers[format](sending);
      throw new Error('the statement failed');
    });
    await expect(answer).rejects.toThrow('the statement failed');
  });

  it('is given up, as no failure, when whoever asked has gone', async () => {
    const gone = new AbortController();
    const answer = sendWhileWriting(silentLogger, gone.signal, async (sending) => {
      gone.abort();
      await addRows(writers[format](sending), makeRows(1));
    });
    expect((await answer).status).toBe(499);
  });
});
