import type { Hono } from 'hono';
import { z } from 'zod';
import { QingyuError } from '../../core/errors.ts';
import type { DashboardContext } from '../context.ts';
import { editRequestSchema } from '../edits/requests/edit-request.ts';
import { listTopics } from '../edits/requests/known-topics.ts';
import { pageShape, searchText } from '../filters.ts';
import { answerGet, parseRequest } from '../http/answers.ts';
import { readClientAddress } from '../http/client-address.ts';
import { readChoices } from '../mart/read-meta.ts';
import { searchList } from '../search/cut-query.ts';

/** `GET /api/edits` the log in words; `POST /api/edits` one edit more; `GET /api/topics` what messages may be corrected to. */
export function registerEdits(app: Hono, context: DashboardContext): void {
  const historySchema = z.strictObject({
    decided: z
      .enum(['1'])
      .transform(() => true)
      .optional(),
    by: z.string().trim().min(1).max(40).optional(),
    q: searchText.optional(),
    page: pageShape.page,
    size: pageShape.size,
  });
  answerGet(app, context, '/api/edits', historySchema, (mart, { page = 1, size = 100, ...selection }) =>
    searchList(context.cutQuery, selection.q, (q) => context.edits.history(mart, { ...selection, q, page, size })),
  );
  answerGet(app, context, '/api/topics', z.strictObject({}), async (mart): Promise<readonly string[]> => {
    // In the order of the filter bar, those that no message has after them.
    const [{ topics }, known] = await Promise.all([readChoices(mart), listTopics(mart)]);
    const used = topics.filter((topic) => known.has(topic));
    return [...used, ...[...known].filter((topic) => !topics.includes(topic)).sort()];
  });
  app.post('/api/edits', async (c) => {
    const address = readClientAddress(c, context.settings.trustProxy);
    const body: unknown = await c.req.json().catch(() => null);
    if (context.readOnly) {
      const refusal = 'Expected a server that edits, got --read-only';
      const asked = editRequestSchema.safeParse(body);
      if (asked.success) await context.edits.auditRefused(asked.data, address, refusal);
      throw new QingyuError(refusal, { code: 'READ_ONLY', stage: 'dashboard' });
    }
    const request = parseRequest(editRequestSchema, body);
    const edit = await context.reader.use((mart) => context.edits.append(mart, request, address));
    return c.json({ id: edit.id, at: edit.at, action: edit.action, pending: true }, 201);
  });
}
