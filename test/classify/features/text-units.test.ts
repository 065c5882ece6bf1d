import { describe, expect, it } from 'vitest';
import { readUnits } from '../../../src/classify/features/text-units.ts';

const unitsOf = (text: string): number[] => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
const read = (text: string, field: 0 | 1): number[] => [...readUnits(text, field).subarray(0, text.length)];

describe('readUnits', () => {
  it('reads a short text behind a long one, and one longer than any before', () => {
    for (const text of ['路灯坏了一个月', '坏', '', '很长'.repeat(5000), '路灯']) {
      expect(read(text, 1), `${text.length} units`).toEqual(unitsOf(text));
    }
  });

  it('keeps title and body apart', () => {
    const title = readUnits('桥头路灯', 0);
    readUnits('另一段正文', 1);
    expect([...title.subarray(0, 4)]).toEqual(unitsOf('桥头路灯'));
  });

  it('reads signs beyond the first plane, and halves of them, unit by unit', () => {
    for (const text of ['𠮷野家', '断\ud842', '\udfb7开头']) expect(read(text, 0)).toEqual(unitsOf(text));
  });
});
