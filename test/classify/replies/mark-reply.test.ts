import { describe, expect, it } from 'vitest';
import { markReply } from '../../../src/classify/replies/mark-reply.ts';
import { loadReplyModel } from '../../../src/classify/replies/model.ts';

const model = loadReplyModel();
const lamp = {
  title: '青禾路路灯不亮，夜间出行不便',
  body: '青禾路自上月起有十几盏路灯不亮，老人晚上出门容易摔倒，请尽快维修。',
};

describe('markReply', () => {
  it('sees through a reply that only passes the matter on', () => {
    const marks = markReply({ ...lamp, reply: '您好！您反映的问题已转交相关部门调查处理，感谢您的留言。' }, model);
    expect(marks).toMatchObject({ complete: 0, basis: 0, outcome: 'forwarded', template: 1 });
    expect(marks.relevance).toBeLessThan(2);
    expect(marks.reasons).toContain('只说明已转办，没有实质答复');
  });

  it('gives full marks to a finding with what was done and when', () => {
    const reply =
      '您好！现将有关情况回复如下：经现场核实，青禾路共有14盏路灯因电缆老化不亮，情况属实。我局已于5月6日更换电缆并修复全部路灯，' +
      '目前青禾路路灯已恢复正常照明。感谢您对城市照明工作的关心和支持！2023年5月8日';
    const marks = markReply({ ...lamp, reply }, model);
    expect(marks).toMatchObject({ relevance: 2, complete: 2, basis: 1, template: 0 });
    expect(marks.reasons).toContain('有调查核实的结果');
    expect(marks.outcome).not.toBe('forwarded');
  });

  it('reads replies in traditional characters as in simplified ones', () => {
    const reply = '您好！您反映的问题已转交相关部门调查处理，感谢您的留言。';
    const traditional = '您好！您反映的問題已轉交相關部門調查處理，感謝您的留言。';
    const marks = markReply({ ...lamp, reply }, model);
    expect(markReply({ ...lamp, reply: traditional }, model)).toEqual(marks);
    expect(markReply({ ...lamp, reply: traditional }, model, (text) => text)).not.toEqual(marks);
  });

  it('takes a measure with a date as a promise', () => {
    const reply =
      '您好！关于您反映的青禾路路灯问题，我局将于6月底前对青禾路照明线路进行改造，目前正在办理招标手续，预计7月开工，年底完工。';
    expect(markReply({ ...lamp, reply }, model).outcome).toBe('promised');
  });

  it('takes a short answer to all that is asked for a full one, and one that leaves half of it open for a part', () => {
    const body = '市民卡丢了，去哪里补办，多少钱？';
    const mark = (reply: string) => markReply({ title: '补办市民卡', body, reply }, model).complete;
    expect(mark('带身份证到任一银行网点补办，工本费20元。')).toBe(2);
    expect(mark('带身份证到任一银行网点补办。')).toBe(1);
    expect(mark('请妥善保管市民卡，如有遗失请及时挂失。')).toBeLessThan(2);
    const done = markReply({ ...lamp, reply: '路灯已于昨日修复，并检查了周边线路。' }, model);
    expect(done).toMatchObject({ relevance: 2, complete: 2, outcome: 'resolved' });
  });

  it('marks an answer to another matter as beside the point', () => {
    const reply =
      '您好！根据《学籍管理办法》第八条规定，转学申请须由监护人在学期结束前提出，携带户口簿和房产证到学校教务处办理。';
    const marks = markReply({ ...lamp, reply }, model);
    const right = markReply({ title: '咨询小学转学手续', body: '请问孩子转学需要什么手续？', reply }, model);
    expect(right.relevance).toBe(2);
    expect(marks.relevance).toBeLessThanOrEqual(right.relevance);
    expect(marks.reasons).not.toEqual(right.reasons);
  });

  it('sees an answer to another matter by the body where no title says what the message is about', () => {
    const body = `${lamp.body}我们小区的居民多次向社区反映，至今没有人来看过，希望城管部门重视起来。`;
    const beside =
      '您好！根据《学籍管理办法》第八条规定，转学申请须由监护人在学期结束前提出，携带户口簿和房产证到学校教务处办理，所需名额以教育局公布的为准。';
    const right =
      '您好！经现场核实，青禾路共有14盏路灯因电缆老化不亮。我局已于5月6日更换电缆并修复全部路灯，目前照明正常。';
    for (const title of ['', '市民来电', '网上咨询', '公共服务']) {
      expect(markReply({ title, body, reply: beside }, model).relevance, title).toBe(0);
      expect(markReply({ title, body, reply: right }, model), title).toMatchObject({
        relevance: 2,
        outcome: 'resolved',
      });
    }
  });

  it('takes no reply for beside the point because texts are short, or a title names no matter', () => {
    const reply = '经查，属违法建设，面积约18平方米，我局于3月15日下达《责令限期拆除决定书》，当事人已自行拆除。';
    const body = '邻居在楼顶搭了一间房，请处理。';
    for (const title of ['', '市民来电']) expect(markReply({ title, body, reply }, model).relevance, title).toBe(2);
  });

  it('takes no short reply for beside the point because it does not repeat a title that names the matter', () => {
    const title = '会员卡乱扣费';
    const body = '在游泳馆退了卡,系统不显示,还扣了99元年费。';
    const reply = '经联系经营者,系前台漏登记所致,款项已于5月3日退回您微信。';
    expect(markReply({ title, body, reply }, model)).toMatchObject({ relevance: 2, outcome: 'resolved', template: 0 });
  });

  it('takes a yes or a no for an answer, and as many of them as asks for a full one', () => {
    const title = '咨询青年公寓';
    const mark = (body: string, reply: string) => markReply({ title, body, reply }, model);
    const one = '请问非全日制学生能申请青年公寓吗?';
    for (const reply of ['能申请。', '您好，能的。', '可以申请。', '不能。'])
      expect(mark(one, reply), reply).toMatchObject({ relevance: 2, complete: 2, template: 0 });
    expect(mark(one, '能申请。').outcome).not.toBe('forwarded');
    const two = '请问非全日制学生能申请青年公寓吗?要带哪些证件?';
    expect(mark(two, '能申请。')).toMatchObject({ relevance: 2, complete: 1, template: 0 });
    expect(mark('请尽快修好公寓的电梯。', '好的。').complete).toBe(0);
  });

  it('takes what is only announced for no result, however short the letter', () => {
    for (const reply of [
      '我局将责令施工单位停止夜间施工。',
      '您好！街道将约谈物业公司，督促其退还装修押金。',
      '您好，排水公司将疏通管道，更换破损井盖。',
    ])
      expect(markReply({ title: '', body: '这里的问题很久了，请处理。', reply }, model).outcome, reply).not.toBe(
        'resolved',
      );
  });

  it('takes measures against a matter for relevant though they do not name it', () => {
    const mark = (title: string, body: string, reply: string) => markReply({ title, body, reply }, model);
    const stench = mark(
      '养猪场臭气熏天',
      '村口的养猪场臭气熏天，一到夏天苍蝇成群，窗户都不敢开，反映过好几次没有人管，请求尽快处理。',
      '经现场核查，该场有环保手续，已责令7日内整改，立案处罚2万元。',
    );
    expect(stench.relevance).toBeGreaterThan(0);
    expect(stench.outcome).not.toBe('none');
  });

  it('takes a reply that says that it is to another matter for one', () => {
    const letter = {
      title: '手术费用能不能报销',
      body: '我母亲在外地做了心脏手术，住院花了六万多元，回来后社保窗口说不能报销，请问异地住院的费用怎么报销？',
    };
    const reply = (matter: string) =>
      `您好！您反映的${matter}问题，经查，当事人已停业整顿三天，罚款200元，执法人员已对住院的费用作了说明，感谢您的举报。`;
    const beside = markReply({ ...letter, reply: reply('烧烤店油烟噪音') }, model);
    expect(beside.relevance).toBe(0);
    expect(beside.reasons).toContain('答复所称的问题与来信不同');
    expect(markReply({ ...letter, reply: reply('手术费用报销') }, model).relevance).toBeGreaterThan(0);
  });

  it('names what is asked for and not spoken of', () => {
    const body = '商铺被水淹了。要求：1、疏通下水道；2、减免三个月租金。';
    const reply = '您好！经现场查看，系淤泥堵塞，我局已于6月3日疏通下水道120米。';
    const marks = markReply({ title: '商铺被淹', body, reply }, model);
    expect(marks).toMatchObject({ relevance: 2, complete: 1 });
    expect(marks.reasons).toContain('似未提到：减免三个月租金');
    expect(marks.reasons.join()).not.toContain('疏通下水道');
  });

  it('says that what is written supports nothing where it is written, and always gives a reason', () => {
    const plain = markReply({ ...lamp, reply: '坑槽已修补。' }, model);
    expect(plain.reasons.length).toBeGreaterThan(0);
    const figures = markReply({ ...lamp, reply: '我市现有公园120个，面积3万亩，欢迎游览。' }, model);
    expect(figures.basis).toBe(0);
    expect(figures.reasons).toContain('所写数字、时间或规定不足以支持答复');
    expect(figures.reasons).not.toContain('没有写出依据、数字、时间或核查结果');
  });

  it('takes an empty reply', () => {
    expect(markReply({ ...lamp, reply: '' }, model)).toMatchObject({ relevance: 0, complete: 0, basis: 0 });
  });
});
