import { describe, expect, it } from 'vitest';
import type { ClusterMessage } from '../../../src/cluster/contract.ts';
import { findRivals, type Rivals } from '../../../src/cluster/naming/rival-names.ts';
import { createPlain, storeOf } from '../plain-store.ts';

const general = new Set(['希望', '加强', '小区', '培训', '学校', '培训学校']);

function rivalsOf(...titles: readonly string[]): Rivals {
  const messages: ClusterMessage[] = titles.map(() => createPlain('t:停水'));
  return findRivals([...messages.keys()], titles, storeOf(messages), (word) => general.has(word));
}

describe('findRivals', () => {
  const schools = ['投诉云栖小学乱收费', '青禾小学乱收费', '松鹤小学强制补课', '望湖小学乱收费'];

  it('contests a name where more members name another of its type', () => {
    expect(rivalsOf(...schools).isContested('云栖小学')).toBe(true);
    expect(rivalsOf('云栖小学乱收费', '云栖小学又乱收费', '青禾小学乱收费').isContested('云栖小学')).toBe(false);
    expect(rivalsOf('云栖小学乱收费', '学校乱收费').isContested('云栖小学')).toBe(false);
    expect(rivalsOf('云栖小学乱收费', '青禾医院乱收费').isContested('云栖小学')).toBe(false);
  });

  it('contests no name by another form of it', () => {
    expect(rivalsOf('云栖花苑小区停水', '云栖花苑公寓停水').isContested('云栖花苑小区')).toBe(false);
    expect(rivalsOf('云栖小区停水', '栖云小区停水').isContested('云栖小区')).toBe(false);
    expect(rivalsOf('云栖小学乱收费', '栖霞小学云课堂乱收费').isContested('云栖小学')).toBe(true);
  });

  it('contests a name in a title by names that others have in their texts only', () => {
    const messages = [createPlain('q:云栖小学'), createPlain('p:青禾小学')];
    const titles = ['云栖小学乱收费', '学校乱收费'];
    expect(findRivals([0, 1], titles, storeOf(messages), () => false).isContested('云栖小学')).toBe(true);
  });

  describe('streets', () => {
    const rivalsAt = (...titles: readonly string[]): Rivals => {
      const streets = (title: string) => title.match(/[云青松望]..?(?:路|大道)(?:加油站)?/gu) ?? [];
      const messages = titles.map((title) =>
        createPlain(
          streets(title)
            .map((name) => `q:${name}`)
            .join(' '),
        ),
      );
      return findRivals([...messages.keys()], titles, storeOf(messages), () => false);
    };

    it('contests one where more members write of others alone, and none at a crossing', () => {
      const streets = ['云栖路没有斑马线', '青禾路没有斑马线', '松鹤大道没有斑马线'];
      expect(rivalsAt(...streets).isContested('云栖路')).toBe(true);
      expect(rivalsAt(...streets).generalise('云栖路没有斑马线')).toBe('多条道路没有斑马线');
      expect(rivalsAt('云栖路没有斑马线', '青禾路没有斑马线').isContested('云栖路')).toBe(false);
      expect(rivalsAt('云栖路没有斑马线', '云栖路与青禾路路口堵', '青禾路堵').isContested('云栖路')).toBe(false);
    });

    it('keeps one that something is called after', () => {
      const titles = ['云栖路加油站加错油', '云栖路加油站少加油', '青禾路堵', '松鹤路堵', '望湖路堵'];
      expect(rivalsAt(...titles).generalise('云栖路加油站加错油')).toBe('云栖路加油站加错油');
    });
  });

  it('says of such names that they are several, by what all of them are', () => {
    expect(rivalsOf(...schools).generalise('投诉云栖小学乱收费')).toBe('投诉多所小学乱收费');
    const mixed = rivalsOf('云栖小学乱收费', '青禾中学乱收费', '松鹤培训学校乱收费');
    expect(mixed.generalise('松鹤培训学校乱收费')).toBe('多所学校乱收费');
    expect(rivalsOf('云栖街道办事拖拉', '青禾街道办事拖拉').generalise('云栖街道办事拖拉')).toBe('多个街道办事拖拉');
  });

  it('leaves out a region that few titles have, and keeps one that most have', () => {
    expect(rivalsOf('X3区云栖小学乱收费', 'X5区青禾小学乱收费').generalise('X3区云栖小学乱收费')).toBe(
      '多所小学乱收费',
    );
    const near = rivalsOf('X3区云栖小学乱收费', 'X3区青禾小学乱收费');
    expect(near.generalise('X3区云栖小学乱收费')).toBe('X3区多所小学乱收费');
  });

  it('leaves a title as it is that names what most name', () => {
    const rivals = rivalsOf('云栖小学乱收费', '云栖小学又乱收费', '青禾小学乱收费');
    expect(rivals.generalise('云栖小学乱收费')).toBe('云栖小学乱收费');
  });
});
