import { expect, it } from 'vitest';
import { createFeatureBuffer } from '../../../src/classify/features/feature-buffer.ts';
import { featurisers } from '../../../src/classify/features/featurisers.ts';
import { createKeptWords, keepWords, readKeptWords } from '../../../src/classify/features/kept-words.ts';
import { loadLexicons } from '../../../src/classify/load-lexicons.ts';
import { createSegmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

it('keeps the words that another featuriser would read again', async () => {
  const segmenter = await createSegmenter(segmentSettings.parse({}));
  const { lexicons } = await loadLexicons();
  const messages = [
    { title: '路灯不亮', body: '青柳路的路灯坏了一个月，晚上很黑，请维修。' },
    { title: '', body: '' },
    { title: '公交太少', body: '八路公交车半小时一班[手机号]，上班迟到。'.repeat(400) },
    { title: '垃圾', body: '小区门口堆满垃圾。'.repeat(4000) },
    { title: '垃圾', body: '小区门口堆满垃圾。' },
  ].map((message) => segmentMessage(segmenter, message));
  const kept = createKeptWords();
  const buffer = createFeatureBuffer(8);
  for (const message of messages) {
    featurisers['content-5'](message, buffer, lexicons);
    keepWords(kept, 'content-5', buffer);
  }
  messages.forEach((message, i) => {
    const [read, made] = [createFeatureBuffer(8), createFeatureBuffer(8)];
    expect(readKeptWords(kept, 'content-words-4', i, read)).toBe(true);
    featurisers['content-words-4'](message, made);
    const { length } = made;
    expect(read.length).toBe(length);
    expect(read.hashes.slice(0, length)).toEqual(made.hashes.slice(0, length));
    expect(read.groups.slice(0, length)).toEqual(made.groups.slice(0, length));
  });
  expect(readKeptWords(kept, 'content-words-4', messages.length, buffer)).toBe(false);
  expect(readKeptWords(kept, 'whole-7', 0, buffer)).toBe(false);
});
