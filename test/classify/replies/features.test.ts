import { expect, it } from 'vitest';
import { readReply } from '../../../src/classify/replies/features.ts';

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
