import { expect, it } from 'vitest';
import type { SegmentedText } from '../../../src/core/message.ts';
import { findFormParts, readFormParts } from '../../../src/segment/forms/find-form-parts.ts';

it('reads a text once, however often it is asked for its parts', () => {
  const text = '【来电人】王女士 反映楼道堆物。请相关单位核实处理并回复来电人。';
  let reads = 0;
  const segmented: SegmentedText = {
    get text() {
      reads += 1;
      return text;
    },
    words: [],
    starts: [],
    offsets: null,
  };
  expect(readFormParts(segmented)).toEqual(findFormParts(text));
  expect(readFormParts(segmented)).toBe(readFormParts(segmented));
  expect(reads).toBe(1);
});
