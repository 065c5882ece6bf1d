import { describe, expect, it } from 'vitest';
import { listTrendTerms } from '../../../src/aggregate/terms/trend-terms.ts';
import { findTerms } from '../../../src/cluster/terms/represent.ts';
import { createSegmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

const words = (...list: readonly string[]) => new Map(list.map((word) => [word, 1]));
const list = (title: readonly string[], body: readonly string[], tokens: string, named: readonly string[] = []) =>
  listTrendTerms(
    { title: words(...title), body: words(...body), isNamed: (word) => named.includes(word) },
    tokens.split(' '),
  );

describe('listTrendTerms', () => {
  it('lists words of title and body once, neither too short nor too long', () => {
    const { words: found } = list(['路灯', '灯'], ['路灯', '不亮', '二次供水改造工程', '九个字以上的长名字'], '路灯');
    expect(found).toBe('路灯 不亮 二次供水改造工程');
  });

  it('pairs neighbours of the title that are kept and stand outside names', () => {
    const title = ['松柏', '新城', '车位', '捆绑', '销售'];
    expect(list(title, [], '松柏 新城 车位 捆绑 的 销售', ['松柏']).phrases).toBe('新城_车位 车位_捆绑');
    expect(list(title, [], '车位 捆绑 车位 捆绑').phrases).toBe('车位_捆绑 捆绑_车位');
    expect(list(['机动车', '停放点'], [], '机动车 停放点').phrases).toBe('机动车_停放点');
    expect(list(['公共自行车', '停放处点'], [], '公共自行车 停放处点').phrases).toBe('');
  });

  it('leaves out a phrase that a word of the body is or ends with', () => {
    expect(list(['车位', '捆绑'], ['车位捆绑'], '车位 捆绑').phrases).toBe('');
    expect(list(['车位', '捆绑'], ['地下车位捆绑'], '车位 捆绑').phrases).toBe('');
    expect(list(['车位', '捆绑'], ['车位捆绑费'], '车位 捆绑').phrases).toBe('车位_捆绑');
  });

  it('takes the words that clustering keeps of a message', async () => {
    const segmenter = await createSegmenter(segmentSettings.parse({}));
    const message = segmentMessage(segmenter, { title: '请问车位捆绑销售', body: '开发商要求买房必须买车位。' });
    const { words: found, phrases } = listTrendTerms(findTerms(message, []), message.title.words);
    expect(found.split(' ')).toEqual(expect.arrayContaining(['车位', '捆绑', '销售', '开发商']));
    expect(found).not.toMatch(/请问|要求|[:_]/);
    expect(phrases.split(' ')).toEqual(['车位_捆绑', '捆绑_销售']);
  });
});
