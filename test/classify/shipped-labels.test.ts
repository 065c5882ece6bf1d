import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageClassifier } from '../../src/classify/contract.ts';
import { loadClassifier } from '../../src/classify/message-classifier.ts';
import { classifySettings } from '../../src/classify/settings.ts';
import type { MessageLabels } from '../../src/core/message.ts';
import { createSegmenter, type Segmenter, segmentMessage } from '../../src/segment/segmenter.ts';
import { segmentSettings } from '../../src/segment/settings.ts';

describe('the shipped models', () => {
  let classifier: MessageClassifier;
  let segmenter: Segmenter;
  beforeAll(async () => {
    [classifier, segmenter] = await Promise.all([
      loadClassifier(classifySettings.parse({})),
      createSegmenter(segmentSettings.parse({})),
    ]);
  });
  afterAll(() => classifier.close());
  const label = async (body: string, title = ''): Promise<MessageLabels> =>
    (await classifier.classify([segmentMessage(segmenter, { title, body })]))[0]!;

  it.each(['今天', '今晚', '刚刚', '现在'])('take a trifle with %s for no danger', async (time) => {
    for (const trifle of ['报亭关门了。', '舞蹈室的镜子有点花。', '花店送来一盆兰花。']) {
      for (const title of ['', '反映']) {
        expect((await label(`${time}${trifle}`, title)).urgency.label, `${time}${trifle}`).not.toBe('critical');
      }
    }
    expect((await label(`${time}有人要跳楼。`)).urgency.label).toBe('critical');
  });

  it('hear a complaint in neighbours who are put off, and nothing that presses in a question alone', async () => {
    const rent =
      '我们村把两百多亩地租给一个种花的公司，每年年底付钱。从前年起就没付过，公司也找不到人。全村都指望这点租金，请领导帮我们协调，要么付钱要么退地。';
    expect((await label(rent, '关于土地流转')).kind.label).toBe('complaint');
    const noise = '请问夜间施工噪声标准是多少分贝，夜间从几点算起，该打哪个部门的电话？';
    const { kind, urgency } = await label(noise);
    expect([kind.label, urgency.label]).toEqual(['inquiry', 'routine']);
  });

  it('take a trifle of a sentence with a time for no danger, and hear one that it is sure of', async () => {
    for (const trifle of [
      '今天上午报刊亭旁边的长椅又坏了一条，坐上去摇摇晃晃的。',
      '现在家里的网页慢得打不开，客服说最快三天才来人看。',
    ]) {
      expect((await label(trifle)).urgency.label, trifle).not.toBe('critical');
    }
    expect((await label('遗书我已经写好压在枕头底下，今晚睡下去就不打算再醒过来了。')).urgency.label).toBe('critical');
  });

  it('take a few words that are like nothing known for no danger', async () => {
    for (const trifle of ['巷口没有隔离墩', '拉沙车从村中间过']) {
      const { urgency, lowConfidence } = await label(trifle);
      expect([urgency.label, lowConfidence], trifle).toEqual(['routine', true]);
    }
    expect((await label('河里有人快淹死了')).urgency.label).toBe('critical');
  });

  it('take persons, places and hours for no danger without anything that is one', async () => {
    for (const trifle of [
      '门卫大叔今天又不让外卖进来',
      '天台上种满了菜 物业不让上去',
      '河边步道晚上一盏灯都不开 女同学不愿走',
      '轻轨站的扶梯停着 今早七点等到八点才挤上第三趟 后面一趟是空的 谁在调度',
    ]) {
      expect((await label(trifle)).urgency.label, trifle).not.toBe('critical');
    }
    for (const danger of ['阳台那边有人坐在栏杆外面 腿都伸出去了', '电梯停在半空 里面有两个老人 按铃没人理']) {
      expect((await label(danger)).urgency.label, danger).toBe('critical');
    }
  });

  it('take a few words that name who helps, or a family, for no thanks', async () => {
    for (const text of ['阿婆怕是等不到开闸那天了', '柜台大姐白了我一眼让我回去']) {
      expect((await label(text)).kind.label, text).not.toBe('praise');
    }
    expect((await label('谢谢送我回家的师傅')).kind.label).toBe('praise');
  });

  it('hear no praise in who helps in a danger, and no deadline in a day', async () => {
    const danger = await label('环卫大姐倒在路口，头上全是血，车跑了，路过的护士正在给她按胸口，救护车还没来。');
    expect([danger.kind.label === 'praise', danger.urgency.label]).toEqual([false, 'critical']);
    expect((await label('后天我要去女儿家住几天，回来想办老年证，要带什么材料？')).urgency.label).toBe('routine');
    expect((await label('孩子幼升小报名本周五截止，户口页错了一个字，派出所说要等系统恢复。')).urgency.label).toBe(
      'urgent',
    );
  });

  it('hear a danger told among trifles, and show where it stands', async () => {
    const trifles =
      '小区的草坪没人剪，宣传栏也空着。停车要排队，门卫换了人，信箱的锁松了。快递柜常满，路牌的字看不清。';
    const danger = '有人正举着刀追着人砍。';
    const body = `${trifles}${danger}${trifles}`;
    const { urgency } = await label(body, '几件事');
    expect(urgency.label).toBe('critical');
    const from = body.indexOf(danger);
    for (const { start, end } of urgency.evidence) {
      expect(start).toBeGreaterThanOrEqual(from);
      expect(end).toBeLessThanOrEqual(from + danger.length);
    }
  });

  it('hear a danger at a place whose name sounds good', async () => {
    for (const place of ['平安苑', '感恩路', '松柏苑']) {
      expect((await label(`${place}五栋的墙裂开了，正往一边倒，里面还住着人。`)).urgency.label, place).toBe('critical');
    }
  });

  it('call thanks routine, by the words that thank', async () => {
    const { kind, urgency } = await label(
      '昨晚楼里起火，有人拿刀拦路，是巡逻的小周冲进来把我们背出去，好样的，谢谢他。',
      '谢谢小周',
    );
    expect(kind.label).toBe('praise');
    expect(urgency).toEqual({ ...kind, label: 'routine' });
  });

  it.each([
    ['before it', '感谢你们把公园的长椅修好了，大家都点赞。', ''],
    ['behind it', '', '感谢你们一直以来的付出，辛苦了！'],
  ])('hear a danger that thanks stand %s', async (_, before, behind) => {
    const { kind, urgency } = await label(`${before}隔壁有人正举着刀追着老婆砍，孩子在哭。${behind}`);
    expect(kind.label).not.toBe('praise');
    expect(urgency.label).toBe('critical');
  });

  it('hear neither fields of a form nor what offices ask of each other', async () => {
    const matter = '云岭街的垃圾堆了三天没人清运。';
    const plain = await label(matter);
    expect(plain.kind.label).toBe('complaint');
    for (const record of [
      `${matter}\n是否保密：否\n是否回访：是\n回复方式：电话`,
      `${matter}请承办单位24小时内联系市民并在3个工作日内办结。`,
      `${matter}望帮忙协调解决。`,
      `【来电人】陈女士【诉求内容】${matter}`,
      `市民来电求助：${matter}`,
    ]) {
      const { topic, kind, urgency } = await label(record);
      expect([topic.label, kind.label, urgency.label], record).toEqual([
        plain.topic.label,
        plain.kind.label,
        plain.urgency.label,
      ]);
    }
  });
});
