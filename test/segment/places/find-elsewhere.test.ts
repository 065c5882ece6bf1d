import { describe, expect, it } from 'vitest';
import { findElsewhere } from '../../../src/segment/places/find-elsewhere.ts';
import { findPlaces } from '../../../src/segment/places/find-places.ts';
import { loadGazetteer } from '../../../src/segment/places/gazetteer.ts';
import { createSegmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

const segmenter = await createSegmenter(segmentSettings.parse({}));
const gazetteer = loadGazetteer();

/** What a message says of elsewhere, as it is written. */
function tellElsewhere(title: string, body: string): string[] {
  const message = segmentMessage(segmenter, { title, body });
  const { spans } = findElsewhere(message, findPlaces(message, gazetteer));
  return spans.map(({ field, start, end }) => (field === 'title' ? title : body).slice(start, end));
}

const title = '云栖花园小区停水';

describe('names of elsewhere', () => {
  it.each([
    ['从早上停到现在，和石桨村的遭遇一样，没人管。', '石桨村的遭遇一样'],
    ['水又黄又臭，跟石桨小区的气味不同。', '石桨小区的气味不同'],
    ['水压比石桨小区还差。', '石桨小区'],
    ['云栖花园小区（不是石桨花园）三天没水。', '石桨花园'],
    ['人家石桨小区早就装好了水泵。', '石桨小区'],
    ['不像石桨小区，我们没有水塔。', '石桨小区'],
    ['隔壁石桨小区早就换了新水管，我们没有。', '石桨小区'],
    ['听说石桨小区那边也停了。', '石桨小区'],
    ['石桨小区也一样，一天停三次。', '石桨小区'],
    ['以前住石桨小区，从不停水。', '石桨小区'],
    ['能不能像石桨小区那样装个水泵。', '石桨小区那样'],
  ])('are those that a message compares itself with (%s)', (body, told) => {
    expect(tellElsewhere(title, body)).toEqual([told]);
  });

  it.each([
    ['石桨路和榆桨路一样停水，两条路都没有人修。'],
    ['隔壁的石桨酒楼每天晚上都抽水到很晚。'],
    ['和石桨物业沟通过，结果一样。'],
    ['水是石桨水厂供的，跟石桨水厂承诺的完全不一样。'],
    ['石桨街道不是不管，是管不了。'],
    ['像石桨水厂这样不负责的，应该处罚。'],
  ])('are not those of its matter (%s)', (body) => {
    expect(tellElsewhere(title, body)).toEqual([]);
  });

  it('are none where the message names them elsewhere, or has no other place', () => {
    expect(tellElsewhere('石桨小区停水', '云栖花园有水，石桨小区也一样该有。')).toEqual([]);
    expect(tellElsewhere(title, '石桨小区停水，云栖花园小区和石桨小区的情况一样。')).toEqual([]);
    expect(tellElsewhere('天天停水', '听说石桨小区那边也停了。')).toEqual([]);
  });

  it('need not be found as names where it says that they are there', () => {
    expect(tellElsewhere(title, '水里一股味，跟鸿栎那边的味道不同。')).toEqual(['鸿栎那边的味道不同']);
    expect(tellElsewhere(title, '再不修水管，云栖就要变成第二个鸿栎。')).toEqual(['鸿栎']);
  });
});
