import { describe, expect, it } from 'vitest';
import { settleUnhurried } from '../../../src/classify/second-reading/settle-unhurried.ts';
import { readBody, told } from './told.ts';

describe('settleUnhurried', () => {
  const settle = (body: string, kind: string, urgency = 'urgent', score = 0.95) =>
    settleUnhurried({ kind: told(kind, score), urgency: told(urgency) }, readBody(body)).urgency.prediction.label;

  it('takes no question for urgent without a day at hand or harm', () => {
    const question = '去年换了单位，想问个人账户要多久才能转过来？';
    expect(settle(question, 'inquiry')).toBe('routine');
    expect(settle(question, 'inquiry', 'critical')).toBe('critical');
    expect(settle(question, 'inquiry', 'urgent', 0.8)).toBe('urgent');
    expect(settle(question, 'help')).toBe('urgent');
    expect(settle('请问网上报不了名怎么办？周五截止。', 'inquiry')).toBe('urgent');
    expect(settle('请问电停了找谁？', 'inquiry')).toBe('urgent');
  });

  it.each([
    '工资倒是从没拖欠过，就是没有合同。',
    '白天响，晚上倒是不影响睡觉。',
    '坑有脸盆大，还好没有人摔着。',
    '材料卡住了，报名还早，想先定下来。',
  ])('goes by what the writer says does not press: %s', (body) => expect(settle(body, 'complaint')).toBe('routine'));

  it.each(['房租从没拖欠过，限我三天搬走。', '上回倒没出大事，今天又塌了一块。'])(
    'hears no more than that: %s',
    (body) => expect(settle(body, 'help')).toBe('urgent'),
  );

  it('tells where it is said', () => {
    const { urgency } = settleUnhurried(
      { kind: told('complaint'), urgency: told('urgent') },
      readBody('路烂了。倒没有人摔着。'),
    );
    expect(urgency.sure).toBe(false);
    expect(urgency.prediction.evidence).toEqual([{ field: 'body', start: 4, end: 9, weight: 1 }]);
  });
});
