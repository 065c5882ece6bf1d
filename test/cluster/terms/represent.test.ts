import { describe, expect, it } from 'vitest';
import { createMessage } from '../small-board.ts';

const termsOf = (title: string, body = '') => createMessage(1, 0, title, body).issueTerms.split(' ');

describe('the terms of a message', () => {
  it('name what stands inside a name, but not what a firm does by its name', () => {
    const terms = termsOf('松澜房地产开发有限公司拖欠工资');
    expect(terms).toContain('q:松澜房地产开发有限公司');
    expect(terms).toEqual(expect.arrayContaining(['n:松澜', 't:松澜', 't:开发']));
    expect(terms).not.toContain('n:开发');
    expect(terms).not.toContain('n:拖欠');
  });

  it('tell what is called like a name and is a kind of thing from names', () => {
    const terms = termsOf('热力公司不供热', '望湖景园小区冷，昨天起热力公司不供热');
    expect(terms).toEqual(expect.arrayContaining(['l:热力公司', 'p:望湖景园小区']));
    expect(termsOf('供暖不热', '望湖景园小区冷，昨天起热力公司不供热')).toContain('k:热力公司');
    expect(terms.filter((term) => /^[pq]:热力公司$/u.test(term))).toEqual([]);
  });

  it('count the words of the body, and put numbered names in one form', () => {
    const terms = termsOf('咨询', '第二中学食堂太贵，食堂不让带饭');
    expect(terms).toEqual(expect.arrayContaining(['b2:食堂', 'n:2中']));
    expect(termsOf('二中食堂太贵')).toContain('n:2中');
  });

  it('have a word whole of which the segmenter glued the beginning on to a name', () => {
    expect(termsOf('云塔公园路灯不亮')).toEqual(expect.arrayContaining(['q:云塔公园', 't:路灯']));
    expect(termsOf('滨溪花园广场舞太吵')).toEqual(expect.arrayContaining(['q:滨溪花园', 't:广场舞']));
  });

  it('say nothing of a place that the message only compares itself with', () => {
    const terms = termsOf('云栖花园小区停水', '从早上停到现在，和石桨村的遭遇一样，没人管。');
    expect(terms).toContain('q:云栖花园小区');
    expect(terms.filter((term) => /石桨|遭遇/u.test(term))).toEqual([]);
    expect(termsOf('天天停水', '和石桨村的遭遇一样，没人管。')).toContain('p:石桨村');
  });

  it('say nothing of who calls or of the order', () => {
    const terms = termsOf('', '来电人来电催办工单，云栖花园电梯坏了，诉求维修');
    expect(terms.filter((term) => /来电|工单|催办|诉求/u.test(term))).toEqual([]);
    expect(terms).toContain('b:电梯');
  });

  it('say nothing of what the young cry at anything', () => {
    const terms = termsOf('', '家人们云栖花园电梯坏了，绝绝子，yyds，离谱，破防了');
    expect(terms.filter((term) => /家人|绝子|yyds|离谱|破防/u.test(term))).toEqual([]);
  });

  it('say nothing of how soon and by whom it should be seen to', () => {
    const terms = termsOf('听说云栖花园电梯要换', '希望物业重视，尽快换电梯，这事没人过问，早日换好，电梯旧了');
    expect(terms.filter((term) => /:(?:重视|尽快|过问|早日|听说)$/u.test(term))).toEqual([]);
    expect(terms).toEqual(expect.arrayContaining(['t:电梯', 'b2:电梯']));
  });

  it('have offices whole of which the segmenter knows the end only', () => {
    const terms = termsOf('培训补贴', '问过人社局和住建局，都说不归他们管');
    expect(terms).toEqual(expect.arrayContaining(['b:人社局', 'b:住建局']));
    expect(terms.filter((term) => /:(?:社局|建局)$/u.test(term))).toEqual([]);
  });

  it('take no tail of a longer number for a numbered name', () => {
    const numbered = (title: string) => termsOf(title).filter((term) => /^n:\d+(?:中|期|组)$/u.test(term));
    expect(numbered('2023中考何时报名')).toEqual([]);
    expect(numbered('彩票第2023期何时开奖')).toEqual([]);
    expect(numbered('三百二十一组没有路灯')).toEqual([]);
    expect(numbered('云栖花园800三期没有路灯')).toEqual(['n:3期']);
    expect(numbered('第321组没有路灯')).toEqual(['n:321组']);
  });
});
