import { beforeAll, describe, expect, it } from 'vitest';
import { hideFormulas } from '../../../src/classify/features/hide-formulas.ts';
import { createSegmenter, type Segmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

describe('hideFormulas', () => {
  let segmenter: Segmenter;
  beforeAll(async () => {
    segmenter = await createSegmenter(segmentSettings.parse({}));
  });
  const hide = (body: string, title = '') => hideFormulas(segmentMessage(segmenter, { title, body }));
  const words = (text: string): string => text.replace(/ +/g, ' ').trim();

  it.each([
    ['来电人反映青柳路路灯不亮。', '青柳路路灯不亮。'],
    ['市民王先生来电反映:楼下漏气。', '楼下漏气。'],
    ['来电人称其楼上漏水。', '楼上漏水。'],
    ['群众来电反映停水。来电人要求赔偿。', '停水。 要求赔偿。'],
    ['来电人投诉商家不退款。', '投诉商家不退款。'],
    ['来电人咨询退休年龄。', '咨询退休年龄。'],
    ['市民来电求助:门锁坏了。', '门锁坏了。'],
    ['来电人(女士)称其楼上漏水。', '楼上漏水。'],
    ['陈女士来电,楼上漏水。', ',楼上漏水。'],
    ['该居民表示楼上漏水。', '楼上漏水。'],
    ['多位业主反映:楼上漏水。', '楼上漏水。'],
  ])('blanks the caller of %s', (body, left) => {
    expect(words(hide(body).body.text)).toBe(left);
  });

  it.each([
    ['来电人反映路灯不亮。\n是否公开:否\n回复方式:电话\n话务员:0123', '路灯不亮。'],
    ['【来电人】陈女士【联系电话】[手机号]【诉求内容】路灯不亮。', '路灯不亮。'],
    ['市民姓名:陈女士\n诉求内容:路灯不亮。', '路灯不亮。'],
    ['[来电人]陈女士[联系电话][手机号][诉求内容]路灯不亮。', '路灯不亮。'],
    ['【重复来电】【投诉】被投诉单位:青柳物业。路灯不亮。', '【投诉】被投诉单位:青柳物业。路灯不亮。'],
    ['路面塌了。主要诉求:尽快填平。', '路面塌了。 尽快填平。'],
    ['路灯不亮(是否保密:否)。', '路灯不亮 。'],
    ['路灯不亮。请承办单位24小时内联系市民并在3个工作日内办结。', '路灯不亮。'],
    ['路灯不亮。(已告知来电人5个工作日内答复)', '路灯不亮。'],
    ['路灯不亮。【请在3个工作日内办结并回复】', '路灯不亮。'],
    ['路灯不亮。望帮忙协调解决。', '路灯不亮。'],
    ['路灯不亮。请核实处理并回复来电人。', '路灯不亮。'],
    ['路灯不亮。现来电反映，请核处。', '路灯不亮。'],
    ['路灯不亮，故市民来电反映，望妥处。', '路灯不亮,'],
    ['来电人反映路灯不亮。请相关部门处理。', '路灯不亮。'],
    [
      '小区里的路灯全都不亮,物业收了钱不管,打了几次电话没有人来修。投诉人:陈某',
      '小区里的路灯全都不亮,物业收了钱不管,打了几次电话没有人来修。投诉人:',
    ],
    ['【是否投诉件】否 咨询内容:路灯归谁管。', '咨询内容:路灯归谁管。'],
    ['【诉求内容】路灯不亮。请相关部门处理。', '路灯不亮。'],
  ])('blanks the fields and notes of %s', (body, left) => {
    expect(words(hide(body).body.text)).toBe(left);
  });

  it.each([
    ['楼下漏气。谢谢!', '楼下漏气。'],
    ['墙要倒了,以上情况属实,恳请领导在百忙之中关注,谢谢!祝您工作顺利,身体健康!', '墙要倒了,'],
    ['没有水。\n此致\n敬礼\n2024年3月5日', '没有水。'],
    ['工资没发。望领导重视,盼复!', '工资没发。望领导重视,盼复!'],
    ['工资没发。望领导重视,盼回复!', '工资没发。'],
    [`停水。${'谢'.repeat(39)}!`, '停水。'],
    [`停水。${'1'.repeat(39)}米`, `停水。${'1'.repeat(39)}米`],
  ])('blanks the courtesy at the end of %s', (body, left) => {
    expect(words(hide(body).body.text)).toBe(left);
  });

  it.each([
    '感谢王医生救了我父亲。',
    '谢谢环卫工人把街道扫得干净。',
    '希望领导尽快修好路灯。',
    '路灯不亮,请相关部门尽快处理,孩子上学怕黑。',
    '广告骗人,希望有关部门予以查处。',
    '灯坏了,本该3天办结,拖到今天。',
    '灯坏了,请领导尽快处理。',
    '谢谢!',
    '请24小时内派人救我父亲。',
    '我们三天内没有水了。',
    '墙上裂缝(业主未被告知)越来越宽。',
    '请问是否合法:没有答复。',
    '市民广场的灯坏了。',
    '这是我写的第三封信,里面说了很多事,前两封都没有下文,邻居让我找到举报人再说。',
  ])('leaves %s as it is', (body) => {
    const message = segmentMessage(segmenter, { title: '', body });
    expect(hideFormulas(message)).toBe(message);
  });

  it('keeps lengths and the borders of words, so that evidence stands where it stood', () => {
    const message = segmentMessage(segmenter, { title: '来电人反映漏气', body: '来电人反映漏气,谢谢!' });
    const hidden = hideFormulas(message);
    expect(hidden.title.text).toHaveLength(message.title.text.length);
    expect(hidden.body.text).toHaveLength(message.body.text.length);
    expect(hidden.body.starts).toEqual(message.body.starts);
    expect(hidden.body.words.join('')).toBe(hidden.body.text);
    expect(hidden.body.text.indexOf('漏气')).toBe(message.body.text.indexOf('漏气'));
  });
});
