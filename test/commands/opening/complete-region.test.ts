import { describe, expect, it } from 'vitest';
import { completeRegion } from '../../../src/commands/opening/complete-region.ts';
import { buildSmallMart } from '../../aggregate/build-small-mart.ts';

describe('completeRegion', () => {
  it('adds the end that people leave out, or the city before a name of many places, where no other region is meant', async () => {
    const regions = [
      '青禾县',
      '东石区',
      '东石县',
      '云溪',
      '云溪区',
      '柳荫土家族自治县',
      '未知',
      '南泽市柳川区',
      '青石市白沙县',
      '南泽市白沙县',
    ];
    const messages = regions.map((region, i) => ({ id: `m${i}`, region, at: '2025-12-22 08:00:00' }));
    const db = await buildSmallMart({ messages });
    const completed: Record<string, string> = {};
    for (const given of [
      '青禾',
      '青禾县',
      '雲溪區',
      '柳蔭',
      '东石',
      '云溪',
      '柳荫',
      '青',
      '无此',
      '柳川区',
      '川区',
      '白沙县',
      '南泽市',
    ])
      completed[given] = await completeRegion(db, given);
    db.close();
    expect(completed).toEqual({
      青禾: '青禾县',
      青禾县: '青禾县',
      雲溪區: '云溪区',
      柳蔭: '柳荫土家族自治县',
      东石: '东石',
      云溪: '云溪',
      柳荫: '柳荫土家族自治县',
      青: '青',
      无此: '无此',
      柳川区: '南泽市柳川区',
      川区: '川区',
      白沙县: '白沙县',
      南泽市: '南泽市',
    });
  });
});
