import { expect, it } from 'vitest';
import { createFeatureBuffer } from '../../../src/classify/features/feature-buffer.ts';
import { featuriseWhole } from '../../../src/classify/features/whole.ts';
import { loadLexicons } from '../../../src/classify/load-lexicons.ts';
import { createSegmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

const endGroup = 2;

it.each([
  ['先是修路。后来停工。每户多收1.5元,共12.6万元', '后来停工'],
  ['先是修路。后来停工。2019.3.5通知交费', '后来停工'],
  ['先是修路.后来停工.每户多收', '后来停工'],
])('the last two sentences of %s begin at %s', async (body, from) => {
  const segmenter = await createSegmenter(segmentSettings.parse({}));
  const { lexicons } = await loadLexicons();
  const buffer = createFeatureBuffer();
  featuriseWhole(segmentMessage(segmenter, { title: '', body }), buffer, lexicons);
  const starts = Array.from(buffer.starts.subarray(0, buffer.length)).filter((_, i) => buffer.groups[i] === endGroup);
  expect(Math.min(...starts)).toBe(body.indexOf(from));
});
