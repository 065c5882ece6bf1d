import { beforeAll, describe, expect, it } from 'vitest';
import { hideMarks } from '../../../src/classify/features/hide-marks.ts';
import { maskLabels } from '../../../src/core/mask-labels.ts';
import { createSegmenter, type Segmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

describe('hideMarks', () => {
  let segmenter: Segmenter;
  beforeAll(async () => {
    segmenter = await createSegmenter(segmentSettings.parse({}));
  });

  it.each(Object.values(maskLabels))('blanks %s and nothing around it', (label) => {
    const message = segmentMessage(segmenter, { title: `路灯不亮${label}`, body: `请回电${label}，谢谢` });
    const hidden = hideMarks(message);
    const blank = ' '.repeat(label.length);
    expect(hidden.title.text).toBe(`路灯不亮${blank}`);
    expect(hidden.body.text).toBe(`请回电${blank},谢谢`);
    expect(hidden.body.words.join('')).toBe(hidden.body.text);
    expect(hidden.body.starts).toEqual(message.body.starts);
  });

  it.each(['https://www.example.com/news/2021/t20210305_1234.html?id=8', 'www.example.com/a', '😭🙏🏻'])(
    'blanks what says nothing of the matter: %s',
    (sign) => {
      const hidden = hideMarks(segmentMessage(segmenter, { title: '', body: `路灯不亮${sign}，请修` }));
      expect(hidden.body.text).toBe(`路灯不亮${' '.repeat(sign.length)},请修`);
    },
  );

  it('leaves the words of a label alone where they are the writer’s own', () => {
    const message = segmentMessage(segmenter, { title: '', body: '[急]身份证号码写错了，怎么改？' });
    expect(hideMarks(message)).toBe(message);
  });
});
