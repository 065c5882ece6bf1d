import { beforeAll, describe, expect, it } from 'vitest';
import type { Lexicons } from '../../../src/classify/features/lexicons.ts';
import { createWordClasses } from '../../../src/classify/features/word-classes.ts';
import { loadLexicons } from '../../../src/classify/load-lexicons.ts';
import { dangerSigns } from '../../../src/classify/model/danger-signs.ts';
import { blankScene } from '../../../src/classify/model/scene-words.ts';
import { classifySettings } from '../../../src/classify/settings.ts';
import { createSegmenter, type Segmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

describe('blankScene', () => {
  let lexicons: Lexicons;
  let segmenter: Segmenter;
  beforeAll(async () => {
    segmenter = await createSegmenter(segmentSettings.parse({}));
    ({ lexicons } = await loadLexicons(classifySettings.parse({})));
  });

  it('leaves what happened, and blanks who, where and when, length for length', () => {
    const message = segmentMessage(segmenter, { title: '', body: '今天学校门口3个老人摔伤了' });
    const { body } = blankScene(message, lexicons.senses);
    expect(body.text).toHaveLength(message.body.text.length);
    expect(body.text.replace(/ /g, '')).toContain('摔伤了');
    for (const word of ['今天', '学校', '3', '老人']) expect(body.text).not.toContain(word);
    expect(body.words.join('')).toBe(body.text);
  });

  it('leaves a word that tells of harm as well', () => {
    const senses = createWordClasses({
      format: 1,
      classes: [
        { id: 'facility', meaning: 'what the public uses', words: ['变压器', '塌桥'] },
        { id: 'disaster', meaning: 'what ruins a place', words: ['塌桥'] },
      ],
    });
    const words = ['变压器', '旁', '塌桥'];
    const empty = { text: '', words: [], starts: [], offsets: null };
    const body = { text: words.join(''), words, starts: [0, 3, 4], offsets: null };
    expect(blankScene({ title: empty, body }, senses).body.text).toBe('   旁塌桥');
  });
});

describe('dangerSigns', () => {
  it.each(['他把一瓶都吞了', '桥上有人要跳', '墙往外歪得厉害', '水还在涨', '爷爷出门没回来', '整条街停了水'])(
    'has %s',
    (text) => expect(dangerSigns.test(text)).toBe(true),
  );

  it.each(['室友的闹钟六点响', '阿姨打菜手抖', '今天公交一辆都没来', '来电人反映天台锁着晒不了被子', '姐姐报了跳舞班'])(
    'has nothing of %s',
    (text) => expect(dangerSigns.test(text)).toBe(false),
  );
});
