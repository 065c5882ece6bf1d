import { describe, expect, it } from 'vitest';
import { findFarewell } from '../../../src/classify/model/find-farewell.ts';
import { settleFarewell } from '../../../src/classify/second-reading/settle-farewell.ts';
import type { SegmentedMessage } from '../../../src/core/message.ts';

const textOf = (text: string) => ({ text, words: [text], starts: [0], offsets: null });
const message = (body: string): SegmentedMessage => ({ title: textOf(''), body: textOf(body) });
const found = (body: string): string[] => findFarewell(message(body)).map(({ start, end }) => body.slice(start, end));

describe('findFarewell', () => {
  it('finds what is said softly', () => {
    expect(found('房子退了,狗托给了房东,明早你们不用再来找我。')).toEqual(['房子退了', '狗托给', '不用再来找我']);
  });

  it.each([
    '药攒了小半瓶,等孩子睡着,我就带她一起走,下面有伴。',
    '给爸妈的信压在枕头底下,今晚过后就不用再为我操心了。',
    '安眠药攒够了,下辈子再还大家的钱。',
    '今晚我想带孩子一起走,她跟着我也是受罪。',
    '查出来是晚期,不想再花家里钱了。现在坐在大桥栏杆上,车一辆辆过去,没人停。',
    '对不起爸妈,我在水库边站了两个钟头了。',
    '厂子倒了,走投无路。我一个人坐在天台上半天了。',
  ])('hears %s', (body) => expect(found(body)).not.toEqual([]));

  it.each([
    '猫送人了,房租结清了,明天以后不用再给我打电话,我们搬走了,押金不退。',
    '今晚我想带孩子一起走走新修的步道。',
    '我再也不想麻烦大家了,请公开账目。',
    '医生开的安眠药吃完了,哪里能再开?',
    '写给母校的一封信:食堂越来越贵,请改进。',
    '我走了以后街道又来人催了两次。',
    '我在桥上站了半天了,一辆公交也没来。',
    '让我在楼顶站了一下午看防水,钱一分没给,走投无路。',
    '手里一袋垃圾走投无路,江边走了半天没有一个桶。',
  ])('leaves alone %s', (body) => expect(found(body)).toEqual([]));
});

describe('settleFarewell', () => {
  const told = (label: string) => ({ prediction: { label, score: 0.9, evidence: [] }, sure: true });
  const leave = message('猫送人了,房租也结清了,明天以后不用再给我打电话了,谢谢你们听我说。');

  it('is critical and unsure, shows what was heard, and is no thanks', () => {
    const { kind, urgency } = settleFarewell({ kind: told('praise'), urgency: told('routine') }, leave);
    expect([kind.prediction.label, urgency.prediction.label, urgency.sure]).toEqual(['help', 'critical', false]);
    expect(urgency.prediction.evidence[0]).toEqual({ field: 'body', start: 0, end: 3, weight: 1 });
  });

  it('leaves what takes no leave as it is', () => {
    const said = { kind: told('praise'), urgency: told('routine') };
    expect(settleFarewell(said, message('谢谢你们听我说,路灯修好了。'))).toBe(said);
  });
});
