import { Worker } from 'node:worker_threads';

/** Between two signs of life. */
const beatMs = 30_000;

/** Without a sign of life for so long, a holder that cannot be asked counts as gone. */
export const silentMs = 10 * 60_000;

/** A sign of life that a lock's holder gives by touching its file. */
export interface Heartbeat {
  stop(): Promise<void>;
}

/**
 * Plain JavaScript, which a thread takes as it is, built or not. The file is opened once: a lock that somebody else took over is another.
 * Its first character is written anew, so that whoever keeps the file sets its time, and not the clock of this host.
 */
const beating = `
  const { openSync, writeSync } = require('node:fs');
  const { workerData } = require('node:worker_threads');
  const file = openSync(workerData.file, 'r+');
  const beat = () => {
    try {
      writeSync(file, '{', 0);
    } catch {
      // The next beat may succeed.
    }
  };
  setInterval(beat, workerData.beatMs);
`;

/** Touches a file from time to time, on a thread of its own: the main one is busy for minutes while it clusters. Keeps no process alive. */
export function startHeartbeat(file: string, everyMs = beatMs): Heartbeat {
  const thread = new Worker(beating, { eval: true, execArgv: [], workerData: { file, beatMs: everyMs } });
  // Without it the work goes on: only a process on another host may then take it for gone.
  thread.on('error', () => undefined);
  thread.unref();
  return {
    async stop() {
      await thread.terminate();
    },
  };
}
