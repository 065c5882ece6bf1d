import { describe, expect, it } from 'vitest';
import { keepWhole } from '../../../../src/dashboard/queries/issues/whole-words.ts';
import { createKnownWords } from '../../../../src/dashboard/search/known-words.ts';

const known = await createKnownWords()();
const keep = (words: string, text: string, ...names: string[]) =>
  keepWhole(known, words.split('/'), { texts: [text], names });

describe('words of a message that are shown', () => {
  it('begin and end where words of the text do', () => {
    expect(keep('德问/教师/咨询', '咨询教师师德问题')).toEqual(['教师', '咨询']);
    expect(keep('询老/柴油车/旧柴', '咨询老旧柴油车限行')).toEqual(['柴油车']);
    expect(keep('议垃/垃圾分类', '建议垃圾分类')).toEqual(['垃圾分类']);
  });

  it('go across no end of a name, and may be a part of one', () => {
    expect(keep('翠湖苑/县翠湖/公馆', '云杉县翠湖苑公馆停水', '翠湖苑公馆')).toEqual(['翠湖苑', '公馆']);
    expect(keep('县翠湖', '云杉县翠湖苑停水', '云杉县', '翠湖苑')).toEqual([]);
  });

  it('begin or end with no word that carries nothing, and are no part of another', () => {
    expect(keep('了翠湖苑 项目/在食堂/食堂', '看了翠湖苑项目，在食堂', '翠湖苑')).toEqual(['食堂']);
    expect(keep('路灯/翠湖路路灯', '翠湖路路灯不亮', '翠湖路路灯')).toEqual(['翠湖路路灯']);
  });

  it('are words of the dictionary where the text has them no more', () => {
    expect(keep('路灯/德问', '井盖')).toEqual(['路灯']);
  });
});
