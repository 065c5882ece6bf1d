import { expect, it } from 'vitest';
import { addShown, markAlert } from '../../../../src/dashboard/web/alerts/seen-alerts.ts';

const alert = (id: string, opened: string, level = 4, raised = opened) => ({
  alert_id: id,
  level,
  state: 'open',
  opened_on: opened,
  steps: [
    { day: `${opened} 00:00:00`, level: 4 },
    { day: `${raised} 00:00:00`, level },
  ],
});

it('marks nothing on the first visit, and what was not shown in it afterwards', () => {
  const shown = alert('Aa', '2025-12-31');
  expect(markAlert(null, shown)).toBeNull();
  const seen = addShown(null, [shown], '2025-12-31');
  expect(markAlert(seen, shown)).toBeNull();
  // It opened on a day whose messages were still arriving, or stood on another page.
  expect(markAlert(seen, alert('Ab', '2025-12-31'))).toBe('新');
  expect(markAlert(seen, alert('Ac', '2025-12-30'))).toBeNull();
  expect(markAlert(seen, alert('Ac', '2025-12-30', 2, '2026-01-02'))).toBe('新');
});

it('marks what was shown with a lower level, until it is shown again', () => {
  const before = alert('Aa', '2025-12-01', 4);
  const now = alert('Aa', '2025-12-01', 2, '2026-01-02');
  const seen = addShown(null, [before], '2025-12-31');
  expect(markAlert(seen, now)).toBe('升级');
  const again = addShown(seen, [now], '2026-01-02');
  expect(again.from).toBe('2025-12-31');
  expect(markAlert(again, now)).toBeNull();
});

it('forgets the first of very many, and does not call them new then', () => {
  const first = alert('A0', '2026-01-01');
  const more = Array.from({ length: 2000 }, (_, index) => alert(`A${index + 1}`, '2026-01-05'));
  const seen = addShown(addShown(null, [first], '2025-12-31'), more, '2026-01-05');
  expect(Object.keys(seen.shown)).toHaveLength(2000);
  expect(markAlert(seen, first)).toBeNull();
  expect(markAlert(seen, alert('An', '2026-01-06'))).toBe('新');
});
