import { describe, expect, it } from 'vitest';
import { findMatter } from '../../src/cluster/find-matter.ts';
import { findOpening } from '../../src/cluster/opening.ts';
import { findPlaces } from '../../src/segment/places/find-places.ts';
import { loadGazetteer } from '../../src/segment/places/gazetteer.ts';
import { createSegmenter, segmentMessage } from '../../src/segment/segmenter.ts';
import { segmentSettings } from '../../src/segment/settings.ts';

const segmenter = await createSegmenter(segmentSettings.parse({}));
const gazetteer = loadGazetteer();

function matterOf(body: string): string {
  const segmented = segmentMessage(segmenter, { title: '', body });
  const opening = findOpening(segmented.body.text)!;
  const { from, to } = findMatter(segmented.body, opening, findPlaces(segmented, gazetteer));
  return segmented.body.text.slice(from, to);
}

describe('the passage that says the matter', () => {
  it('is neither who writes nor who says that somebody writes', () => {
    expect(matterOf('我是桐花苑小区的业主，住在5栋。小区电梯经常坏，没人修。')).toContain('电梯经常坏');
    expect(matterOf('市民王女士来电反映，棠溪路桐花苑小区经常停水，希望尽快处理。')).toBe('棠溪路桐花苑小区经常停水');
    expect(matterOf('有市民反映棠溪路桐花苑小区门口的井盖不见了。')).toBe('棠溪路桐花苑小区门口的井盖不见了');
  });

  it('is no time or place alone', () => {
    expect(matterOf('3月5日凌晨2时许，棠溪路桐花苑小区旁边的工地还在打桩。')).toContain('打桩');
    expect(matterOf('棠溪路与北溪街交叉口西南角，路灯坏了三个月。')).toContain('路灯坏了三个月');
  });

  it('is not broken by a time of day', () => {
    expect(matterOf('桐花苑小区门口的烧烤摊每天22:00以后还在营业，油烟很大。')).toContain('每天22:00以后还在营业');
  });

  it('leaves out what joins it to the sentence before', () => {
    expect(matterOf('桐花苑小区去年就交房了。但是桐花苑小区的房产证到现在都没有办下来。')).toMatch(
      /^桐花苑小区的房产证/u,
    );
  });

  it('is the opening where there are no clauses of a fit length', () => {
    expect(matterOf('停水！')).toBe('停水!');
  });
});
