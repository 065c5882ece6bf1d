import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../../src/commands/inspect.ts';
import { buildSmallMart } from '../aggregate/build-small-mart.ts';
import { recordIo } from './command-io.ts';

const workspace = mkdtempSync(join(tmpdir(), 'qingyu-inspect-'));
const evidence = [{ field: 'title', start: 0, end: 2, weight: 0.5 }];

beforeAll(async () => {
  const db = await buildSmallMart({
    path: join(workspace, 'trends.duckdb'),
    messages: [
      {
        id: '00000000000000aa',
        at: '2025-03-03 08:00:00',
        title: '路灯不亮',
        places: [],
        topic_score: 0.9,
        topic_evidence: evidence,
        kind_score: 0.8,
        kind_evidence: evidence,
        urgency_score: 0.7,
        urgency_evidence: evidence,
      },
    ],
    tables: {
      corrections: [{ message_key: '00000000000000aa', kind: 'help', corrected_at: '2025-03-04 08:00:00' }],
    },
  });
  db.close();
});
afterAll(() => rmSync(workspace, { recursive: true }));

describe('inspect', () => {
  it.each([false, true])('shows a label that an editor corrected, in colour or not: %s', async (useColour) => {
    const io = recordIo({ useColour });
    expect(await execute(['00000000000000aa'], { workspace }, io)).toBe(0);
    expect(io.seen.out).toContain('kind     help (corrected by an editor)\n');
    expect(io.seen.out).toContain('kind: help, as an editor corrected it\n');
    expect(io.seen.out).toContain('topic    交通 90 %\n');
    expect(io.seen.out).toContain('  +0.50 title 「路灯」\n');
  });
});
