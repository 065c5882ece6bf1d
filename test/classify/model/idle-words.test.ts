import { describe, expect, it } from 'vitest';
import { leaveIdleDays, leavePastHarm } from '../../../src/classify/model/idle-words.ts';
import type { SegmentedMessage } from '../../../src/core/message.ts';

const textOf = (text: string) => ({ text, words: [text], starts: [0], offsets: null });
const left = (leave: (message: SegmentedMessage) => SegmentedMessage | null, body: string): string | null => {
  const said = leave({ title: textOf(''), body: textOf(body) });
  if (said !== null) expect(said.body.text).toHaveLength(body.length);
  return said?.body.text.replace(/ /g, '') ?? null;
};

describe('leaveIdleDays', () => {
  it('blanks days that no deadline falls on', () => {
    expect(left(leaveIdleDays, '后天我去女儿家,想问老年证怎么办。')).toBe('我去女儿家,想问老年证怎么办。');
    expect(left(leaveIdleDays, '下周三是集,路上全是摊。')).toBe('是集,路上全是摊。');
    expect(left(leaveIdleDays, '不急,年底到期')).toBeNull();
  });

  it.each(['报名本周五截止', '下周三开庭', '月底就要交房租', '明天早上要去堵桥', '2017年底停工,去年底还没动'])(
    'keeps %s',
    (body) => expect(left(leaveIdleDays, body)).toBeNull(),
  );
});

describe('leavePastHarm', () => {
  it('blanks harm of another year up to how it ended, and what happened elsewhere', () => {
    expect(left(leavePastHarm, '前年跟邻居动过手,磕掉两颗牙,赔了钱也和好了。现在请量一量地界。')).toBe(
      '现在请量一量地界。',
    );
    expect(left(leavePastHarm, '听说外省有个学校食物中毒。我们食堂还不错。')).toBe('我们食堂还不错。');
  });

  it.each(['去年八月起拖欠,赔了一点,至今没结清', '去年停水三次,今年又停了', '2019年塌过,没有修'])('keeps %s', (body) =>
    expect(left(leavePastHarm, body)).toBeNull(),
  );
});
