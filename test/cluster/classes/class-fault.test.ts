import { expect, it } from 'vitest';
import { nameByFault, onlyJudges } from '../../../src/cluster/classes/class-fault.ts';

it('names how a thing fails, as most titles say it', () => {
  expect(nameByFault(['水压'], [['水压太低'], ['水压低怎么洗澡'], ['水压不足']])).toBe('水压低');
  expect(nameByFault(['车位', '水压'], [['车位少'], ['水压低'], ['水压太低']])).toBe('水压低');
});

it('names none where one issue alone says so, or another word begins there', () => {
  expect(nameByFault(['水压'], [['水压太低'], ['没有水']])).toBeNull();
  expect(nameByFault(['农村'], [['农村低保没发'], ['农村低保取消']])).toBeNull();
});

it('tells a judgement that leaves out what it judges', () => {
  expect(['形同虚设', '早已名存实亡', '监控形同虚设'].map(onlyJudges)).toEqual([true, true, false]);
});
