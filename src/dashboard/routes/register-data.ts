import type { Hono } from 'hono';
import { z } from 'zod';
import type { DataPage } from '../api-types.ts';
import type { DashboardContext } from '../context.ts';
import { pageShape } from '../filters.ts';
import { answerGet } from '../http/answers.ts';
import { readRunSettings } from '../mart/run-settings.ts';
import { listRejects, readDataPage } from '../queries/data/data-page.ts';
import { modelSettings, readModelCards } from '../queries/data/model-cards.ts';
import { rejectSelectionShape } from '../selections.ts';

/** `/api/data`, `/api/rejects`. */
export function registerData(app: Hono, context: DashboardContext): void {
  answerGet(app, context, '/api/data', z.strictObject({}), async (mart): Promise<DataPage> => {
    const [page, settings] = await Promise.all([readDataPage(mart), readRunSettings(mart, modelSettings)]);
    const models = await readModelCards(context.modelsDir, settings);
    return { ...page, models };
  });
  const rejectSchema = z.strictObject({ ...pageShape, ...rejectSelectionShape });
  answerGet(app, context, '/api/rejects', rejectSchema, (mart, { page, size, ...selection }) =>
    listRejects(mart, selection, page ?? 1, size ?? context.settings.pageSize),
  );
}
