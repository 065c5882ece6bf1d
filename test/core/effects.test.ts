import { describe, expect, it } from 'vitest';
import { type LogFields, silentLogger } from '../../src/core/effects.ts';

describe('the fields of a line of the log', () => {
  it('take what JSON says of a value, and no error, of which it would say nothing', () => {
    const fields: LogFields = { file: 'a', line: 1, problems: [{ reason: 'b' }], none: null };
    silentLogger.warn(fields);
    // @ts-expect-error An error has to be described.
    silentLogger.warn({ error: new Error('c') });
    // @ts-expect-error What was caught may be one.
    silentLogger.warn({ error: null as unknown });
    expect(JSON.parse(JSON.stringify(fields))).toEqual(fields);
  });
});
