import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';

/** One timed process. */
export interface Measured {
  readonly seconds: number;
  /** Highest resident size in MB; null where /proc does not tell. */
  readonly peakMb: number | null;
  readonly stdout: string;
}

/** Runs a command to its end, with wall time and peak memory (VmHWM, sampled). @throws Error where it fails */
export function measureProcess(command: string, args: readonly string[]): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const seen = { stdout: '', stderr: '', peakKb: 0 };
    child.stdout.on('data', (data: Buffer) => {
      seen.stdout += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      seen.stderr += data.toString();
    });
    const sample = setInterval(() => {
      readFile(`/proc/${child.pid}/status`, 'utf8')
        .then((status) => {
          const peak = Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0);
          seen.peakKb = Math.max(seen.peakKb, peak);
        })
        .catch(() => undefined);
    }, 50);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(sample);
      const seconds = (performance.now() - started) / 1000;
      if (code === 0) {
        resolve({ seconds, peakMb: seen.peakKb === 0 ? null : Math.round(seen.peakKb / 1024), stdout: seen.stdout });
      } else
        reject(new Error(`Expected ${command} ${args.join(' ')} to succeed, got exit code ${code}:\n${seen.stderr}`));
    });
  });
}

/** The machine that figures were taken on. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, ${process.platform}`;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
