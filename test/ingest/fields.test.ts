import { describe, expect, it } from 'vitest';
import { normaliseColumnName, resolveColumns } from '../../src/ingest/fields.ts';

describe('resolveColumns', () => {
  it('knows the names that boards, hotlines and petition offices use', () => {
    expect(
      resolveColumns(
        ['工单编号', '来电人', '诉求标题', '诉求内容', '受理时间', '承办单位', '所属区县', '办理状态'],
        {},
      ),
    ).toEqual({
      id: [0],
      author: [1],
      title: [2],
      body: [3],
      time: [4],
      department: [5],
      region: [6],
      status: [7],
    });
  });

  it('knows further names that hotlines use, and no addresses or dispatches', () => {
    const names =
      '工单编码 工单主题 诉求描述 来电日期 处置结果 处置时间 镇街 处置单位 当前环节 回访满意度 事发地址 派单时间 诉求事项';
    expect(resolveColumns(names.split(' '), {})).toEqual({
      id: [0],
      title: [1],
      body: [2],
      time: [3],
      reply: [4],
      replied_at: [5],
      region: [6],
      department: [7],
      status: [8],
      satisfaction: [9],
    });
  });

  it('knows the API names of the national board', () => {
    const names =
      'tid subject content dateline domainName typeName stateInfo answerContent answerOrganization favNum gradeManner gradeSpeed';
    expect(resolveColumns(names.split(' '), {})).toEqual({
      id: [0],
      title: [1],
      body: [2],
      time: [3],
      topic_given: [4],
      kind_given: [5],
      status: [6],
      reply: [7],
      department: [8],
      likes: [9],
      grade_manner: [10],
      grade_speed: [11],
    });
  });

  it('does not mind case, blanks, full-width letters, marks, and notes in brackets', () => {
    expect(
      resolveColumns([' ＩＤ ', 'Created At', '\ufeff留 言 主 题*', '留言详情（必填）', 'REPLY_CONTENT：'], {}),
    ).toEqual({
      id: [0],
      time: [1],
      title: [2],
      body: [3],
      reply: [4],
    });
    expect(normaliseColumnName('Message-Text (UTF8)')).toBe('messagetext');
  });

  it('knows the names in traditional characters too', async () => {
    const { Converter } = await import('opencc-js/cn2t');
    const names =
      '留言编号 用户 留言主题 标题 详情 内容 时间 点赞数 答复意见 回复内容 所属地区 承办单位 办理状态 满意度 领域 诉求类型'.split(
        ' ',
      );
    for (const to of ['t', 'tw', 'hk'] as const) {
      const convert = Converter({ from: 'cn', to });
      expect(resolveColumns(names.map(convert), {})).toEqual(resolveColumns(names, {}));
    }
    expect(resolveColumns(['編號', '用戶', '讚數'], {})).toEqual({ id: [0], author: [1], likes: [2] });
  });

  it('orders columns of one field by alias, then from left to right', () => {
    expect(resolveColumns(['内容', '留言详情', '正文', '内容'], {})).toEqual({ body: [1, 0, 3, 2] });
  });

  it('lets the user have the first word, and gives a column named so no other meaning', () => {
    expect(resolveColumns(['title', 'content', 'Foo', 'bar'], { title: 'content', body: ['bar', 'ｆｏｏ'] })).toEqual({
      title: [1, 0],
      body: [3, 2],
    });
  });

  it('has no alias twice', () => {
    const names = ['id', 'author', 'title', 'body', 'time', '领域', '诉求类型', '满意度'];
    for (const name of names) expect(Object.keys(resolveColumns([name], {}))).toHaveLength(1);
  });
});
