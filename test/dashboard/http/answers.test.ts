import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { QingyuError } from '../../../src/core/errors.ts';
import type { DashboardContext } from '../../../src/dashboard/context.ts';
import { editRequestSchema } from '../../../src/dashboard/edits/requests/edit-request.ts';
import { answerError, answerGet, notFound } from '../../../src/dashboard/http/answers.ts';
import { nameParameter } from '../../../src/dashboard/parameter-names.ts';
import * as selections from '../../../src/dashboard/selections.ts';
import { fixedEffects, openSmallDashboard } from '../small-dashboard.ts';

/** Parts of an edit that the page itself fills in. */
const pageSays = new Set(['unmerged', 'seen', 'seen_title']);

/** An app whose one answer fails with an error, then succeeds. */
function failOnce(error: Error) {
  const context = {
    setup: 's',
    effects: fixedEffects,
    edits: { version: async () => '0' },
    reader: { use: (work: (mart: object) => Promise<unknown>) => work({ version: 'v' }) },
  } as unknown as DashboardContext;
  const app = new Hono();
  app.onError((cause, c) => answerError(cause, c, context));
  const left = [error];
  answerGet(app, context, '/api/x', z.strictObject({}), async () => {
    const next = left.pop();
    if (next !== undefined) throw next;
    return { rows: 1 };
  });
  return app;
}

it.each([
  ['a query that took too long', new QingyuError('slow', { code: 'QUERY_TIMEOUT', stage: 'dashboard' }), 503],
  ['one that needed more memory', new QingyuError('large', { code: 'OUT_OF_MEMORY', stage: 'config' }), 503],
  ['a fault', new Error('broken'), 500],
])('is not held for the answer that will come: %s', async (_name, error, status) => {
  const app = failOnce(error);
  const failed = await app.request('/api/x');
  expect([failed.status, failed.headers.get('cache-control')]).toEqual([status, 'no-store']);
  const tag = failed.headers.get('etag');
  const again = await app.request('/api/x', tag === null ? {} : { headers: { 'If-None-Match': tag } });
  expect([again.status, await again.text()]).toEqual([200, '{"rows":1}']);
});

it('lets caches hold that there is no such thing while the tables are the same', async () => {
  const gone = await failOnce(notFound('the issue')).request('/api/x');
  expect([gone.status, gone.headers.get('etag')]).toEqual([404, expect.stringContaining('-v-0')]);
});

it('refuses a parameter that is given twice, in lists as in files', async () => {
  const small = await openSmallDashboard();
  try {
    for (const path of ['/api/issues', '/api/downloads/issues', '/api/issues/I0000000000aa/report']) {
      const answer = await small.get(`${path}?region=a&region=b`);
      expect(answer.status, path).toBe(400);
      const { error } = (await answer.json()) as { error: { code: string; message: string } };
      expect(error.code).toBe('BAD_REQUEST');
      expect(error.message).toMatch(/^参数重复：.*地区$/);
    }
    expect((await small.get('/api/issues?region=a&topic=b')).status).toBe(200);
  } finally {
    small.close();
  }
});

it('says of a statement that needs more memory than there is what can be done', async () => {
  const error = new QingyuError('large', { code: 'OUT_OF_MEMORY', stage: 'config' });
  const answer = await failOnce(error).request('/api/x');
  expect(await answer.json()).toMatchObject({
    error: { code: 'OUT_OF_MEMORY', message: '内存不足，请缩小范围或调高 dashboard.memoryLimit' },
  });
});

it('calls what it refuses in an address or an edit by its Chinese name', async () => {
  const shapes = [
    ...Object.values(selections).flatMap((shape) => Object.keys(shape)),
    ...editRequestSchema.options.flatMap((option) => Object.keys(option.shape)),
    ...['from', 'to', 'region', 'topic', 'kind', 'urgency', 'page', 'size', 'top', 'format', 'source', 'id'],
  ].filter((name) => !pageSays.has(name));
  expect(shapes.length).toBeGreaterThan(60);
  expect(shapes.filter((name) => !/\p{Script=Han}/u.test(nameParameter(name)))).toEqual([]);
  const small = await openSmallDashboard();
  try {
    const answer = await small.post('/api/edits', {
      action: 'split',
      issue: 'I0000000000aa',
      messages: [{ source: '', message_id: '' }],
    });
    const { error } = (await answer.json()) as { error: { message: string } };
    expect([answer.status, error.message]).toEqual([400, '参数不合要求：留言']);
    const unknown = (await (await small.get('/api/issues?toString=1')).json()) as { error: { message: string } };
    expect(unknown.error.message).toBe('参数不合要求：toString');
  } finally {
    small.close();
  }
});
