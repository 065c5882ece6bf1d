import { expect, it } from 'vitest';
import { findRepeatedKey } from '../../src/core/find-repeated-key.ts';

it.each([
  ['{"a": 1, "b": 2, "a": 3}', ['a']],
  ['{"a": {"b": {"x": 1}, "c": [], "b": {}}}', ['a', 'b']],
  ['{"a": [{"x": "{"}, {"x": 1, "y": "\\"", "x": 2}]}', ['a', 1, 'x']],
  // However it is written.
  ['{"ab": 1, "a\\u0062": 2}', ['ab']],
  ['{"": 1, "": 2}', ['']],
])('finds in %s the key that is said twice', (json, path) => {
  expect(findRepeatedKey(json)).toEqual(path);
});

it.each([
  '{}',
  '[]',
  '"a"',
  '{"a": {"a": {"a": "a"}}, "b": ["a", "a", {"a": 1}, {"a": 1}]}',
  '{"a": "\\\\", "b": ",\\"a\\": 1", "c": "a"}',
])('finds none in %s', (json) => {
  expect(findRepeatedKey(json)).toBeNull();
});
