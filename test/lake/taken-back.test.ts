import { describe, expect, it } from 'vitest';
import { listTakenBack, requireKnownRuns, trimRevision } from '../../src/lake/taken-back.ts';

const read = (id: string) => ({ run_id: id, command: 'run', started_at: `2026-01-0${id} 09:00:00` });
const rebuild = (day: number, revision: object) => ({
  run_id: `b${day}`,
  command: 'rebuild',
  started_at: `2026-01-0${day} 10:00:00`,
  ...revision,
});

describe('runs that are taken back', () => {
  const runs = [
    read('1'),
    read('2'),
    rebuild(3, { without_runs: ['1', '2'], with_runs: [] }),
    rebuild(4, { with_runs: ['1'] }),
    rebuild(5, {}),
  ];

  it('are those that no later rebuild counted again, since the one that took them back', () => {
    expect([...listTakenBack(runs)]).toEqual([['2', '2026-01-03 10:00:00']]);
  });

  it('stay so as they are where they are to be taken back again', () => {
    expect(trimRevision(runs, { without: ['1', '1', '2'], with: [] })).toEqual({ without: ['1'], with: [] });
    expect(trimRevision(runs, { without: [], with: ['1', '2'] })).toEqual({ without: [], with: ['2'] });
  });
});

describe('ids of runs', () => {
  it('have to be of runs that read files; of many the last are named', () => {
    const runs = [...Array.from({ length: 25 }, (_, i) => read(String(i))), rebuild(3, {})];
    expect(() => requireKnownRuns(runs, { without: ['0'], with: ['24'] })).not.toThrow();
    expect(() => requireKnownRuns(runs, { without: ['b3'], with: [] })).toThrow(
      /got b3; these are 5, 6, .*, 24 and 5 before them/,
    );
    expect(() => requireKnownRuns([], { without: [], with: ['x'] })).toThrow('got x; there is none');
  });
});
