import { describe, expect, it } from 'vitest';
import { findSubject } from '../../../src/cluster/matters/subject.ts';
import { represent } from '../../../src/cluster/terms/represent.ts';
import { findPlaces } from '../../../src/segment/places/find-places.ts';
import { loadGazetteer } from '../../../src/segment/places/gazetteer.ts';
import { createSegmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

const segmenter = await createSegmenter(segmentSettings.parse({}));
const gazetteer = loadGazetteer();

function read(title: string, body: string) {
  const segmented = segmentMessage(segmenter, { title, body });
  return findSubject({ title, body }, segmented, findPlaces(segmented, gazetteer));
}

describe('what a message without a title is about', () => {
  it('is what its body says of the matter, with the name that stands before it', () => {
    expect(read('', '您好！我是桐花苑小区的业主，电梯经常坏，没人修。')?.text).toBe('桐花苑小区：电梯经常坏，没人修');
    expect(read('……', '桐花苑小区电梯经常坏。')?.text).toBe('桐花苑小区电梯经常坏');
  });

  it('names the place before it rather than one that comes later, and no words in quotation marks', () => {
    const body =
      '您好！我是桐花苑小区的业主。门口的路灯坏了三个月，晚上漆黑一片。隔壁的云栖花园每天都有人修“最后一公里”。';
    expect(read('', body)?.text).toMatch(/^桐花苑小区：.*路灯坏了三个月/u);
    expect(read('', '小区门口“最后一公里”没人管，路灯坏了三个月。')?.text).not.toContain('最后一公里：');
  });

  it('has no name before it that does not end as names do', () => {
    const body = '护士站的人说没有床位。父亲在走廊里等了一整天，没有人管。';
    expect(read('', body)?.text).not.toContain('：');
  });

  it('ends with no half of a character', () => {
    for (const pad of ['', '我']) {
      const ends = `${pad}${'我们楼下每天晚上跳舞'.repeat(5)}${'😡'.repeat(20)}`;
      expect(read('', ends)?.text).toMatch(/^[\u4e00-\u9fff]+😡+$/u);
    }
  });

  it('has no bracket that closes what stood before it', () => {
    expect(read('', '【桐花苑】延期交房，开发商不回复。')?.text).toMatch(/^桐花苑：延期交房/u);
  });

  it('takes the place of the title in the terms, its names too, also where characters are of full width', () => {
    const body = '领导：您好！ＡＢＣ桐花苑小区电梯经常坏，没人修。物业说没有钱。';
    const subject = read('', body)!;
    const terms = represent(subject.segmented, subject.places).split(' ');
    expect(terms).toEqual(expect.arrayContaining(['t:电梯', 'b:物业']));
    expect(terms.some((term) => term.startsWith('q:') && term.includes('桐花苑'))).toBe(true);
    expect(terms).not.toContain('t:物业');
    const { words, starts, offsets } = subject.segmented.title;
    const written = body.slice(body.indexOf('ＡＢＣ'));
    for (const [at, word] of words.entries()) {
      const start = offsets === null ? starts[at]! : offsets[starts[at]!]!;
      expect(written.slice(start).normalize('NFKC').toLowerCase().startsWith(word)).toBe(true);
    }
    expect(words.length).toBeGreaterThan(3);
  });

  it('is the opening of a text in another language, also where personal data are masked in it', () => {
    const written = 'The street lamp has been broken for weeks. Please fix it, call [手机号]';
    expect(read('', written)?.text).toMatch(/^The street lamp has been broken/u);
    expect(read('', '우리 가로등이 고장났어요. 전화 [手机号]')?.text).toMatch(/^우리 가로등이 고장났어요/u);
  });

  it('is no address of the web, nor has one', () => {
    expect(read('', '看这个 https://example.com/iAbCd/?a=1 桐花苑小区门口大坑，车都掉进去了')?.text).toBe(
      '桐花苑小区门口大坑',
    );
    expect(read('', 'http://www.example.com/a?b=1&c=2 详情见链接')?.text).toBe('详情见链接');
    expect(read('', 'https://example.com/a')).toBeNull();
  });

  it('is nothing of its own where there is a title, or no text', () => {
    expect(read('电梯坏了', '桐花苑小区电梯经常坏。')).toBeNull();
    expect(read('', '您好！')).toBeNull();
  });
});
