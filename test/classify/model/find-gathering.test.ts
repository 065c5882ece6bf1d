import { describe, expect, it } from 'vitest';
import { findGathering } from '../../../src/classify/model/find-gathering.ts';
import { settleGathering } from '../../../src/classify/second-reading/settle-gathering.ts';
import type { SegmentedMessage } from '../../../src/core/message.ts';

const textOf = (text: string) => ({ text, words: [text], starts: [0], offsets: null });
const message = (body: string): SegmentedMessage => ({ title: textOf(''), body: textOf(body) });

describe('findGathering', () => {
  it.each([
    '明天上午厂里一百多号人都去镇政府门口,已经说好了。我不想把事情搞大。',
    '后天一早我们四百多户去市政府门口,车都租好了,再不给说法就堵路。',
    '今晚六十多个货车司机准备把车横在高速口,说运费不降不散。',
    '后天上午三百名家长到教育局门口,横幅都印好了,我劝过,没用。',
    '周五早上商户一百多家在市场大门口拉横幅,管委会不给说法不开张。',
  ])('finds a crowd that is announced: %s', (body) => expect(findGathering(message(body))).not.toBeNull());

  it.each([
    '再不解决,我们三百多户业主只好去市政府门口拉横幅。',
    '去年一百多业主去过市政府门口,当时答应三个月办证,明天就满一年了,说好的证呢?',
    '群里天天有人喊要去售楼部拉横幅,喊了一年没人动。',
    '下周二我们跳舞队三十多个人要去社区门口送锦旗,都说好了。',
    '我们村二十几户明天想一起去镇政府办理宅基地证。',
    '每天早上一百多号人在区政府门口等公交。',
  ])('leaves alone %s', (body) => expect(findGathering(message(body))).toBeNull());
});

describe('settleGathering', () => {
  const told = (label: string) => ({ prediction: { label, score: 0.9, evidence: [] }, sure: true });

  it('is critical and unsure, and shows what was heard', () => {
    const body = '明早三百多个业主到售楼部门口,都约好了。';
    const { kind, urgency } = settleGathering({ kind: told('complaint'), urgency: told('routine') }, message(body));
    expect([kind.prediction.label, urgency.prediction.label, urgency.sure]).toEqual(['complaint', 'critical', false]);
    expect(urgency.prediction.evidence).toEqual([{ field: 'body', start: 8, end: 14, weight: 1 }]);
  });

  it('leaves thanks', () => {
    const said = { kind: told('praise'), urgency: told('routine') };
    expect(settleGathering(said, message('明早三百多个业主到售楼部门口,都约好了。'))).toBe(said);
  });
});
