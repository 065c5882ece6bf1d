import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inputShape, parseOptions, toOverrides } from '../../src/commands/options.ts';
import { UsageError } from '../../src/core/errors.ts';

const schema = z.strictObject(inputShape);

describe('options of commands that read messages', () => {
  it.each([
    [{ map: ['titel=标题'] }, /^--map: .*title.*titel=标题/],
    [{ map: ['title'] }, /^--map: /],
    [{ workers: '0' }, /^--workers: /],
    [{ workers: '1000' }, /^--workers: /],
    [{ batchSize: '0' }, /^--batch-size: /],
    [{ source: '' }, /^--source: /],
    [{ source: '  ' }, /^--source: /],
  ])('refuses %j as wrong usage of that flag', (given, message) => {
    expect(() => parseOptions(schema, given)).toThrow(UsageError);
    expect(() => parseOptions(schema, given)).toThrow(message);
  });

  it('takes values within the bounds of the settings', () => {
    const options = parseOptions(schema, { map: ['title=标题=1'], workers: '2', batchSize: '64', source: ' 热线 ' });
    expect(toOverrides(options)).toMatchObject({
      ingest: { map: { title: '标题=1' }, batchSize: 64, source: '热线' },
      workers: 2,
    });
  });
});
