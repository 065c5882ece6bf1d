import { describe, expect, it } from 'vitest';
import { settleOutage } from '../../../src/classify/second-reading/settle-outage.ts';
import { readBody, told } from './told.ts';

describe('settleOutage', () => {
  const settle = (body: string, kind = 'complaint') =>
    settleOutage({ kind: told(kind), urgency: told('urgent') }, readBody(body)).urgency.prediction.label;

  it.each([
    '青石镇停水六天了，大家挑水喝。物业欠费，水厂把责任推给镇里，两年来没人管过合同的事。',
    '昨天晚上枫桥社区自来水就停了，到现在还没来，停水也没通知。',
    '晚上十一点半了，柳湾镇还没恢复供水。',
    '小区经常停电，今天更甚，直到现在整个小区一直没有电。',
    '供热管道爆裂，馨园小区已停暖三天。',
    '五百户居民的用水至今还靠消防车送水。',
    '自来水管冻裂，馨园小区停水三天没人修。',
    '稻花苑停水四天了，居民通过各种渠道反映。',
    '我家住松岭街11号，小区老人居多。前三天至今，暖气冰凉，请彻底解决。',
    '馨园小区暖气片冰凉三天了。',
    '本小区三天没有暖气了，屋里十度。',
  ])('calls what is cut off now for many critical: %s', (body) => expect(settle(body)).toBe('critical'));

  it.each([
    '小区经常停水，每次两三个小时，夏天一周停三次。',
    '我家停水三天了，房东说他欠了水费。',
    '小区水管年年爆，每次停水两天。',
    '小区昨天停水一天，今天来水了。',
    '群里都在传全城停水三天，请问是不是真的？',
    '下个月小区换管子停水两天，请问哪天？',
    '支渠断水一个星期了，全村的稻田要旱死。',
    '电梯停电三天了，小区物业不修。',
    '三期烂尾，业主现在都要断供，已经等了三年。',
    '去年冬天我们小区停暖十天，现在要求赔偿。',
    '我家暖气冰凉三天了，小区别家都热。',
    '小区暖气不热，三天了还是18度。',
  ])('leaves what comes and goes, is over, announced, of one home or of something else: %s', (body) =>
    expect(settle(body)).toBe('urgent'),
  );

  it('leaves thanks and proposals, and says where it is told', () => {
    const body = '物业不作为。青石小区停水六天了。';
    expect(settle(body, 'suggestion')).toBe('urgent');
    expect(settle(body, 'praise')).toBe('urgent');
    const { urgency } = settleOutage({ kind: told('complaint'), urgency: told('urgent') }, readBody(body));
    expect(urgency.sure).toBe(false);
    expect(urgency.prediction.evidence).toEqual([{ field: 'body', start: 10, end: 12, weight: 1 }]);
  });
});
