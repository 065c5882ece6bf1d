import { describe, expect, it } from 'vitest';
import { stripLetter } from '../../../src/classify/replies/strip-letter.ts';

const title = '欠薪三个月无人处理';
const body = '2021年6月我在和信公司干活，合同约定每月6500元，公司拖欠三个月工资，责令整改后仍不支付，请求依法处罚。';

function strip(reply: string): string {
  return stripLetter({ title, body, reply });
}

describe('stripLetter', () => {
  it('drops the letter that a reply quotes, whole, cut short or told in other words', () => {
    for (const quoted of [
      `“${body}”`,
      body,
      '“2021年6月我在和信公司干活，合同约定每月6500元”',
      `“${title}”`,
      '“和信公司欠了三个月工资，劳动部门责令整改，至今没有支付”',
      body.replaceAll('，', ', '),
    ]) {
      expect(strip(`您好！您反映${quoted}的问题已转市人社局办理。`)).toMatch(
        /^您好！您反映[“”。]*的问题已转市人社局办理。$/u,
      );
    }
  });

  it('drops the field of a form that holds the letter', () => {
    expect(strip(`【诉求内容】${body}【办理结果】已转市人社局办理。`)).toBe(' 已转市人社局办理。');
    expect(strip('工单号：12 诉求内容：老板欠薪，劳动者多次讨要 处理情况：已转市人社局办理。')).toBe(
      '工单号：12  已转市人社局办理。',
    );
    const answer = '您好！关于诉求内容，经办理情况属实。';
    expect(strip(answer)).toBe(answer);
  });

  it('keeps what an answer takes up of the letter', () => {
    for (const answer of [
      '经核实，合同约定每月6500元属实，和信公司已支付拖欠的三个月工资。',
      '依据“公司拖欠三个月工资，责令整改后仍不支付”的规定，处以罚款。',
      '您反映的“和信公司”已停业。',
      body,
    ])
      expect(strip(answer)).toBe(answer);
    const term = '城乡居民基本养老保险待遇领取资格认证';
    const pair = { title: '', body: `${term}，能不能在网上办？`, reply: `${term}可在手机上办理。` };
    expect(stripLetter(pair)).toBe(pair.reply);
  });

  it('keeps the numbers of points whose questions an answer repeats', () => {
    const questions = '1.小区什么时候通天然气管道？2.每户需要交多少开户的费用？';
    const reply = '1.小区什么时候通天然气管道？答：年底前。2.每户需要交多少开户的费用？答：2600元。';
    expect(stripLetter({ title: '', body: questions, reply })).toBe('1.？答：年底前。2.？答：2600元。');
  });
});
