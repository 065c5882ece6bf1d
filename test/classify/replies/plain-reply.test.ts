import { describe, expect, it } from 'vitest';
import { plainReply } from '../../../src/classify/replies/plain-reply.ts';

const passedTo = (office: string) => `您的留言已收悉。关于您反映的问题，已转${office}调查处理。`;

describe('plainReply', () => {
  it.each([
    'A7县',
    'B市人民政府',
    'K2区委、区人民政府',
    '市交通运输局',
    '市自然资源和规划局',
    '市场监督管理局',
    '青石镇',
    '柳荫街道办事处',
    '高新区管委会',
    '市公交集团有限公司',
    '区残联',
    '县农业农村局和县水利局',
  ])('takes %s for a name', (office) => {
    expect(plainReply(passedTo(office))).toBe(plainReply(passedTo('A1市')));
  });

  it('keeps words that only look like endings of names', () => {
    const words = '经研究，我们委托第三方办理市场区域内村民的诉求，局面已好转。';
    expect(plainReply(words)).toBe(words.replaceAll(/\p{P}/gu, ''));
  });

  it('looks past greetings, thanks and the matter that is named', () => {
    const form = (greeting: string, matter: string, thanks: string) =>
      plainReply(`${greeting}您反映的${matter}问题已收悉，我局高度重视，将依法妥善处理。${thanks}`);
    expect(form('网友您好！', '路灯不亮', '感谢您的监督！')).toBe(form('尊敬的李女士：', '食堂卫生', '祝您生活愉快。'));
    expect(form('您好！', '', '')).not.toBe('');
  });

  it('leaves the names of a reply that says little else', () => {
    expect(plainReply('已转市教育局')).not.toBe(plainReply('已转市水利局'));
  });
});
