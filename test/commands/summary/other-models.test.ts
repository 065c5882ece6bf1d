import { afterEach, beforeEach, expect, it } from 'vitest';
import { readOtherModels } from '../../../src/commands/summary/other-models.ts';
import { type Database, openDatabase } from '../../../src/core/duckdb.ts';

let db: Database;
beforeEach(async () => {
  db = await openDatabase(':memory:', { memoryLimit: '512MB', threads: 1 });
  await db.run('CREATE TABLE runs (seq INTEGER, run_id VARCHAR, model_version VARCHAR, settings VARCHAR)');
});
afterEach(() => db.close());

const addRun = (seq: number, model: string, settings: object) =>
  db.rows('INSERT INTO runs VALUES ($1, $2, $3, $4)', [seq, `r${seq}`, model, JSON.stringify(settings)]);

it('compares the newest run with the one before', async () => {
  await addRun(1, 'shipped', { classify: { topicModel: null } });
  expect(await readOtherModels(db, { relabelled: 0 })).toBeNull();
  await addRun(2, 'own', { classify: { topicModel: '/own', topics: null } });
  expect(await readOtherModels(db, { relabelled: 60 })).toEqual({
    since: 'r2',
    relabelled: 60,
    settings: [{ setting: 'classify.topicModel', before: null, now: '/own' }],
  });
  await addRun(3, 'own', { classify: { topicModel: '/own', topics: null }, cluster: {} });
  expect(await readOtherModels(db, { relabelled: 0 })).toBeNull();
});

it('takes no setting that only one version of the program has for a choice, and knows states that do not count', async () => {
  await addRun(1, 'older', { classify: { topicModel: null, gone: 1 } });
  await addRun(2, 'newer', { classify: { topicModel: null, added: 2 } });
  expect(await readOtherModels(db, {})).toEqual({ since: 'r2', relabelled: 0, settings: [] });
  expect(await readOtherModels(db, null)).toEqual({ since: 'r2', relabelled: 0, settings: [] });
  await addRun(3, 'other', {});
  expect(await readOtherModels(db, {})).toMatchObject({ since: 'r3', settings: [] });
});
