import { beforeAll, describe, expect, it } from 'vitest';
import { settleIrony } from '../../../src/classify/second-reading/settle-irony.ts';
import { settleQuestions } from '../../../src/classify/second-reading/settle-questions.ts';
import {
  isRestored,
  settleToldThanks,
  settleUnended,
} from '../../../src/classify/second-reading/settle-told-thanks.ts';
import type { SurePrediction } from '../../../src/classify/transformers/task-transformers.ts';
import type { SegmentedMessage } from '../../../src/core/message.ts';
import { createSegmenter, type Segmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

let segmenter: Segmenter;
beforeAll(async () => {
  segmenter = await createSegmenter(segmentSettings.parse({}));
});
const read = (body: string, title = ''): SegmentedMessage => segmentMessage(segmenter, { title, body });
const told = (label: string, score: number): SurePrediction => ({
  prediction: { label, score, evidence: [] },
  sure: score >= 0.7,
});

/** The kind that a reader leaves a routine text with, and whether it is sure. */
const kindBy = (settle: typeof settleIrony, body: string, label: string, score: number) => {
  const { kind } = settle({ kind: told(label, score), urgency: told('routine', 0.9) }, read(body));
  return [kind.prediction.label, kind.sure];
};

describe('settleIrony', () => {
  const settle = (body: string, score = 0.99, label = 'praise') => kindBy(settleIrony, body, label, score);

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

  it('hears mockery in several sentences by what they thank for', () => {
    const queue =
      '排队半小时换来一盆冷饭,菜里的虫子蛋白质管够,打饭的勺子还要抖上三抖,一份十六块,比校门口的小馆子贵一半';
    expect(settle(`感谢食堂让我们天天锻炼,${queue}`)).toEqual(['complaint', false]);
    expect(settle(`表扬食堂,${queue}`)).toEqual(['praise', true]);
  });

  it.each([
    '感谢银行,让我为了取八百块钱见识了四个窗口四种答复。真是服务到家。',
    '感谢物业让我学会了爬二十八层,感谢经理一句“不想住可以卖”让我清醒。',
  ])('hears mockery of answers that differ, and of who is told to leave: %s', (body) =>
    expect(settle(body)).toEqual(['complaint', false]),
  );

  it.each([
    '感谢社区让我们老年人也学会了用手机挂号,两位志愿者一人带三个,一教就是一个下午。',
    '谢谢学校让孩子体会到了丰收的快乐,自己种的土豆自己挖,挖得满手泥,笑得合不拢嘴。',
  ])('hears thanks for what somebody learned: %s', (body) => expect(settle(body)).toEqual(['praise', true]));

  it('takes doubtful praise without a word of it for a complaint', () => {
    expect(settle('车把间距拉大到半个钟头', 0.6)).toEqual(['complaint', false]);
    expect(settle('车把间距拉大到半个钟头', 0.8)).toEqual(['praise', true]);
  });
});

describe('settleQuestions', () => {
  const settle = (body: string) => kindBy(settleQuestions, body, 'inquiry', 0.98);

  it.each([
    '1、村里的电商补贴花到哪了?2、直播间建好了为什么从来不开?3、账目公开过吗?',
    '请问分班是谁拍的板?名单公示过没有?',
    '河堤一涨水就掉了一片,请问是谁验收的?这样的质量经得起查吗?',
    '换了水表一个月多二十吨,自来水公司说表是合格的。请问合格的表怎么会自己走?',
    '说好退的钱拖了八个月,别的家长都退了,请问到底还退不退?',
    '窨井塌了一角,前天一位老人摔了。请问这归哪个单位管?',
  ])('hears a complaint in questions that hold several things against somebody: %s', (body) => {
    expect(settle(body)).toEqual(['complaint', false]);
  });

  it.each([
    '请问分班名单公示过没有,在哪里可以看到?',
    '孩子在学校摔了一跤,请问校方责任险归哪个部门管,怎么报?',
    '工作人员说系统在升级,让九月再来。请问现在能办了吗?',
    '合作社分红公示过以后多长时间到账,打到谁的卡上?',
    '难道必须本人去吗?凭什么证件可以代办?需要哪些材料?',
  ])('leaves questions that want to know: %s', (body) => expect(settle(body)).toEqual(['inquiry', true]));
});

describe('settleToldThanks', () => {
  const settle = (body: string, title = '', urgency = 'urgent') =>
    settleToldThanks({ kind: told('help', 0.8), urgency: told(urgency, 0.9) }, read(body, title)).kind.prediction.label;

  it('hears thanks in the trouble that they ended', () => {
    expect(settle('工资欠了四个月,劳动局的同志跑了五趟,昨天每个人都拿到了,给他们送面锦旗。')).toBe('praise');
    expect(settle('之前半夜还在划拳,热线一个礼拜就解决了,必须夸一句。')).toBe('praise');
  });

  it.each([
    ['工资拿到了一半,剩下的求你们再催一催,谢谢你们。', ''],
    ['一箱过期的面,两床长霉的被,水去年就退了,东西就这些。', '感谢救灾物资'],
    ['路灯修好了,谢谢,可是没过三天又灭了。', ''],
  ])('does not where something is asked for, or nothing came right: %s', (body, title) =>
    expect(settle(body, title)).toBe('help'),
  );

  it('leaves a danger to those who come', () =>
    expect(settle('孩子掉井里,邻居救上来了,谢谢大家。', '', 'critical')).toBe('help'));
});

describe('isRestored', () => {
  const thanks = '谢谢各位师傅,也谢谢接电话的客服。';
  const come = ['今天上午停水,管子裂了,下午三点来的水。', '我们单元不热,师傅来放了气,现在屋里二十三度。'];
  const gone = ['说来电了又跳,村子都黑着。', '昨晚来了水也来了电,就是没有热。', '来电了,可是冰箱烧了。'];

  it.each(come)('hears that it is over: %s', (body) => {
    const said = { kind: told('complaint', 0.95), urgency: told('critical', 0.98) };
    expect(isRestored(read(body + thanks))).toBe(true);
    expect(settleToldThanks(said, read(body + thanks)).kind.prediction.label).toBe('praise');
  });

  it.each(gone)('does not where it went again or is only heard of: %s', (body) =>
    expect(isRestored(read(body + thanks))).toBe(false),
  );

  it('does not where nobody is thanked', () => expect(isRestored(read(come[0]!))).toBe(false));
});

describe('settleUnended', () => {
  const settle = (body: string, score = 0.77) => {
    const thanks = { kind: told('praise', score), urgency: told('routine', score) };
    const { kind, urgency } = settleUnended(thanks, told('urgent', 0.5), read(body));
    return [kind.prediction.label, urgency.prediction.label];
  };

  it('takes thanks for trouble that goes on for none, with the urgency that it has', () => {
    expect(settle('民警帮我找过一回,没找着。我妈走丢第五天了,谢谢大家留意。')).toEqual(['help', 'urgent']);
    expect(settle('路灯修好了,谢谢,可是没过三天又灭了。')).toEqual(['complaint', 'urgent']);
  });

  it('knows what waits for parts', () => {
    expect(settle('谢谢师傅来看,说水泵坏了要等配件,全村已经停了两天。')).toEqual(['complaint', 'urgent']);
  });

  it('leaves what was ended after all, and sure thanks', () => {
    expect(settle('我妈走丢了,我们没找着,民警连夜查监控,找到了,谢谢!')).toEqual(['praise', 'routine']);
    expect(settle('路灯修好了,谢谢,可是没过三天又灭了。', 0.96)).toEqual(['praise', 'routine']);
  });
});
