import { describe, expect, it } from 'vitest';
import { settleBlame } from '../../../src/classify/second-reading/settle-blame.ts';
import { readBody, told } from './told.ts';

describe('settleBlame', () => {
  const settle = (body: string, kind = 'help', urgency = 'routine') =>
    settleBlame({ kind: told(kind), urgency: told(urgency) }, readBody(body)).kind.prediction.label;

  it.each([
    '我妈病着，我跑了七趟。请卫健局查一查这家药房是谁批的。',
    '孩子的事我自己认了，请依法处理这个园长。',
    '复核维持原样，我不服。',
    '凭什么让我们一家替他还账？',
    '我们村的租金从前年起就没付过，请领导帮我们协调。',
    '我们三十二户的井水浑了半年，水站说要等设备，帮帮我们。',
  ])('hears a complaint in who is to be looked into, and in neighbours who are put off: %s', (body) =>
    expect(settle(body)).toBe('complaint'),
  );

  it.each([
    '毕业证丢了，档案也找不到，请帮我查一查当年的学籍。',
    '请核查处理，账户里还有母亲的救命钱。',
    '请督促医院依法给我复印病历，后天要用。',
    '老板欠我两万工钱不给，凭什么？请依法处理。',
    '我们村的路冲断了，天灾不怪谁，路修不了，求送点粮食。',
    '我们这一户的水管没人管，能不能先接上？',
  ])('leaves calls for help with a case of one’s own: %s', (body) => expect(settle(body)).toBe('help'));

  it('leaves dangers, and other kinds', () => {
    expect(settle('他提着刀，凭什么没人管！', 'help', 'critical')).toBe('help');
    expect(settle('凭什么要三份证明？', 'inquiry')).toBe('inquiry');
  });
});
