import { expect, it } from 'vitest';
import { withTellingTitle } from '../../../../src/cluster/themes/texts/telling-title.ts';
import { createSegmenter, segmentMessage } from '../../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../../src/segment/settings.ts';

const segmenter = await createSegmenter(segmentSettings.parse({}));

const titleOf = (title: string, body: string): string =>
  withTellingTitle({
    id: '1',
    author: null,
    title,
    body,
    segmented: segmentMessage(segmenter, { title, body }),
    places: [],
    likes: 0,
    region: null,
    createdAt: '2025-03-01 08:00:00',
  }).title;

it('takes the first sentence, behind the greeting, for a title that is missing or says nothing', () => {
  expect(titleOf('', '尊敬的领导：您好！建议增设夜班公交。现在太少。')).toBe('建议增设夜班公交');
  expect(titleOf('我的建议', '禁放。太吵了。')).toBe('禁放');
  expect(titleOf('增设夜班公交', '现在太少。')).toBe('增设夜班公交');
  expect(titleOf('建议', '您好！')).toBe('建议');
  expect(titleOf('', '夜市？先把路灯修好。太黑了。')).toBe('夜市？先把路灯修好');
  expect(titleOf('', '尊敬的领导：您好！夜市？先把路灯修好。太黑了。')).toBe('夜市？先把路灯修好');
  expect(titleOf('', '能不能多开几趟夜班公交？太少。')).toBe('能不能多开几趟夜班公交');
});

it('takes what somebody wants for the title of an order, which says what kind of order it is', () => {
  const body = '云女士反映26路公交车自11月起改线，出行不便，要求恢复26路原走向，并答复。云女士称已等一月。';
  expect(titleOf('求助', body)).toBe('要求恢复26路原走向');
  expect(titleOf('【投诉】', '请管管。松鹤路没有路灯。')).toBe('请管管');
  expect(titleOf('恢复26路原走向', body)).toBe('恢复26路原走向');
});
