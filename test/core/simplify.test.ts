import { describe, expect, it } from 'vitest';
import { hasTraditional, simplifyText } from '../../src/core/simplify.ts';

describe('simplifyText', () => {
  it.each([
    ['小區門口的路燈沒有修', '小区门口的路灯没有修'],
    ['答覆與覆蓋', '答复与覆盖'],
    ['已回覆', '已回复'],
    ['用戶暱稱', '用户昵称'],
    // A single one in a text that is simplified: typed by hand, or what a scan made of it.
    ['楼上住户一直沒有解决', '楼上住户一直没有解决'],
  ])('reads %s as %s', (written, read) => {
    expect(simplifyText(written)).toBe(read);
  });

  it.each(['乾安县的覆盖率和於某的瞭望台', '停水三天 KTV １号 😀', ''])('leaves %s as it is', (text) => {
    expect(simplifyText(text)).toBe(text);
  });

  it('keeps the number of units where a simplified form takes two', () => {
    // OpenCC has 二𫫇英.
    expect(simplifyText('垃圾焚燒產生二噁英，請關停')).toBe('垃圾焚烧产生二恶英，请关停');
    expect(simplifyText('騄鱲路學校門口😀噪音擾民鱲')).toBe('騄鱲路学校门口😀噪音扰民鱲');
  });
});

describe('hasTraditional', () => {
  it('counts characters that simplified script has no use for', () => {
    expect(hasTraditional('關店不退款')).toBe(true);
    expect(hasTraditional('關店不退款', 2)).toBe(false);
    expect(hasTraditional('沒有開門', 2)).toBe(true);
    expect(hasTraditional('覆盖范围，乾坤，堃，喆，ｶﾅ')).toBe(false);
  });
});
