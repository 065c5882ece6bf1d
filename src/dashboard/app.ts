import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { DashboardContext } from './context.ts';
import { answerError } from './http/answers.ts';
import { protectAnswers, requireLoopbackName, requireSameSite } from './http/protection.ts';
import { type StaticFile, sendStaticFile } from './http/static-files.ts';
import { requireToken } from './http/token.ts';
import { createWrongTries } from './http/wrong-tries.ts';
import { registerData } from './routes/register-data.ts';
import { registerDossiers } from './routes/register-dossiers.ts';
import { registerDownloads } from './routes/register-downloads.ts';
import { registerEdits } from './routes/register-edits.ts';
import { registerIssues } from './routes/register-issues.ts';
import { registerMessages } from './routes/register-messages.ts';
import { registerRooms } from './routes/register-rooms.ts';
import { registerSession } from './routes/register-session.ts';
import { registerViews } from './routes/register-views.ts';

/** Options that decide who may ask. */
export interface AppOptions {
  /** Secret that guards all data; null: requests from this machine only. */
  readonly token: string | null;
  /** Random; sessions are signed by it and the token. */
  readonly sessionKey: Uint8Array;
  /** Files of the built page by URL path. */
  readonly files: ReadonlyMap<string, StaticFile>;
}

/** The whole HTTP interface as a function of requests, so that tests drive it without a socket. */
export function createApp(context: DashboardContext, options: AppOptions): Hono {
  const app = new Hono();
  app.use(protectAnswers());
  if (options.token === null) app.use(requireLoopbackName());
  app.use('/api/*', requireSameSite());
  app.use('/api/*', bodyLimit({ maxSize: context.settings.maxBodyBytes }));
  const { clock, logger } = context.effects;
  const nowSeconds = (): number => Math.floor(clock.now() / 1000);
  const { trustProxy } = context.settings;
  const { token, sessionKey } = options;
  const guard = { token, sessionKey, tries: createWrongTries(nowSeconds), trustProxy, nowSeconds, logger };
  registerSession(app, context, guard);
  app.use('/api/*', requireToken(guard));
  registerViews(app, context);
  registerMessages(app, context);
  registerIssues(app, context);
  registerRooms(app, context);
  registerData(app, context);
  registerDownloads(app, context);
  registerDossiers(app, context);
  registerEdits(app, context);
  app.all('/api/*', (c) => c.json({ error: { code: 'NOT_FOUND', message: '没有这个接口' } }, 404));
  app.get('*', (c) => {
    const file = options.files.get(c.req.path === '/' ? '/index.html' : c.req.path);
    if (file !== undefined) return sendStaticFile(file, c.req.raw);
    const page = options.files.get('/index.html');
    // Any other path without a file ending is a view of the page, which reads the path itself.
    if (page !== undefined && !/\.[a-z0-9]+$/i.test(c.req.path)) return sendStaticFile(page, c.req.raw);
    return c.text(page === undefined ? '网页尚未构建：请先运行 npm run build' : '没有找到', 404);
  });
  app.notFound((c) => c.json({ error: { code: 'NOT_FOUND', message: '没有找到' } }, 404));
  app.onError((error, c) => answerError(error, c, context));
  return app;
}
