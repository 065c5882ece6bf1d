import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
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

  it('is one answer, however often writing says that nothing is wrong so far', async () => {
    const answer = await sendWhileWriting(silentLogger, asked, async (sending) => {
      const writer = writers[format](sending);
      for (let block = 0; block < 3; block += 1) {
        sending.begin({ 'X-Block': String(block) });
        await addRows(writer, makeRows(block));
      }
      await writer.finish(null);
    });
    expect(answer.headers.get('X-Block')).toBe('0');
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100_000);
  });

  it('breaks off where writing fails after the first rows, which is logged', async () => {
    const logged: unknown[] = [];
    const logger = { ...silentLogger, error: (_data: object, message: string) => void logged.push(message) };
    const answer = await sendWhileWriting(logger, asked, async (sending) => {
      const writer = writers[format](sending);
      sending.begin({});
      await addRows(writer, makeRows(1));
      throw new Error('the statement failed');
    });
    await expect(answer.arrayBuffer()).rejects.toThrow();
    expect(logged).toEqual(['download broken off']);
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

describe('a file that its reader takes slowly', () => {
  afterEach(() => void vi.useRealTimers());

  it('is sent on while some of it is taken, and given up once nothing was for minutes', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const state = { blocks: 0, failure: '' };
    const answer = await sendWhileWriting(silentLogger, asked, async ({ output, begin }) => {
      output.on('error', ({ message }) => {
        state.failure = message;
      });
      begin({});
      while (!output.destroyed) {
        state.blocks += 1;
        if (!output.write(Buffer.alloc(100_000))) await once(output, 'drain');
      }
    });
    const settle = async () => {
      for (let turn = 0; turn < 50; turn += 1) await setImmediate();
    };
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    for (let minutes = 0; minutes < 20; minutes += 2) {
      const { blocks } = state;
      await reader.read();
      await settle();
      expect(state.blocks).toBeGreaterThan(blocks);
      vi.advanceTimersByTime(120_000);
      await settle();
    }
    expect(state.failure).toBe('');
    vi.advanceTimersByTime(120_000);
    await settle();
    expect(state.failure).toContain('nothing taken');
    await expect(readToEnd(reader)).rejects.toThrow('nothing taken');
  });
});

async function readToEnd(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  while (!(await reader.read()).done);
}
