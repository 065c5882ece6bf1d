import type { Effects } from '../../core/effects.ts';
import type { ReadProgress } from '../../pipeline/read-inputs.ts';
import type { RunHooks } from '../../pipeline.ts';
import type { CommandIo } from '../command.ts';
import { formatCount } from './format-count.ts';

/** Shows a run's progress; `stop` clears what is on the screen. */
export interface ProgressView extends Pick<RunHooks, 'onProgress' | 'onStep'> {
  stop(): void;
}

const logEveryMs = 5_000;
const stepTexts = { read: 'reading', tables: 'building tables', restore: 'restoring tables' } as const;

/** Shows nothing. */
export const noProgress: ProgressView = { stop: () => undefined };

/** A bar on a terminal; elsewhere plain lines, one a step, one every few seconds and one of what was read at the end. */
export async function createProgressView(io: CommandIo): Promise<ProgressView> {
  return io.isTerminal ? createBar(io) : createLines(io);
}

async function createBar(io: CommandIo): Promise<ProgressView> {
  const { Presets, SingleBar } = await import('cli-progress');
  const started = io.effects.clock.now();
  const bar = new SingleBar(
    {
      format: '{step} {bar} {percentage}% | {rows} rows | {rate} rows/s | {eta_formatted} left',
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: true,
    },
    Presets.shades_classic,
  );
  bar.start(100, 0, { step: stepTexts.read, rows: '0', rate: '–' });
  return {
    onStep: (step) => bar.update({ step: stepTexts[step] }),
    onProgress: (progress) => {
      const share = progress.bytesTotal === null ? 0 : (progress.bytesRead / Math.max(1, progress.bytesTotal)) * 100;
      bar.update(Math.min(99, share), {
        rows: formatCount(progress.rows),
        rate: formatCount(rowsPerSecond(progress, started, io.effects)),
      });
    },
    stop: () => bar.stop(),
  };
}

function createLines(io: CommandIo): ProgressView {
  const started = io.effects.clock.now();
  let nextLog = started + logEveryMs;
  let untold: ReadProgress | undefined;
  const tell = (progress: ReadProgress, isEnd: boolean): void => {
    const { bytesRead, bytesTotal } = progress;
    // Of a file that lies in memory whole all bytes are read before its first rows are stored.
    const isUnknown = bytesTotal === null || (bytesRead === bytesTotal && !isEnd);
    const share = isUnknown ? '' : `, ${Math.round((bytesRead / Math.max(1, bytesTotal)) * 100)} % of the input`;
    io.err(
      `${formatCount(progress.rows)} rows, ${formatCount(rowsPerSecond(progress, started, io.effects))} rows/s${share}\n`,
    );
    untold = undefined;
  };
  return {
    onStep: (step) => {
      if (untold !== undefined) tell(untold, true);
      io.err(`${stepTexts[step]}\n`);
    },
    onProgress: (progress) => {
      const now = io.effects.clock.now();
      untold = progress;
      if (now < nextLog) return;
      nextLog = now + logEveryMs;
      tell(progress, false);
    },
    stop: () => undefined,
  };
}

function rowsPerSecond(progress: ReadProgress, started: number, effects: Effects): number {
  return Math.round(progress.rows / Math.max(0.001, (effects.clock.now() - started) / 1000));
}
