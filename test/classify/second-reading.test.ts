import { beforeAll, describe, expect, it } from 'vitest';
import { settleIrony } from '../../src/classify/settle-irony.ts';
import { settleMainMatter } from '../../src/classify/settle-main-matter.ts';
import { settleQuestions } from '../../src/classify/settle-questions.ts';
import type { SurePrediction } from '../../src/classify/transformers/task-transformers.ts';
import type { SegmentedMessage } from '../../src/core/message.ts';
import { createSegmenter, type Segmenter, segmentMessage } from '../../src/segment/segmenter.ts';
import { segmentSettings } from '../../src/segment/settings.ts';

let segmenter: Segmenter;
beforeAll(async () => {
  segmenter = await createSegmenter(segmentSettings.parse({}));
});
const read = (body: string, title = ''): SegmentedMessage => segmentMessage(segmenter, { title, body });
const told = (label: string, score: number): SurePrediction => ({
  prediction: { label, score, evidence: [] },
  sure: score >= 0.7,
});

describe('settleMainMatter', () => {
  const settle = (whole: SurePrediction, main: SurePrediction, aside: SurePrediction | null, isRepeat: boolean) =>
    settleMainMatter(whole, { main, hasAside: !isRepeat, aside, isRepeat }).prediction.label;

  it('takes what is told again for no less urgent than it is', () => {
    expect(settle(told('routine', 0.9), told('urgent', 0.6), null, true)).toBe('urgent');
    expect(settle(told('routine', 0.9), told('urgent', 0.4), null, true)).toBe('routine');
    expect(settle(told('routine', 0.9), told('urgent', 0.6), told('routine', 0.9), false)).toBe('routine');
  });

  it('goes by the main matter, unless a sure danger is told beside it', () => {
    expect(settle(told('critical', 0.9), told('urgent', 0.9), told('critical', 0.8), false)).toBe('urgent');
    expect(settle(told('critical', 0.9), told('urgent', 0.9), told('critical', 0.97), false)).toBe('critical');
    expect(settle(told('critical', 0.9), told('urgent', 0.9), null, true)).toBe('critical');
    expect(settle(told('critical', 0.9), told('urgent', 0.9), null, false)).toBe('urgent');
  });
});

describe('settleIrony', () => {
  const settle = (body: string, score = 0.99, label = 'praise') => {
    const { kind } = settleIrony({ kind: told(label, score), urgency: told('routine', 0.9) }, read(body));
    return [kind.prediction.label, kind.sure];
  };

  it.each(['等了两个小时才轮到我 真是谢谢你们了', '垃圾堆了半个月 物业真棒 给你点赞', '等得花儿都谢了'])(
    'hears no thanks for harm or waiting: %s',
    (body) => expect(settle(body)).toEqual(['complaint', false]),
  );

  it.each(['路修好了 等了三年 谢谢', '感谢民警半夜帮我们找回走丢的老人', '窗口的姑娘特别耐心'])(
    'hears thanks: %s',
    (body) => {
      expect(settle(body)).toEqual(['praise', true]);
    },
  );

  it('hears mockery in a question, and not in one that wants to know', () => {
    expect(settle('203路还在人间吗 等四十分钟了', 0.9, 'inquiry')).toEqual(['complaint', false]);
    expect(settle('九天没热水了,学校是想培养冬泳队吗', 0.9, 'inquiry')).toEqual(['complaint', false]);
    expect(settle('请问凭什么证可以办老年卡', 0.9, 'inquiry')).toEqual(['inquiry', true]);
    expect(settle('这条路到底什么时候修', 0.9, 'inquiry')).toEqual(['inquiry', true]);
  });

  it('takes doubtful praise without a word of it for a complaint', () => {
    expect(settle('车把间距拉大到半个钟头', 0.6)).toEqual(['complaint', false]);
    expect(settle('车把间距拉大到半个钟头', 0.8)).toEqual(['praise', true]);
  });
});

describe('settleQuestions', () => {
  const settle = (body: string) => {
    const { kind } = settleQuestions({ kind: told('inquiry', 0.98), urgency: told('routine', 0.9) }, read(body));
    return [kind.prediction.label, kind.sure];
  };

  it.each([
    '1、村里的电商补贴花到哪了?2、直播间建好了为什么从来不开?3、账目公开过吗?',
    '请问分班是谁拍的板?名单公示过没有?',
    '河堤一涨水就掉了一片,请问是谁验收的?这样的质量经得起查吗?',
  ])('hears a complaint in questions that hold several things against somebody: %s', (body) => {
    expect(settle(body)).toEqual(['complaint', false]);
  });

  it.each([
    '请问分班名单公示过没有,在哪里可以看到?',
    '合作社分红公示过以后多长时间到账,打到谁的卡上?',
    '难道必须本人去吗?凭什么证件可以代办?需要哪些材料?',
  ])('leaves questions that want to know: %s', (body) => expect(settle(body)).toEqual(['inquiry', true]));
});
