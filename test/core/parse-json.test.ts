import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/core/parse-json.ts';

describe('parseJson', () => {
  it('keeps the digits of long whole numbers as written', () => {
    const text =
      '{"id":20250301123456783,"of":[-20250301123456785, 1234567890123456789012345],"n":20250301123456783.0}';
    expect(parseJson(text)).toEqual({
      id: '20250301123456783',
      of: ['-20250301123456785', '1234567890123456789012345'],
      n: '20250301123456783.0',
    });
  });

  it('leaves strings, short numbers and fractions as they are', () => {
    const value = {
      id: '20250301123456787',
      body: '订单 20250301123456783, 又"说": 20250301123456785\\',
      '20250301123456783': 700123,
      share: 0.1234567890123456,
      large: 1.5e21,
    };
    expect(parseJson(JSON.stringify(value))).toEqual(value);
    expect(parseJson('[9007199254740991]')).toEqual([9007199254740991]);
    expect(parseJson('null')).toBe(null);
    expect(parseJson('{"x":1234567890123456e2}')).toEqual({ x: 123456789012345600 });
  });

  it.each(['{"id":00020250301123456783}', '{"id":20250301123456783', '{"t":"未完 20250301123456783'])(
    'refuses what is no JSON: %s',
    (text) => {
      expect(() => parseJson(text)).toThrow(SyntaxError);
    },
  );
});
