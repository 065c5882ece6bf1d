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
    ['what was masked', `${plain}[用户名][手机号][QQ号][通行证号]`],
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

  describe('of a letter that begins with asides', () => {
    const asides =
      '领导您好，我在这里住了十多年，这些年城市变化很大，公园漂亮，办事也方便多了。顺便提一句，菜场门口的三轮车乱停，希望有人管一管；还有公交站的雨棚漏水，下雨天等车的人都淋湿，这个也请看看。图书馆周一闭馆，能不能错开，上班族只有周末才有空去一趟。';
    const main = '桐花苑小区的电梯三天两头停运，老人上不去下不来，物业说没有维修基金，一拖就是一年。';
    const letter = `${asides}说正事。${main}楼上有坐轮椅的老人，半年没有下过楼，药都是邻居帮着带上去的，请尽快派人来看一看，哪怕先修好一部也行，我们愿意分摊费用，只求街道、房管和质监坐到一起商量出日期，写在纸上贴到楼道里。`;

    it('is its main matter first, with the places where they are then', () => {
      const { segmented, places, subject } = read('', letter);
      expect(subject).toMatch(/^桐花苑小区的电梯三天两头停运/u);
      expect(segmented.body.text).toMatch(/^说正事。桐花苑小区的电梯/u);
      expect(segmented.body.words.join('')).toBe(segmented.body.text);
      const place = places.find(({ field, name }) => field === 'body' && name.startsWith('桐花苑'))!;
      expect(segmented.body.text.slice(place.start, place.end)).toMatch(/^桐花苑/u);
    });

    it('has the words of that matter, and not those of the asides that go beyond what is kept', () => {
      const words = termsOf('几句心里话', letter);
      expect(words).toContain('b:邻居');
      expect(words).not.toContain('b:图书馆');
      expect(termsOf('几句心里话', letter.replace('说正事。', ''))).toContain('b:图书馆');
    });
  });

  it('is what the body says under a title that tells nothing', () => {
    expect(read('求助！', plain).subject).toBe('桐花苑小区的路灯不亮，夜里漆黑');
  });
});
