import { describe, expect, it } from 'vitest';
import { readMatter } from '../../../src/cluster/matters/read-matter.ts';
import { findTerms } from '../../../src/cluster/terms/represent.ts';
import { findPlaces } from '../../../src/segment/places/find-places.ts';
import { loadGazetteer } from '../../../src/segment/places/gazetteer.ts';
import { createSegmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

const segmenter = await createSegmenter(segmentSettings.parse({}));
const gazetteer = loadGazetteer();

function read(title: string, body: string) {
  const segmented = segmentMessage(segmenter, { title, body });
  return readMatter({ message: { title, body }, segmented, places: findPlaces(segmented, gazetteer) });
}

function termsOf(title: string, body: string): string[] {
  const { segmented, places } = read(title, body);
  return findTerms(segmented, places).terms.split(' ').sort();
}

describe('what clustering reads of a record', () => {
  const plain = '桐花苑小区的路灯不亮，夜里漆黑。';

  it.each([
    ['a head', `【来电人】赵女士【联系方式】[手机号]【是否保密】否【诉求内容】${plain}`],
    ['fields line by line', `市民姓名：钱先生\n联系电话：[手机号]\n诉求内容：${plain}\n是否公开：否`],
    ['an ending', `${plain}【诉求目的】请相关单位核实处理并回复来电人。`],
    ['a deadline', `${plain}\n【请在3个工作日内办结并回复市民】`],
    ['a caller', `来电人（赵女士）称，${plain}`],
    ['an assurance', `${plain}以上反映情况属实，恳请有关部门引起重视。`],
    ['thanks and a hope', `${plain}盼领导在百忙之中予以关注，谢谢！`],
  ])('is the same with %s', (_, body) => {
    expect(termsOf('路灯不亮', body)).toEqual(termsOf('路灯不亮', plain));
  });

  it('has no form in what stands for a title', () => {
    expect(read('', `【来电人】赵女士【诉求内容】来电人反映${plain}`).subject).toBe('桐花苑小区的路灯不亮，夜里漆黑');
  });

  it('takes the beginning of the body for no title', () => {
    expect(read('来电人反映桐花苑小区的路灯不', `来电人反映${plain}`).subject).toBe('桐花苑小区的路灯不亮，夜里漆黑');
    expect(read('桐花苑小区的路灯不亮', plain).subject).toBeNull();
    expect(read('路灯不亮', `来电人反映${plain}`).subject).toBeNull();
  });
});
