import { expect, it } from 'vitest';
import { addLook, type Visits, visitGapMs } from '../../../../src/dashboard/web/browser/visits.ts';

const r1 = { run_id: 'r1', seq: 1 };
const r2 = { run_id: 'r2', seq: 2 };
const minute = 60_000;

/** The visits after looks at these runs at these times. */
function lookAt(...looks: readonly (readonly [run: typeof r1, at: number])[]): Visits {
  const visits = looks.reduce<Visits | null>((known, [run, at]) => addLook(known, run, at), null);
  if (visits === null) throw new Error('Expected a look');
  return visits;
}

it('has nothing before the first visit, however often the page is loaded in it', () => {
  expect(lookAt([r1, 0]).before).toBeNull();
  expect(lookAt([r1, 0], [r2, minute]).before).toBeNull();
});

it('counts from the last look of the visit before, and goes on counting from it until the next visit', () => {
  const morning = visitGapMs * 5;
  const visits = lookAt([r1, 0], [r1, minute], [r2, morning], [r2, morning + minute]);
  expect(visits.before).toEqual({ ...r1, at: minute });
  expect(visits.last).toEqual({ ...r2, at: morning + minute });
});

it('keeps the newest tables that were seen where a tab still shows older ones', () => {
  const visits = lookAt([r1, 0], [r2, minute], [r1, 2 * minute]);
  expect(visits.last).toEqual({ ...r2, at: 2 * minute });
  expect(lookAt([r2, 0], [r1, visitGapMs + minute]).before).toEqual({ ...r2, at: 0 });
});
