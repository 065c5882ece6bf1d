import { describe, expect, it } from 'vitest';
import { filterSchema, foldedPattern, WhereBuilder } from '../../src/dashboard/filters.ts';

describe('WhereBuilder', () => {
  it('numbers parameters in the order of their conditions, and puts no value into the text', () => {
    const { sql, parameters } = new WhereBuilder()
      .addFilters({ from: '2025-01-01', topic: "x' OR 1=1 --" }, { day: 'day', topic: 'topic' })
      .add('title = ? OR body = ?', 'a', 'b')
      .build();
    expect(sql).toBe('WHERE (day >= $1::DATE) AND (topic = $2) AND (title = $3 OR body = $4)');
    expect(parameters).toEqual(['2025-01-01', "x' OR 1=1 --", 'a', 'b']);
  });

  it('folds no whole texts for a word with letters, and looks for words without as they are', () => {
    const { sql, parameters } = new WhereBuilder().addWords('a7县 路灯', ['body']).build();
    expect(sql).toBe(
      'WHERE (regexp_matches(body, $1) OR ((contains(body, $2) OR contains(body, $3)) AND regexp_matches(body, $4))) AND (contains(body, $5))',
    );
    expect(parameters).toEqual(['(?i)a7县', 'ａ', 'Ａ', '(?i)ａ７县', '路灯']);
  });

  it('takes each filter by the column that a table has for it', () => {
    const filters = { from: '2025-01-01', to: '2025-01-31', region: '云溪区', topic: '交通' } as const;
    const columns = { day: 'd', region: 'r', topic: 't', kind: 'k', urgency: 'u' };
    const { sql, parameters } = new WhereBuilder()
      .addFilters({ ...filters, kind: 'praise', urgency: 'urgent' }, columns)
      .build();
    expect(sql).toBe(
      'WHERE (d >= $1::DATE) AND (d < $2::DATE + 1) AND (r = $3) AND (t = $4) AND (k = $5) AND (u = $6)',
    );
    expect(parameters).toEqual(['2025-01-01', '2025-01-31', '云溪区', '交通', 'praise', 'urgent']);
  });

  it('leaves out filters for which a table has no column', () => {
    expect(new WhereBuilder().addFilters({ region: '甲区' }, { topic: 'topic' }).build()).toEqual({
      sql: '',
      parameters: [],
    });
  });
});

describe('filterSchema', () => {
  it('refuses days that the calendar does not have, and parameters that it does not know', () => {
    expect(filterSchema.safeParse({ from: '2025-02-29' }).success).toBe(false);
    expect(filterSchema.safeParse({ from: '2024-02-29' }).success).toBe(true);
    expect(filterSchema.safeParse({ sql: 'x' }).success).toBe(false);
  });
});

describe('foldedPattern', () => {
  it('makes signs of regular expressions plain characters', () => {
    expect(foldedPattern('C++(b)|[x]{2}^$.*?\\')).toBe('(?i)C\\+\\+\\(b\\)\\|\\[x\\]\\{2\\}\\^\\$\\.\\*\\?\\\\');
  });
});
