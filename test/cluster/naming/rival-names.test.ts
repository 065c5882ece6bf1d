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
  });

  it('contests a name in a title by names that others have in their texts only', () => {
    const messages = [createPlain('q:云栖小学'), createPlain('p:青禾小学')];
    const titles = ['云栖小学乱收费', '学校乱收费'];
    expect(findRivals([0, 1], titles, storeOf(messages), () => false).isContested('云栖小学')).toBe(true);
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
