/**
 * How fast the dashboard answers on a mart as it stands: `tsx bench/dashboard.ts WORKSPACE [--seconds N] [--connections N]`.
 * Serves the workspace on loopback and asks with filters drawn at random (seeded), so that no answer repeats.
 */
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addDays } from '../src/aggregate/figures/day-spans.ts';
import { createRandom, type Random, silentLogger, systemClock } from '../src/core/effects.ts';
import { kinds, urgencies } from '../src/core/message.ts';
import type { Meta } from '../src/dashboard/api-types.ts';
import { startDashboard } from '../src/dashboard/serve.ts';
import { dashboardSettings } from '../src/dashboard/settings.ts';
import { locateWorkspace } from '../src/lake/workspace.ts';

/** The part of autocannon that is used here; it ships no types. */
interface CannonResult {
  readonly requests: { readonly average: number };
  readonly non2xx: number;
  readonly errors: number;
}
type Cannon = (
  options: {
    readonly url: string;
    readonly connections: number;
    readonly duration: number;
    readonly requests: readonly { setupRequest<T extends object>(request: T): T & { readonly path: string } }[];
  },
  done: (error: Error | null, result: CannonResult) => void,
) => {
  on(event: 'response', take: (client: unknown, status: number, bytes: number, milliseconds: number) => void): void;
};
const autocannon = createRequire(import.meta.url)('autocannon') as Cannon;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '10' }, connections: { type: 'string', default: '20' } },
});
const workspace = locateWorkspace(positionals[0] ?? 'workspace/demo');
const dashboard = await startDashboard(
  {
    files: {
      martFile: workspace.martFile,
      editsFile: workspace.editsFile,
      auditFile: join(workspace.root, 'audit.jsonl'),
      geojsonFile: null,
    },
    settings: dashboardSettings.parse({ port: 0 }),
    token: null,
    readOnly: true,
  },
  { clock: systemClock, logger: silentLogger },
);

function pick<T>(random: Random, list: readonly T[]): T | undefined {
  return list[Math.floor(random() * list.length)];
}

/** A view that somebody might look at: a range of a week to a year, and about half of the other filters set. */
function drawFilters(random: Random, meta: Meta): Record<string, string> {
  const last = meta.last_day ?? '2025-12-31';
  const to = addDays(last, -Math.floor(random() * 365));
  const filters: Record<string, string | undefined> = { from: addDays(to, -7 - Math.floor(random() * 358)), to };
  if (random() < 0.5) filters.topic = pick(random, meta.topics);
  if (random() < 0.5) filters.region = pick(random, meta.regions);
  if (random() < 0.3) filters.kind = pick(random, kinds);
  if (random() < 0.3) filters.urgency = pick(random, urgencies);
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
}

const words = ['路灯', '噪音', '停水', '电梯', '公交', '拖欠工资', '学校', '垃圾', '医保', '物业', '积水', '办证'];

try {
  const meta = (await (await fetch(`${dashboard.url}/api/meta`)).json()) as Meta;
  process.stdout.write(
    `${meta.messages.toLocaleString('en-US')} messages, ${cpus().length} × ${cpus()[0]?.model}, ${values.connections} connections\n`,
  );
  const random = createRandom(1);
  const views: readonly (readonly [name: string, path: () => string])[] = [
    ['overview', () => `/api/overview?${new URLSearchParams(drawFilters(random, meta))}`],
    ['hot', () => `/api/hot?${new URLSearchParams(drawFilters(random, meta))}`],
    ['issues', () => `/api/issues?${new URLSearchParams(drawFilters(random, meta))}`],
    ['messages', () => `/api/messages?${new URLSearchParams(drawFilters(random, meta))}`],
    [
      'search',
      () => `/api/messages?${new URLSearchParams({ ...drawFilters(random, meta), q: pick(random, words) ?? '' })}`,
    ],
  ];
  for (const [name, path] of views) {
    const times: number[] = [];
    const result = await new Promise<CannonResult>((resolve, reject) => {
      const run = autocannon(
        {
          url: dashboard.url,
          connections: Number(values.connections),
          duration: Number(values.seconds),
          requests: [{ setupRequest: (request) => ({ ...request, path: path() }) }],
        },
        (error, ended) => (error === null ? resolve(ended) : reject(error)),
      );
      run.on('response', (_client, _status, _bytes, milliseconds) => times.push(milliseconds));
    });
    times.sort((a, b) => a - b);
    const at = (share: number): string => (times[Math.ceil(share * times.length) - 1] ?? Number.NaN).toFixed(0);
    const failed = result.non2xx + result.errors;
    process.stdout.write(
      `${name.padEnd(10)} p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms, ${result.requests.average.toFixed(0)} answers/s${failed > 0 ? `, ${failed} FAILED` : ''}\n`,
    );
  }
} finally {
  await dashboard.stop();
}
