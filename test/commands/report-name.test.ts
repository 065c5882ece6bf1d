import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameReport, placeReport } from '../../src/commands/report.ts';

describe('nameReport', () => {
  const march = { from: '2025-03-01', to: '2025-03-31' };

  it('gives reports of other units, spans and regions other names', () => {
    const quarter = { from: '2025-01-01', to: '2025-03-31' };
    const names = [
      nameReport('month', march, undefined, 'html'),
      nameReport('month', march, '青禾县', 'html'),
      nameReport('daterange', march, undefined, 'html'),
      nameReport('daterange', quarter, undefined, 'html'),
      nameReport('month', march, undefined, 'docx'),
    ];
    expect(new Set(names).size).toBe(names.length);
    expect(names.slice(0, 2)).toEqual(['report-month-2025-03-31.html', 'report-month-2025-03-31-青禾县.html']);
  });

  it('makes no folder of a region', () => {
    expect(nameReport('week', march, '甲/../乙', 'html')).toBe('report-week-2025-03-31-甲_乙.html');
  });
});

describe('placeReport', () => {
  it('gives a report its own name in a folder, and else the name that was asked for', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'qingyu-report-'));
    try {
      expect(await placeReport(folder, 'week.html')).toBe(join(folder, 'week.html'));
      expect(await placeReport(`${folder}/new/`, 'week.html')).toBe(join(folder, 'new', 'week.html'));
      expect(await placeReport(join(folder, 'mine.html'), 'week.html')).toBe(join(folder, 'mine.html'));
      expect(await placeReport(undefined, 'week.html')).toBe('week.html');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
