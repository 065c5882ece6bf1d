import { beforeAll, describe, expect, it } from 'vitest';
import { findHazard } from '../../../src/classify/hazards/find-hazard.ts';
import type { Hazard } from '../../../src/classify/hazards/hazards.ts';
import { settleHazards } from '../../../src/classify/hazards/settle-hazards.ts';
import type { KindAndUrgency } from '../../../src/classify/kind-and-urgency.ts';
import { loadLexicons } from '../../../src/classify/load-lexicons.ts';
import type { SegmentedMessage } from '../../../src/core/message.ts';
import { createSegmenter, type Segmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

let segmenter: Segmenter;
let hazards: readonly Hazard[];
beforeAll(async () => {
  segmenter = await createSegmenter(segmentSettings.parse({}));
  ({ hazards } = await loadLexicons());
});
const read = (body: string, title = ''): SegmentedMessage => segmentMessage(segmenter, { title, body });
const find = (body: string, title = ''): string | null => findHazard(read(body, title), hazards)?.hazard.id ?? null;
const said = (kind: string, kindScore: number, urgency: string, score: number): KindAndUrgency => ({
  kind: { prediction: { label: kind, score: kindScore, evidence: [] }, sure: true },
  urgency: { prediction: { label: urgency, score, evidence: [] }, sure: true },
});

describe('findHazard', () => {
  it.each([
    ['lift-held', '三单元电梯一个月困了四回人 每次都是自己扒开门'],
    ['open-shaft', '污水井的盖子不知道被谁偷走了 好几天没人补'],
    ['indoor-charging', '好几家从窗户往下拉线给电瓶车充电'],
    ['exit-shut', '物业把消防门焊死了 楼上一百多户'],
    ['deep-water', '下穿通道一下雨就积水半米深 公交只能绕行'],
    ['dark-fall', '路灯坏了一整条街 昨晚有人摔进绿化坑里了'],
    ['biting-dog', '小区里的野狗追着小孩跑 昨天又咬了一个'],
    ['night-noise', '工地后半夜还在卸钢管 叮叮咣咣'],
    ['building-now', '邻居正在楼顶砌砖加盖一层'],
    ['stench-harm', '化肥厂那个味道熏得人眼泪直流'],
    ['group-sick', '食堂的菜有问题 我们四个人都吃坏肚子了'],
    ['unpaid-work', '三个月工资一分没发'],
    ['low-wire', '变压器旁的电线离地就一米五 小孩站着就摸得着'],
    ['gas-smell', '厨房里天天有煤气味 报修一个星期没人来'],
    ['collapsed-way', '引水渠的便桥冲断半个月了 村民踩着木头过'],
    ['fell', '人行道上的地砖翘起来 我妈绊倒摔断了手腕'],
    ['escalator', '商场扶梯昨天突然倒着走'],
    ['leaking-dam', '山塘的坝体裂了一道缝 一下雨就往外冒水'],
    ['eviction-now', '征收办今天就要拆我家的屋 我们没签字'],
    ['last-days', '报名后天截止 系统一直登不上去'],
    ['foul-tank', '水箱里捞出死老鼠 六百户人都在喝'],
    ['loose-thing', '公交站旁的大广告牌歪了 等车的人都躲着走'],
    ['dead-fire-systems', '小区的消防设施全都没法正常使用'],
    ['flooded-home', '旁边施工毁了排水沟 我家房屋被臭水淹了几十公分'],
    ['falling', '外墙保温板松了 已有一块坠到楼下'],
    ['recurrent-outage', '住顶层,隔三差五停水,洗澡洗一半就没了'],
    ['recurrent-outage', '一个星期有三天没水,有水也是黄的'],
    ['unpaid-work', '干活不给钱'],
    ['lift-held', '三栋电梯这个月困人第四次。年检标志是去年的。'],
    ['no-rail', '观景台的栏杆坏了半年,下面就是海'],
    ['sewage-indoors', '一下雨脏水就从马桶反上来,流到客厅'],
    ['gaping-crack', '后墙往外鼓了三十公分,里面还堆着柴'],
    ['gaping-crack', '老屋山墙的裂缝能伸进拳头'],
    ['fraud-now', '几十个人跟着老师炒数字藏品,越投越多,今天还在拉人交钱'],
    ['fraud-now', '群里做任务返佣,后面要交五千才能提现'],
    ['withering', '上游把渠堵了,下面三百亩秧苗快旱死了'],
    ['withering', '雪埋了路,羊群的饲料只够两天'],
  ])('finds %s', (id, body) => {
    expect(find(body)).toBe(id);
  });

  it('takes a short title for what a sentence is of', () => {
    expect(find('三单元困人两次了,物业说在等配件', '电梯')).toBe('lift-held');
  });

  it.each([
    ['is over', '电梯上周困过人,现在已修好'],
    ['was long ago', '去年这只狗咬了人'],
    ['was long ago by a title', '去年掉下来的,墙都重做了', '外墙瓷砖脱落'],
    ['is denied', '小区的狗从没咬过人,就是夜里叫'],
    ['is another matter', '楼道里希望安装充电桩'],
    ['is none', '电梯里的灯太暗'],
    ['is about the money for it', '麦子旱死了,保险公司只赔三成'],
    ['is about trees of a street', '路边绿化带的树枯死了一半'],
    ['is none of a plain sum', '外卖平台今天又扣了骑手二十块'],
    ['was measured and is none', '楼道里一股怪味,燃气公司测过没漏气'],
    ['was put right at once', '塌方的路面已经抢通,就是颠'],
    ['is feared alone', '担心下大雨家里会被水淹'],
    ['asks how far', '请问房子离高压线多远,不到5米行不行'],
    ['was long ago as a fraud', '去年在刷单平台被骗,又投了六千,报了警没结果'],
  ])('finds nothing where it %s', (_, body, title = '') => {
    expect(find(body, title)).toBeNull();
  });

  it('finds again what was put right and is amiss again', () => {
    expect(find('上次修好了第二天又停水,隔三差五停')).toBe('recurrent-outage');
  });
});

describe('settleHazards', () => {
  const settle = (one: KindAndUrgency, body: string): string =>
    settleHazards(one, read(body), hazards).urgency.prediction.label;
  const lift = '昨天电梯把我关在里面半个多小时';

  it('makes a hazard urgent, in doubt, and shows its words', () => {
    const { urgency } = settleHazards(said('complaint', 0.9, 'routine', 0.9), read(lift), hazards);
    expect([urgency.prediction.label, urgency.sure]).toEqual(['urgent', false]);
    const words = urgency.prediction.evidence.map(({ start, end }) => lift.slice(start, end));
    expect(words[0]).toBe('电梯');
    expect(words).toHaveLength(2);
  });

  it('leaves questions, requests and thanks as they are', () => {
    for (const kind of ['inquiry', 'suggestion', 'praise']) {
      expect(settle(said(kind, 0.9, 'routine', 0.9), lift)).toBe('routine');
    }
    expect(settle(said('suggestion', 0.5, 'routine', 0.9), lift)).toBe('urgent');
  });

  it('takes nobody in a lift for no danger of this day, and somebody for one', () => {
    expect(settle(said('complaint', 0.9, 'critical', 0.98), lift)).toBe('urgent');
    expect(settle(said('help', 0.9, 'critical', 0.98), '电梯卡住了 里面有两个老人出不来')).toBe('critical');
  });

  it('lowers an open shaft where the danger is in doubt, and not where somebody is in it', () => {
    expect(settle(said('complaint', 0.9, 'critical', 0.5), '人行道的井盖不见了,插了根树枝')).toBe('urgent');
    expect(settle(said('complaint', 0.9, 'critical', 0.95), '人行道的井盖不见了,插了根树枝')).toBe('critical');
    expect(settle(said('help', 0.9, 'critical', 0.5), '井盖不见了,一个孩子掉进去,还在哭')).toBe('critical');
  });

  it('does not lower gas that leaks, nor a bridge that fell', () => {
    expect(settle(said('complaint', 0.9, 'critical', 0.4), '楼道里煤气味很重,整栋楼都闻到了')).toBe('critical');
    expect(settle(said('complaint', 0.9, 'critical', 0.4), '村口的桥垮了,学生还从上面过')).toBe('critical');
  });

  it('does not lower an outage that goes on for all', () => {
    expect(settle(said('complaint', 0.9, 'critical', 0.4), '又停电了,整个小区停了一天,隔三差五这样')).toBe('critical');
  });
});
