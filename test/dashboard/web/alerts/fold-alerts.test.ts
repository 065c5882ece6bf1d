import { expect, it } from 'vitest';
import { foldAlerts } from '../../../../src/dashboard/web/alerts/fold-alerts.ts';

it('folds alerts of one batch under the first of them, whichever has most of the messages', () => {
  const alert = (alert_id: string, explained_by: string | null = null) => ({ alert_id, explained_by });
  const rows = [
    alert('A', 'C'),
    alert('B'),
    alert('C'),
    alert('D', 'C'),
    alert('E', 'D'),
    alert('F', 'X'),
    alert('G', 'X'),
  ];
  const folded = foldAlerts(rows).map(({ row, others }) => [row, ...others].map(({ alert_id }) => alert_id).join(''));
  expect(folded).toEqual(['ACDE', 'B', 'FG']);
});
