import { createHash, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { type Http2Bindings, type HttpBindings, serve } from '@hono/node-server';
import { z } from 'zod';
import type { Effects } from '../core/effects.ts';
import { QingyuError } from '../core/errors.ts';
import { readOwnText } from '../ingest/files/own-text.ts';
import { createApp } from './app.ts';
import type { DashboardContext } from './context.ts';
import { createEditorLog } from './edits/editor-log.ts';
import { isLoopback } from './http/protection.ts';
import { createSessionKey, openSessionKey } from './http/session-key.ts';
import { loadStaticFiles } from './http/static-files.ts';
import { createMartReader } from './mart/mart-reader.ts';
import { warmMart } from './queries/overview/warm-mart.ts';
import { createQueryCutter } from './search/cut-query.ts';
import { createKnownWords } from './search/known-words.ts';
import type { DashboardSettings } from './settings.ts';

/** Where a workspace keeps what the dashboard reads and writes. */
export interface DashboardFiles {
  readonly martFile: string;
  readonly editsFile: string;
  readonly auditFile: string;
  readonly geojsonFile: string | null;
  /** Keeps what sessions are signed by; left out: a restart ends them. */
  readonly sessionKeyFile?: string;
  /** The built page; by default the one in the package. */
  readonly publicDir?: string;
  readonly modelsDir?: string;
}

export interface DashboardOptions {
  readonly files: DashboardFiles;
  readonly settings: DashboardSettings;
  readonly token: string | null;
  readonly readOnly: boolean;
}

export interface Dashboard {
  /** Answers a request; `bindings` are those of the socket that it came by, left out where there is none. */
  readonly fetch: (request: Request, bindings?: HttpBindings | Http2Bindings) => Response | Promise<Response>;
  readonly context: DashboardContext;
  close(): void;
}

export interface RunningDashboard extends Dashboard {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Makes the dashboard without listening.
 * @throws QingyuError BAD_GEOJSON, KEY_BAD
 */
export async function createDashboard(options: DashboardOptions, effects: Effects): Promise<Dashboard> {
  const { files, settings, token, readOnly } = options;
  const reader = createMartReader(files.martFile, settings, effects, warmMart);
  const geojson = files.geojsonFile === null ? null : await readGeojson(files.geojsonFile);
  const openWords = createKnownWords();
  const context: DashboardContext = {
    reader,
    edits: createEditorLog(files, effects, () => `E${randomUUID()}`),
    openWords,
    cutQuery: createQueryCutter(openWords),
    settings,
    effects,
    readOnly,
    geojson,
    setup: createHash('sha256')
      .update(JSON.stringify([geojson, readOnly, settings]))
      .digest('hex')
      .slice(0, 8),
    modelsDir: files.modelsDir ?? fileURLToPath(new URL('../../models/', import.meta.url)),
  };
  const publicDir = files.publicDir ?? fileURLToPath(new URL('./public/', import.meta.url));
  const sessionKey =
    token === null || files.sessionKeyFile === undefined
      ? createSessionKey()
      : await openSessionKey(files.sessionKeyFile, effects.logger);
  const app = createApp(context, { token, sessionKey, files: await loadStaticFiles(publicDir) });
  return { fetch: (request, bindings) => app.fetch(request, bindings), context, close: () => reader.close() };
}

/**
 * Makes the dashboard and listens.
 * @throws QingyuError TOKEN_NEEDED for an address that others can reach without a token, TOKEN_SHORT for one that can be guessed, or LISTEN_FAILED
 */
export async function startDashboard(options: DashboardOptions, effects: Effects): Promise<RunningDashboard> {
  const { host, port } = options.settings;
  if (!isLoopback(host)) requireLongToken(options.token, host);
  const dashboard = await createDashboard(options, effects);
  // Opened before anybody asks, so that the first view does not wait for it. Without tables the pages say so.
  await dashboard.context.reader.refresh().catch((error: unknown) => {
    effects.logger.warn({ error: String(error) }, 'no tables to serve yet');
  });
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const listening = serve({ fetch: dashboard.fetch, hostname: host, port }, () => resolve(listening));
    listening.once('error', (cause: Error) =>
      reject(
        new QingyuError(`Expected ${host}:${port} to be free, got: ${cause.message}`, {
          code: 'LISTEN_FAILED',
          stage: 'dashboard',
          data: { host, port },
          cause,
        }),
      ),
    );
  });
  const address = server.address();
  const actualPort = address !== null && typeof address === 'object' ? address.port : port;
  return {
    ...dashboard,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          dashboard.close();
          resolve();
        });
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/** Characters of a token that others can try: whatever they are, trying takes longer than an office lasts. */
const leastToken = 12;

function requireLongToken(token: string | null, host: string): void {
  if (token === null) {
    throw new QingyuError(`Expected a token to serve on ${host}, got none: give --token or QINGYU_TOKEN`, {
      code: 'TOKEN_NEEDED',
      stage: 'dashboard',
      data: { host },
    });
  }
  const { length } = [...token];
  if (length >= leastToken) return;
  throw new QingyuError(
    `Expected the token to serve on ${host} to have ${leastToken} characters or more, got ${length}: others could guess it; \`openssl rand -hex 16\` makes one`,
    { code: 'TOKEN_SHORT', stage: 'dashboard', data: { host, least: leastToken, length } },
  );
}

const geojsonSchema = z.looseObject({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.looseObject({
      type: z.literal('Feature'),
      properties: z.looseObject({ name: z.string() }),
      geometry: z.looseObject({ type: z.enum(['Polygon', 'MultiPolygon']) }),
    }),
  ),
});

async function readGeojson(file: string): Promise<string> {
  try {
    return JSON.stringify(geojsonSchema.parse(JSON.parse(await readOwnText(file))));
  } catch (cause) {
    throw new QingyuError(
      `Expected ${file} to be a GeoJSON FeatureCollection of polygons with properties.name, got: ${cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause)}`,
      { code: 'BAD_GEOJSON', stage: 'dashboard', data: { file }, cause },
    );
  }
}
