import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { swapMart } from '../../src/aggregate/mart/swap-mart.ts';
import { type Effects, silentLogger } from '../../src/core/effects.ts';
import { createDashboard, type Dashboard } from '../../src/dashboard/serve.ts';
import { dashboardSettings } from '../../src/dashboard/settings.ts';
import { buildSmallMart, type SmallMart } from '../aggregate/build-small-mart.ts';

export interface SmallDashboard {
  readonly dashboard: Dashboard;
  readonly folder: string;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  json<T>(path: string): Promise<T>;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Builds another mart and swaps it in. */
  swap(small: SmallMart): Promise<void>;
  readLines(file: string): Record<string, unknown>[];
  close(): void;
}

/** 2026-01-05 12:00:00 in Shanghai: after the run of the hand-made mart. */
export const fixedEffects: Effects = { clock: { now: () => 1_767_585_600_000 }, logger: silentLogger };

/** Sixteen hex digits from a number: ids that may be keys. */
export function key(number: number): string {
  return number.toString(16).padStart(16, '0');
}

/** Three streets, two issues, one critical message; the last day is 2025-12-31. */
export const smallMart: SmallMart = {
  messages: [
    ...Array.from({ length: 12 }, (_, index) => ({
      id: key(index + 1),
      at: `2025-12-${String(20 + index).padStart(2, '0')} 08:00:00`,
      author: `作者${index % 10}`,
      title: index === 0 ? '=SUM(A1:A9)路灯坏了' : `柳荫街路灯坏了第${index}次`,
      body: index === 1 ? '<script>alert(1)</script>夜里看不见路，100%危险' : `夜里看不见路，请修理，第${index}次反映`,
      region: index < 8 ? '甲区' : '乙区',
      topic: index < 6 ? '城乡建设' : '交通运输',
      kind: index === 5 ? 'suggestion' : 'complaint',
      urgency: index === 11 ? 'critical' : index % 4 === 0 ? 'urgent' : 'routine',
      topic_score: 0.9,
      topic_evidence: [{ field: 'title', start: 0, end: 3, weight: 0.5 }],
      likes: index,
    })),
    { id: key(99), at: '2025-12-21 09:00:00', author: '作者0', title: '重复', duplicateOf: key(1), topic: '城乡建设' },
    { id: key(50), at: '2025-11-10 08:00:00', author: '作者乙', title: '早先的留言', topic: '城乡建设', region: null },
  ],
  issues: {
    I0000000000aa: [key(1), key(2), key(3), key(4)],
    I0000000000bb: [key(7), key(8), key(9)],
  },
  sources: {
    generation: '1',
    runs: [
      {
        run_id: 'r1',
        seq: 1,
        started_at: '2026-01-05 10:00:00',
        finished_at: '2026-01-05 10:00:01',
        command: 'run',
        files: ['a.csv'],
        failed_files: [],
        rows_read: 14,
        new_messages: 13,
        updated: 0,
        unchanged: 0,
        duplicates: 1,
        rejects: 0,
        id_conflicts: 0,
        generation: '1',
        qingyu_version: '0.1.0',
        model_version: 'm1',
        settings: '{}',
      },
    ],
  },
};

export interface SmallOptions {
  readonly token?: string;
  readonly readOnly?: boolean;
  readonly mart?: SmallMart | null;
  readonly geojsonFile?: string;
  /** Serves the folder of another dashboard instead of one of its own. */
  readonly folder?: string;
  readonly publicDir?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

const built = new WeakMap<SmallMart, Promise<Uint8Array>>();

/** The file of a mart; built once, since most tests want the same one. */
function buildBytes(small: SmallMart): Promise<Uint8Array> {
  const known = built.get(small);
  if (known !== undefined) return known;
  const building = buildFile(small);
  built.set(small, building);
  return building;
}

async function buildFile(small: SmallMart): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'qingyu-built-'));
  try {
    const path = join(folder, 'mart.duckdb');
    const db = await buildSmallMart({ ...small, path });
    await db.run('CHECKPOINT');
    db.close();
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A dashboard over a hand-made mart in a folder of its own; requests are answered in memory. */
export async function openSmallDashboard(options: SmallOptions = {}): Promise<SmallDashboard> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'qingyu-dashboard-'));
  const martFile = join(folder, 'trends.duckdb');
  const swap = async (small: SmallMart): Promise<void> => {
    const built = join(folder, '.built.duckdb');
    writeFileSync(built, await buildBytes(small));
    swapMart(built, martFile);
  };
  if (options.mart !== null && options.folder === undefined) await swap(options.mart ?? smallMart);
  const dashboard = await createDashboard(
    {
      files: {
        martFile,
        editsFile: join(folder, 'edits.jsonl'),
        auditFile: join(folder, 'audit.jsonl'),
        geojsonFile: options.geojsonFile ?? null,
        publicDir: options.publicDir ?? join(folder, 'public'),
        modelsDir: join(folder, 'models'),
      },
      settings: dashboardSettings.parse({ threads: 1, memoryLimit: '512MB', connections: 2, ...options.settings }),
      token: options.token ?? null,
      readOnly: options.readOnly ?? false,
    },
    fixedEffects,
  );
  const send = async (path: string, init: RequestInit): Promise<Response> =>
    dashboard.fetch(new Request(`http://localhost${path}`, init));
  return {
    dashboard,
    folder,
    swap,
    get: (path, headers = {}) => send(path, { headers: { ...headers } }),
    json: async <T>(path: string) => (await (await send(path, {})).json()) as T,
    post: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    readLines: (file) => {
      const path = join(folder, file);
      if (!existsSync(path)) return [];
      return readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    },
    close: () => {
      dashboard.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
