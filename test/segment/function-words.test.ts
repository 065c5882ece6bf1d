import { describe, expect, it } from 'vitest';
import { listFunctionWords, listGrammaticalWords, listLocalisers } from '../../src/segment/function-words.ts';

describe('listFunctionWords', () => {
  const words = listFunctionWords();

  it.each(['打通', '包括', '而且', '一趟', '走投无路'])('has %s', (word) => {
    expect(words.has(word)).toBe(true);
  });

  it.each(['花园', '公园', '阳光', '湖', '五一'])('has no %s', (word) => {
    expect(words.has(word)).toBe(false);
  });
});

describe('listGrammaticalWords', () => {
  const words = listGrammaticalWords();

  it.each(['三千元', '十月底', '非得', '好好', '虽说', '很多年', '从中', '每天', '凌晨', '近期', '平方米'])(
    'has %s',
    (word) => {
      expect(words.has(word)).toBe(true);
    },
  );

  it.each(['停电', '路灯', '一中', '三轮车', '二手房', '暴雨', '大米', '本科', '高速', '汛期', '逾期', '暑假', '嗡嗡'])(
    'has no %s, which messages are about',
    (word) => {
      expect(words.has(word)).toBe(false);
    },
  );
});

describe('listLocalisers', () => {
  it('has words that say where beside something, and none of which people write', () => {
    const words = listLocalisers();
    for (const word of ['门口', '西侧', '街上', '以南', '附近']) expect(words.has(word)).toBe(true);
    for (const word of ['一中', '高中', '口岸', '隔壁', '高空', '停车场']) expect(words.has(word)).toBe(false);
  });
});
