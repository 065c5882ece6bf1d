import { expect, it } from 'vitest';
import { readReply, replyFeatureNames } from '../../../src/classify/replies/features.ts';

function cuesOf(reply: string) {
  return readReply({ title: '路灯坏了', body: '', reply }).cues;
}

it('counts numbers of documents and figures, each once', () => {
  const cues = cuesOf('依据青政发12号文第3条以及〔2020〕第15号，更换路灯1,200盏共.5万元和3.25 公里电缆');
  expect(cues).toMatchObject({ article: 3, figure: 3 });
});

it('reads a long row of digits in time that grows with its length', () => {
  // Minutes with the square of the length.
  const digits = '1'.repeat(600_000);
  const cues = cuesOf(`${digits}，${'1,.'.repeat(200_000)}`);
  expect(cues).toMatchObject({ article: 0, figure: 0 });
});

it('reads what no longer happens as no refusal', () => {
  expect(cuesOf('管道已疏通，污水不再外溢，异味不再出现').refusal).toBe(0);
  expect(cuesOf('该项补贴自本年起不再发放').refusal).toBe(1);
});

it.each([
  ['article', '该小区5号楼3号门，8月6号施工', 0],
  ['article', '依据第12号公告和5号令', 2],
  ['policy', '已通知物业整改，双方达成如下意见，没有别的办法，召开了会议', 0],
  ['policy', '按照通知要求和管理办法，经局长办公会议研究，采纳专家意见', 4],
  ['notYet', '某某有限公司对困难家庭发放补助，不足5年的按月计', 0],
  ['notYet', '资金有限，人手不足', 2],
  ['done', '坑槽已修补，井盖已换，天窗已清', 3],
] as const)('counts cues of %s in %s', (cue, reply, count) => {
  expect(cuesOf(reply)[cue]).toBe(count);
});

function featuresOf(pair: Partial<Parameters<typeof readReply>[0]>): Record<string, number> {
  const { features } = readReply({ title: '路灯坏了', body: '', reply: '', ...pair });
  return Object.fromEntries(replyFeatureNames.map((name, i) => [name, features[i]!]));
}

it('reads a letter of a clause, and one of pages, as no shorter and longer than most are', () => {
  const reply = '我局将更换路灯';
  const lengthWith = (body: string) => featuresOf({ body, reply }).messageLength;
  expect(lengthWith('路灯不亮。')).toBe(lengthWith('路灯不亮，晚上走路看不见。'));
  expect(lengthWith('路灯不亮。'.repeat(200))).toBe(lengthWith('路灯不亮。'.repeat(400)));
  expect(lengthWith('路灯不亮。'.repeat(30))).toBeGreaterThan(lengthWith('路灯不亮。')!);
});

it('reads a reply of one clause that announces as an announcement altogether', () => {
  expect(featuresOf({ reply: '我局将更换路灯' })['act:plan']).toBe(1);
});

it('tells a short answer from none', () => {
  expect(featuresOf({ reply: '可以网上办理。' })).toMatchObject({ substanceNone: 0, forward: 0 });
  expect(featuresOf({ reply: '您好，来信收悉。' })).toMatchObject({ substanceNone: 1 });
  expect(featuresOf({ reply: '已转供电所，今晚8点前更换变压器保险。' }).onlyForward).toBe(0);
});
