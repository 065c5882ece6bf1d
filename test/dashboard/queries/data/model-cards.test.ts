import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelSettings, readModelCards } from '../../../../src/dashboard/queries/data/model-cards.ts';

const folder = mkdtempSync(join(tmpdir(), 'qingyu-cards-'));
const card = `# Model card

| parts | messages |
|---|---|
| train | 2000 |

| measured on | messages | macro-F1 | accuracy | calibration error |
|---|---|---|---|---|
| dev | 320 | 0.7775 [0.610, 0.870] | 0.8625 [0.825, 0.900] | 0.0178 |
| dev, place names replaced | 320 | 0.7973 | 0.8562 | 0.0337 |

| label | examples |
|---|---|
| help | 4 |
`;

function write(name: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(join(folder, name));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text);
}

beforeAll(() => {
  write('kind', { 'manifest.json': '{"created": "2026-11-25T11:00:00Z"}', 'README.md': card });
  write('issues', { 'manifest.json': '{"version": 2}' });
  write('broken', { 'manifest.json': 'no json' });
  write('data', { 'lexicon.json': '{}' });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('readModelCards', () => {
  it('gives what manifest and card state, and leaves out what is no model', async () => {
    expect(await readModelCards(folder)).toEqual([
      { name: 'issues', own: false, version: '2', created: null, measured: [] },
      {
        name: 'kind',
        own: false,
        version: null,
        created: '2026-11-25T11:00:00Z',
        measured: [
          {
            on: 'dev',
            messages: '320',
            macro_f1: '0.7775 [0.610, 0.870]',
            accuracy: '0.8625 [0.825, 0.900]',
            calibration_error: '0.0178',
          },
          {
            on: 'dev, place names replaced',
            messages: '320',
            macro_f1: '0.7973',
            accuracy: '0.8562',
            calibration_error: '0.0337',
          },
        ],
      },
    ]);
  });

  it('states nothing of a shipped model in whose place the run used another', async () => {
    write('own', { 'manifest.json': '{"created": "2026-12-01T08:00:00Z"}' });
    const settings = (classify: object) => modelSettings.parse({ classify });
    const own = { topicModel: 'models/none', kindModel: join(folder, 'own') };
    const cards = await readModelCards('models', settings(own));
    expect(cards.filter(({ name }) => ['kind', 'subtopic', 'topic'].includes(name))).toEqual([
      { name: 'kind', own: true, version: null, created: '2026-12-01T08:00:00Z', measured: [] },
      { name: 'topic', own: true, version: null, created: null, measured: [] },
    ]);
    expect(cards.find(({ name }) => name === 'urgency')).toMatchObject({ own: false });
  });

  it('has none where there is no such folder', async () => {
    expect(await readModelCards(join(folder, 'none'))).toEqual([]);
  });

  it('reads figures from the shipped cards', async () => {
    const cards = await readModelCards('models');
    for (const name of ['topic', 'subtopic', 'kind', 'urgency']) {
      expect(cards.find((one) => one.name === name)?.measured.length, name).toBeGreaterThan(1);
    }
  });
});
