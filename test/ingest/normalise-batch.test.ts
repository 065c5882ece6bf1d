import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { RawBatch } from '../../src/ingest/contract.ts';
import { normaliseBatch } from '../../src/ingest/normalise-batch.ts';
import { ingestSettings } from '../../src/ingest/settings.ts';
import { readFiles } from './read-files.ts';

const authorKey = Buffer.alloc(32, 5);
const settings = ingestSettings.parse({});

function batchOf(columns: string, ...rows: readonly string[][]): RawBatch {
  return {
    file: 'a.csv',
    sheet: null,
    columns: columns.split(','),
    rows,
    rowNumbers: rows.map((_, i) => i + 2),
    problems: [],
  };
}

const normalise = (batch: RawBatch, given: Record<string, unknown> = {}) =>
  normaliseBatch(batch, { authorKey, settings: ingestSettings.parse(given) });

describe('normaliseBatch', () => {
  it('reads labels in simplified characters where texts are read so, and keeps texts as they are written', () => {
    const batch = batchOf(
      '標題,內容,時間,所屬區域,承辦單位,狀態,滿意度,來信類型',
      ['路燈不亮', '整條街都黑', '2024/1/1', '青石市雲溪區', '雲溪區住建局', '已答覆', '滿意', '投訴'],
      ['路灯不亮', '整条街都黑', '2024/1/1', '青石市云溪区', '云溪区住建局', '已答复', '满意', '投诉'],
    );
    const settings = ingestSettings.parse({});
    const labels = { givenRegion: '云溪区', department: '云溪区住建局', status: '已答复', satisfaction: '满意' };
    const read = normaliseBatch(batch, { authorKey, settings, simplifyLabels: true }).messages;
    expect(read).toMatchObject([
      { title: '路燈不亮', body: '整條街都黑', ...labels, kindGiven: '投诉' },
      { title: '路灯不亮', body: '整条街都黑', ...labels, kindGiven: '投诉' },
    ]);
    const asWritten = normaliseBatch(batch, { authorKey, settings }).messages;
    expect(asWritten[0]).toMatchObject({ department: '雲溪區住建局', status: '已答覆', kindGiven: '投訴' });
  });

  it('cuts no character of a time that cannot be read', () => {
    const { rejects } = normalise(batchOf('标题,时间', ['路灯不亮', `${'路'.repeat(39)}😀后面还有字`]));
    expect(rejects[0]?.reason).toContain(`'${'路'.repeat(39)}…'`);
  });

  it('shows nobody of a refused row: neither the author that its texts mention, nor who took it, nor a number that is a key', () => {
    const batch = batchOf('编号,来电人,内容,时间,答复,备注,办理人,收信人,13812345678', [
      '7',
      '李小溪',
      '来电人李小溪反映停水',
      '没有',
      '李小溪先生：您好',
      '联系人：尹岚，',
      '陈大鹏',
      '市长',
      'x',
    ]);
    expect(JSON.parse(normalise(batch).rejects[0]!.content)).toEqual({
      编号: '7',
      内容: '来电人[用户名]反映停水',
      时间: '没有',
      答复: '[用户名]先生：您好',
      备注: '联系人：[用户名]，',
      收信人: '市长',
      '[手机号]': 'x',
    });
  });

  it('hides a name that the text introduces where the column shows a family name alone', () => {
    const batch = batchOf('来电人,内容,时间', ['李**', '来电人李小溪反映停水', '2024/1/1']);
    expect(normalise(batch).messages).toMatchObject([{ author: null, body: '来电人[用户名]反映停水' }]);
  });

  it('hides who is listed with somebody whom the text introduces elsewhere', () => {
    const body = '我叫李小溪，住在柳荫雅苑。昨天李小溪、赵明远、孙丽华三人去问过。';
    const batch = batchOf('标题,内容,时间,答复', ['路灯不亮', body, '2024/1/1', '经核实，赵明远反映的情况属实。']);
    const [message] = normalise(batch).messages;
    expect(message?.body).toBe('我叫[用户名]，住在柳荫雅苑。昨天[用户名]、[用户名]、[用户名]三人去问过。');
    expect(message?.reply).toBe('经核实，[用户名]反映的情况属实。');
    // Exported and read again, a text stays as it is.
    const again = batchOf('标题,内容,时间', ['路灯不亮', message?.body ?? '', '2024/1/1']);
    expect(normalise(again).messages[0]?.body).toBe(message?.body);
  });

  it('hides a name that the text introduces in the title and the reply as well', () => {
    const batch = batchOf('标题,内容,时间,答复', [
      '关于李小溪家停水的问题',
      '我叫李小溪，家里停水',
      '2024/1/1',
      '经查，李小溪家的水表已换',
    ]);
    expect(normalise(batch).messages).toMatchObject([
      { title: '关于[用户名]家停水的问题', body: '我叫[用户名]，家里停水', reply: '经查，[用户名]家的水表已换' },
    ]);
  });

  it('hides in the body whom the title or the reply alone introduces', () => {
    const batch = batchOf(
      '标题,内容,时间,答复',
      ['市民李小溪来电反映停水', '李小溪家停水三天', '2024/1/1', ''],
      ['申请救助', '独居的李小溪的母亲已八十岁', '2024/1/1', '李小溪女士：您好'],
    );
    expect(normalise(batch).messages).toMatchObject([
      { title: '市民[用户名]来电反映停水', body: '[用户名]家停水三天' },
      { body: '独居的[用户名]的母亲已八十岁', reply: '[用户名]女士：您好' },
    ]);
  });

  it('hides in all cells of a refused row whom one of them introduces', () => {
    const batch = batchOf('标题,内容,时间', ['李小溪家停水', '我叫李小溪，家里停水', '没有']);
    const line = '{"标题": "李小溪家停水", "内容": "我叫李小溪，家里停水", "时间": ';
    const broken = { ...batchOf('标题', [line]), problems: [{ index: 0, code: 'BAD_JSON', reason: 'cut' } as const] };
    const shown = { 标题: '[用户名]家停水', 内容: '我叫[用户名]，家里停水' };
    expect(JSON.parse(normalise(batch).rejects[0]!.content)).toEqual({ ...shown, 时间: '没有' });
    expect(JSON.parse(normalise(broken).rejects[0]!.content)).toEqual(shown);
  });

  it('hides who leads a joint petition, who is the same person as alone', () => {
    const [joint, alone] = normalise(
      batchOf(
        '信访人,内容,时间,答复',
        [
          '李小溪等36人（联名）',
          '桐花村三组占地款未发。联系人李小溪，电话见附页',
          '2024/1/1',
          '李小溪等36人反映的占地款已发放',
        ],
        ['李小溪', '桐花村三组占地款仍未到账', '2024/2/1', ''],
      ),
    ).messages;
    expect(joint).toMatchObject({
      body: '桐花村三组占地款未发。联系人[用户名]，电话见附页',
      reply: '[用户名]等36人反映的占地款已发放',
    });
    expect(joint!.author).toBe(alone!.author);
  });

  it('hides all who are named together, whatever stands around them', () => {
    const text = '李小溪、王桐花等3人的承包地被占，联系人王桐花和李小溪';
    const [joint] = normalise(
      batchOf('信访人,内容,时间,答复', ['李小溪、王桐花等3人（联名）', text, '2024/1/1', '李小溪、王桐花：您好']),
    ).messages;
    expect(joint).toMatchObject({
      body: '[用户名]、[用户名]等3人的承包地被占，联系人[用户名]和[用户名]',
      reply: '[用户名]、[用户名]：您好',
    });
  });

  it('tells callers of one family name by their number, which is kept nowhere, and by no number beside no names', () => {
    const rows = ['13812345670', '13812345671', '138 1234 5670'].map((phone) => [
      '王先生',
      phone,
      '桐花苑停水',
      '2024/1/1',
    ]);
    const read = normalise(batchOf('来电人,联系电话,内容,时间', ...rows));
    const authors = read.messages.map(({ author }) => author);
    expect(authors[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(authors[2]).toBe(authors[0]);
    expect(authors[1]).not.toBe(authors[0]);
    expect(JSON.stringify(read)).not.toContain('1381');
    const offices = batchOf('答复单位,联系电话,内容,时间', ['水务局', '07996123457', '桐花苑停水', '2024/1/1']);
    expect(normalise(offices).messages).toMatchObject([{ author: null }]);
  });

  it('reads coded values, lists and replies of interfaces by their words, and leaves what has none empty', async () => {
    const row = {
      诉求标题: '路灯坏了',
      受理时间: '2024/1/1',
      承办单位: { 名称: '城管局', 编码: '01' },
      所属区域: ['甲区', '乙街道', '丙社区'],
      处理状态: { code: 3, name: '已办结' },
      满意度: { value: '4', levels: [1, 2] },
      领域: [{ label: '城建' }, { label: '路灯' }],
      类型: { a: { name: '求助' }, b: 1 },
      答复: [
        { 答复单位: '甲局', 答复内容: '已派人。', 答复时间: '2024/1/2 08:00:00' },
        { 答复单位: '乙局', 答复内容: '您好，已修好。', 答复时间: '2024/1/3 08:00:00' },
        { 答复单位: '甲局', 答复内容: '收到。', 答复时间: '2024/1/1 08:00:00' },
      ],
    };
    const other = { 诉求标题: '路灯坏了', 受理时间: '2024/1/1', 答复: {}, 所属区域: [], 类型: '[[1]]' };
    const { batches } = await readFiles({ 'a.json': JSON.stringify([row, other]) });
    const { messages, warnings } = normalise(batches[0]!);
    expect(messages).toMatchObject([
      {
        department: '城管局',
        givenRegion: '甲区',
        status: '已办结',
        satisfaction: '4',
        topicGiven: '城建、路灯',
        kindGiven: null,
        reply: '您好，已修好。',
        repliedAt: '2024-01-03 08:00:00',
      },
      { reply: null, givenRegion: null, kindGiven: null },
    ]);
    expect(warnings).toEqual([{ field: 'kind_given', code: 'NESTED_VALUE', count: 2 }]);
    const flat = await readFiles({ 'b.json': JSON.stringify([{ ...row, 承办单位: undefined }]) });
    expect(normalise(flat.batches[0]!).messages).toMatchObject([{ department: '乙局' }]);
  });

  it('reads values with their types, paragraphs and replies as databases, programs and boards export them', async () => {
    const row = {
      _id: { $oid: '65f0a1' },
      title: '路灯坏了',
      content: ['桐湖路路灯坏了。\n', '请维修。'],
      tags: ['城建', '路灯'],
      created_at: { $date: '2024-01-01T00:30:05Z' },
      likes: { $numberInt: '7' },
      replyInfos: [
        { replyContent: '收到。', replyDateline: 1704153600, replyOrganization: '网信办' },
        { replyContent: '已修好。', replyDateline: 1704240000, replyOrganization: '桐湖镇' },
      ],
    };
    const { batches } = await readFiles({ 'a.jsonl': JSON.stringify(row) });
    expect(normalise(batches[0]!, { map: { topic_given: 'tags' } }).messages).toMatchObject([
      {
        givenId: '65f0a1',
        body: '桐湖路路灯坏了。\n\n请维修。',
        createdAt: '2024-01-01 08:30:05',
        likes: 7,
        topicGiven: '城建、路灯',
        reply: '已修好。',
        repliedAt: '2024-01-03 08:00:00',
        department: '桐湖镇',
      },
    ]);
  });

  it.each(['李小溪13800138000', '李小溪（业主）', '李小溪，松柏苑3栋', '用户李小溪', '李 小 溪'])(
    'hides the name that %j in the column of authors holds, in values too',
    (author) => {
      const columns = '留言编号,留言用户,留言主题,留言详情,留言时间,满意度';
      const cells = ['TEL13800138000', author, '关于李小溪宅基地', '没灯', '2026-03-01', '市民李小溪表示不满意'];
      const read = (time: string) => {
        const row = cells.map((cell, index) => (index === 4 ? time : cell));
        const batch = {
          file: 'f.csv',
          sheet: null,
          columns: columns.split(','),
          rows: [row],
          rowNumbers: [2],
          problems: [],
        };
        return normaliseBatch(batch, { settings: ingestSettings.parse({}), authorKey: new Uint8Array(32).fill(1) });
      };
      expect(read('2026-03-01').messages[0]).toMatchObject({
        givenId: expect.stringMatching(/^id-[0-9a-f]{16}$/),
        title: '关于[用户名]宅基地',
        satisfaction: '市民[用户名]表示不满意',
      });
      expect(read('坏时间 李小溪').rejects[0]?.reason).toContain("got '坏时间 [用户名]'");
    },
  );

  it('hides the names of all columns of authors where a text mentions them', () => {
    const batch = batchOf('用户昵称,来电人姓名,诉求内容,受理时间,答复内容', [
      '溪边的人',
      '李小溪（女士）',
      '市民李小溪来电反映：路灯坏了。我叫溪边的人',
      '2024/1/1',
      '经查，李小溪反映属实。网友“溪边的人”：您好',
    ]);
    expect(normalise(batch).messages).toMatchObject([
      {
        body: '市民[用户名]来电反映：路灯坏了。我叫[用户名]',
        reply: '经查，[用户名]反映属实。网友“[用户名]”：您好',
      },
    ]);
  });

  it.each(['', '李小溪'])('hides a full name wherever the texts have it, with %j in the column of authors', (name) => {
    const batch = batchOf('来电人,标题,内容,时间,答复', [
      name,
      '李小溪希望尽快维修电梯',
      '我叫李小溪，停水。李小溪希望尽快处理，住在李小溪路。',
      '2024/1/1',
      '已联系李小溪，其表示满意。',
    ]);
    expect(normalise(batch).messages).toMatchObject([
      {
        title: '[用户名]希望尽快维修电梯',
        body: '我叫[用户名]，停水。[用户名]希望尽快处理，住在李小溪路。',
        reply: '已联系[用户名]，其表示满意。',
      },
    ]);
  });

  it.each(['黄小溪', '李岚', '王小溪'])('hides the full name %s of an author whom no text introduces', (name) => {
    const batch = batchOf('来电人,标题,内容,时间,答复', [
      name,
      `${name}女士希望有关部门检查电梯`,
      `${name}要求退还押金`,
      '2024/1/1',
      `已电话告知${name}，并向${name}解释`,
    ]);
    expect(normalise(batch).messages).toMatchObject([
      {
        title: '[用户名]女士希望有关部门检查电梯',
        body: '[用户名]要求退还押金',
        reply: '已电话告知[用户名]，并向[用户名]解释',
      },
    ]);
  });

  it.each(['高小溪', '于桐花', '阿依古丽', '迪丽·吾买尔', '裴桐花'])(
    'hides %s, who is told by the column, anywhere in the message',
    (name) => {
      const columns = '来电人,标题,内容,时间,答复';
      const reply = `您好，${name}！经核实，${name}家情况如下`;
      const batch = batchOf(columns, [name, `关于${name}低保的问题`, `我们家${name}没低保`, '2024/1/1', reply]);
      expect(normalise(batch).messages).toMatchObject([
        {
          title: '关于[用户名]低保的问题',
          body: '我们家[用户名]没低保',
          reply: '您好，[用户名]！经核实，[用户名]家情况如下',
        },
      ]);
    },
  );

  it('hides a name of two characters that signs or is addressed, and a pet name that is introduced', () => {
    const batch = batchOf('来电人,内容,时间,答复', ['高溪', '没灯。高溪敬上', '2024/1/1', '您好，高溪！']);
    expect(normalise(batch).messages).toMatchObject([{ body: '没灯。[用户名]敬上', reply: '您好，[用户名]！' }]);
    const pet = batchOf('来电人,内容,时间', ['小王', '我是小王，小王庄没灯', '2024/1/1']);
    expect(normalise(pet).messages).toMatchObject([{ body: '我是[用户名]，小王庄没灯' }]);
  });

  it.each([
    ['安全', '安全要求不达标，早高峰要求限行'],
    ['高峰', '早晚高峰要求限行，高峰申请'],
    ['王家坪', '王家坪停水，王家坪的路要求修'],
    ['金茂府', '我住金茂府，金茂府停水'],
    ['高速路', '高速路没灯，高速路要修'],
    ['储物柜', '储物柜坏了'],
    ['全记录', '上学全记录'],
    ['何家村民', '何家村民希望修路'],
    ['东方明珠', '东方明珠小区停水'],
    ['王厅长', '王厅长，您好'],
    ['林荫道', '林荫道停水，林荫道要修'],
    ['马上来', '师傅说马上来，没来'],
    ['李希', '，李希希望小学，李希望'],
  ])('leaves %s where it is a word or a place as well', (name, text) => {
    const batch = batchOf('来电人,内容,时间', [name, text, '2024/1/1']);
    expect(normalise(batch).messages).toMatchObject([{ body: text }]);
  });

  it('maps, cleans and masks a whole row', () => {
    const columns =
      '留言编号,留言用户,留言主题,留言详情,留言时间,点赞数,反对数,答复意见,答复时间,地区,留言对象,承办单位,办理状态,满意度,领域,诉求类型,态度评分,速度评分,用户类型,办理时限';
    const { messages, rowNumbers, rejects, warnings } = normalise(
      batchOf(columns, [
        '700123.0',
        '溪边的人',
        ' 路灯坏了\n',
        '\n\t\t路灯<br>坏了，电话13812345678\n\t\t',
        '2019/2/28 11:25:05',
        '1,203',
        '0',
        '网友“溪边的人”：您好，请拨打0999-2345678。',
        '2019年3月1日',
        '松湖县',
        '松湖县委书记',
        '松湖县城管局',
        '已办理',
        '满意',
        '城建',
        '求助',
        '5',
        '4.5分',
        '个人',
        '10个工作日',
      ]),
    );
    expect(rejects).toEqual([]);
    expect(warnings).toEqual([]);
    expect(rowNumbers).toEqual([2]);
    expect(messages).toEqual([
      {
        source: 'main',
        givenId: '700123',
        title: '路灯坏了',
        body: '路灯\n坏了，电话[手机号]',
        author: expect.stringMatching(/^[0-9a-f]{16}$/),
        authorType: '个人',
        givenRegion: '松湖县',
        givenParent: null,
        givenTown: null,
        addressedTo: '松湖县委书记',
        department: '松湖县城管局',
        status: '已办理',
        satisfaction: '满意',
        createdAt: '2019-02-28 11:25:05',
        likes: 1203,
        dislikes: 0,
        topicGiven: '城建',
        kindGiven: '求助',
        gradeManner: 5,
        gradeSpeed: 4.5,
        reply: '网友“[用户名]”：您好，请拨打[座机号]。',
        repliedAt: '2019-03-01 00:00:00',
        dueAt: '2019-03-14 23:59:59',
        tellsHandling: true,
      },
    ]);
    expect(JSON.stringify(messages)).not.toContain('溪边的人');
  });

  it.each([
    ['id,title,body,time', false],
    ['id,title,body,time,reply', true],
    ['id,title,body,time,答复时间', true],
    ['id,title,body,time,status', true],
  ])('knows whether columns %s tell of handling', (columns, tells) => {
    const batch = batchOf(columns, ['1', '甲', '甲', '2019/1/1']);
    expect(normalise(batch).messages[0]?.tellsHandling).toBe(tells);
  });

  it('asks the first objects of a JSON file whether it tells of handling, whatever the size of a batch', async () => {
    const lines = ['{"id":1,"title":"甲","time":"2019/1/1"}', '{"id":2,"title":"乙","time":"2019/1/1","reply":null}'];
    const tells = async (text: string, batchSize = 1) => {
      const { batches } = await readFiles({ 'a.jsonl': text }, { settings: { batchSize } });
      return batches.flatMap((batch) => normalise(batch).messages.map(({ tellsHandling }) => tellsHandling));
    };
    expect(await tells(lines[0]!)).toEqual([false]);
    expect(await tells(lines.join('\n'))).toEqual([true, true]);
    const late = [
      ...Array.from({ length: 1100 }, () => lines[0]),
      lines[1],
      lines[1]!.replace('null', '"已修好"'),
    ].join('\n');
    for (const size of [1, 100, 1100, 5000]) {
      const told = await tells(late, size);
      expect(told).toHaveLength(1102);
      expect(told.flatMap((tell, i) => (tell ? [i] : []))).toEqual([1101]);
    }
  });

  describe('puts day and time of day of two columns together', () => {
    it.each([
      ['登记日期,登记时间', '2024-03-01', '09:02:06', '2024-03-01 09:02:06'],
      ['登记时间,登记日期', '9:02', '2024/3/1', '2024-03-01 09:02:00'],
      ['日期,时间', '2024年3月1日', '下午 3:05', '2024-03-01 15:05:00'],
      ['登记日期,登记时间', '45352', '0.376458333333', '2024-03-01 09:02:06'],
      ['登记日期,登记时间', '2024-03-01', '', '2024-03-01 00:00:00'],
      ['登记日期,登记时间', '2024-03-01', '/', '2024-03-01 00:00:00'],
      ['登记日期,登记时间', '20240301', '152006', '2024-03-01 15:20:06'],
      ['登记日期,登记时间', '2024-03-01', '90206', '2024-03-01 09:02:06'],
      ['登记日期,登记时间', '2024-03-01', '0902', '2024-03-01 09:02:00'],
      ['登记日期,登记时间', '2024-03-01', '45352', '2024-03-01 00:00:00'],
      // A whole time is taken as it stands.
      ['登记时间,受理时间', '2024-03-01 08:00', '09:00', '2024-03-01 08:00:00'],
      ['登记时间,受理时间', '08:00', '2024-03-01 09:00', '2024-03-01 09:00:00'],
    ])('%s: %s, %s', (columns, first, second, expected) => {
      const { messages, rejects } = normalise(batchOf(`标题,${columns}`, ['甲', first, second]));
      expect(rejects).toEqual([]);
      expect(messages[0]?.createdAt).toBe(expected);
    });

    it('of one event by their names, of the reply as well, and after --map', () => {
      const columns = '标题,登记时间,受理日期,登记日期,办结日期,办结时间';
      const row = ['甲', '09:02:06', '2024-03-02', '2024-03-01', '2024-03-03', '17:00'];
      const expected = [{ createdAt: '2024-03-01 09:02:06', repliedAt: '2024-03-03 17:00:00' }];
      for (const map of [{}, { time: '登记日期' }]) {
        expect(normalise(batchOf(columns, row), { map }).messages).toMatchObject(expected);
      }
    });

    it.each([
      ['年,月,日', '2024,3,1', '2024-03-01 00:00:00'],
      ['登记年,登记月,登记日,登记时', '2024年,03月,1日,8时', '2024-03-01 08:00:00'],
      ['登记年份,月份,日,时,分', '２０２４,3,1,8,5', '2024-03-01 08:05:00'],
      ['登记年,登记月,登记日,登记时间', '2024,3,1,晚8点', '2024-03-01 20:00:00'],
      ['登记时间,登记年,登记月,登记日', '8:30,2024.0,3.0,1.0', '2024-03-01 08:30:00'],
      ['登记时间,年,月,日', '2024-03-02 8:30,2024,3,1', '2024-03-02 08:30:00'],
      ['year,month,day', '2024,3,1', '2024-03-01 00:00:00'],
    ])('and year, month and day of three: %s: %s', (columns, cells, expected) => {
      const { messages, rejects } = normalise(batchOf(`标题,${columns}`, ['甲', ...cells.split(',')]));
      expect(rejects).toEqual([]);
      expect(messages[0]?.createdAt).toBe(expected);
    });

    it('and year, month and day that --map names in this order, or that are of the reply, but no other three', () => {
      const map = { time: ['甲列', '乙列', '丙列'] };
      const row = ['甲', '1', '2024', '3'];
      const mapped = normalise(batchOf('标题,丙列,甲列,乙列', row), { map });
      expect(mapped.messages.map(({ createdAt }) => createdAt)).toEqual(['2024-03-01 00:00:00']);
      const replied = normalise(batchOf('标题,时间,答复年,答复月,答复日', ['甲', '2024-03-01', '2024', '3', '5']));
      expect(replied.messages.map(({ repliedAt }) => repliedAt)).toEqual(['2024-03-05 00:00:00']);
      const refused = ['年,月,备注,日', '出生年,出生月,出生日', '年,月,年'].map(
        (columns) =>
          normalise(batchOf(`标题,${columns}`, ['甲', '2024', '3', '1', '1'].slice(0, columns.split(',').length + 1)))
            .rejects[0]?.code,
      );
      expect(refused).toEqual(['MISSING_TIME', 'MISSING_TIME', 'MISSING_TIME']);
      // What is left blank is no month.
      const blank = normalise(batchOf('标题,年,月,日,时', ['甲', '2024', '', '3', '8'])).rejects;
      expect(blank[0]?.code).toBe('BAD_TIME');
    });

    it('without the mark by which a spreadsheet takes a date for text', () => {
      const written = batchOf('title,time', ['甲', "'24-03-01"], ['乙', '\u201824-3-2 8:30']);
      const { rejects } = normalise(written);
      expect(rejects.map(({ reason }) => /--date-order mdy, dmy or yymd/.test(reason))).toEqual([true, true]);
      expect(normalise(written, { dateOrder: 'yymd' }).messages.map(({ createdAt }) => createdAt)).toEqual([
        '2024-03-01 00:00:00',
        '2024-03-02 08:30:00',
      ]);
    });

    it('with the year last, in the order that the user says', () => {
      const written = ['3/1/26 8:30', '12-31-2025', '1.2.99', '3/1/26/8', '2026/3/1'];
      const read = (dateOrder: string) => {
        const { messages, rejects } = normalise(batchOf('title,time', ...written.map((time) => ['甲', time])), {
          dateOrder,
        });
        return [messages.map(({ createdAt }) => createdAt.replace(' 00:00:00', '')), rejects.map(({ row }) => row)];
      };
      expect(read('mdy')).toEqual([['2026-03-01 08:30:00', '2025-12-31', '1999-01-02', '2026-03-01'], [5]]);
      expect(read('dmy')).toEqual([
        ['2026-01-03 08:30:00', '1999-02-01', '2026-03-01'],
        [3, 5],
      ]);
      expect(read('ymd')).toEqual([['2026-03-01'], [2, 3, 4, 5]]);
      const [reject] = normalise(batchOf('title,time', ['甲', '3/1/26 8:30'])).rejects;
      expect(reject?.reason).toMatch(/--date-order mdy, dmy or yymd/);
    });

    it('with years of the calendar of Taiwan, where the name of the column says so', () => {
      const rows = ['112/05/01 15:05', '112.5.1', '99年5月1日', '2023/5/1'].map((time) => ['甲', time]);
      expect(normalise(batchOf('title,陳情日期（民國）', ...rows)).messages.map(({ createdAt }) => createdAt)).toEqual([
        '2023-05-01 15:05:00',
        '2023-05-01 00:00:00',
        '2010-05-01 00:00:00',
        '2023-05-01 00:00:00',
      ]);
      const { rejects } = normalise(batchOf('title,陳情日期', ...rows));
      expect(rejects.map(({ reason }) => reason.includes('民國'))).toEqual([true, true, false]);
    });

    it('with years of two digits first, where the user says so', () => {
      const rows = ['26-3-1 8:30', '25.12.31', '26/03/01', '2026/3/2'].map((time) => ['甲', time]);
      const read = (settings: Record<string, unknown>) => normalise(batchOf('title,time', ...rows), settings);
      expect(read({ dateOrder: 'yymd' }).messages.map(({ createdAt }) => createdAt)).toEqual([
        '2026-03-01 08:30:00',
        '2025-12-31 00:00:00',
        '2026-03-01 00:00:00',
        '2026-03-02 00:00:00',
      ]);
      const { rejects } = read({});
      expect(
        rejects.map(({ reason }) => reason.endsWith('say by --date-order mdy, dmy or yymd what its numbers are')),
      ).toEqual([true, true, true]);
    });

    it.each([
      '0000-00-00 00:00:00',
      '0001/1/1 0:00:00',
      '1900-01-01',
      '1899-12-30 00:00',
      '1970-01-01 08:00:00',
      'NULL',
    ])('of a further column where the first holds %s for none', (none) => {
      const { messages, rejects } = normalise(
        batchOf('标题,创建时间,受理时间,答复时间,办结时间', ['甲', none, '2024/3/1 09:30', none, '2024/3/2']),
      );
      expect(rejects).toEqual([]);
      expect(messages[0]).toMatchObject({ createdAt: '2024-03-01 09:30:00', repliedAt: '2024-03-02 00:00:00' });
    });

    it('says that an hour lacks its day', () => {
      const { rejects } = normalise(batchOf('标题,登记时间', ['甲', '09:02:06']));
      expect(rejects[0]).toMatchObject({
        code: 'BAD_TIME',
        reason: expect.stringMatching(/'09:02:06'.*day: write the day/),
      });
    });
  });

  it('takes a state in the column of replies for the status, and for no reply', () => {
    const states = ['未回复', '处理中', '已办结', '否', '。', '您好，已修好。'];
    const rows = states.map((state) => ['甲', '2019/1/1', state]);
    const { messages } = normalise(batchOf('title,time,答复意见', ...rows));
    expect(messages.map(({ reply }) => reply)).toEqual([null, null, null, null, null, '您好，已修好。']);
    expect(messages.map(({ status }) => status)).toEqual(['未回复', '处理中', '已办结', null, null, null]);
    expect(messages.every(({ tellsHandling }) => tellsHandling)).toBe(true);
    const [given] = normalise(batchOf('title,time,reply,status', ['甲', '2019/1/1', '未回复', '已受理'])).messages;
    expect(given).toMatchObject({ reply: null, status: '已受理' });
  });

  it('takes values without what a page writes around them', () => {
    const { messages } = normalise(
      batchOf('title,time,承办单位,办理状态,诉求类型,所属区县', [
        '甲',
        '发布时间：2024/1/1',
        '承办单位：桐湖镇',
        '【已回复】',
        '[投诉]',
        '一级：二级',
      ]),
    );
    expect(messages).toMatchObject([
      {
        createdAt: '2024-01-01 00:00:00',
        department: '桐湖镇',
        status: '已回复',
        kindGiven: '投诉',
        givenRegion: '一级：二级',
      },
    ]);
  });

  it('takes a number for no reply', () => {
    const { messages } = normalise(
      batchOf('title,time,回复', ['甲', '2024/1/1', '3'], ['乙', '2024/1/1', '2024-01-02']),
    );
    expect(messages.map(({ reply }) => reply)).toEqual([null, null]);
  });

  it('says that a day has no year', () => {
    for (const day of ['3月1日', '03-01 08:30', '3.1']) {
      const { rejects } = normalise(batchOf('title,time', ['甲', day]));
      expect(rejects[0]?.reason, day).toMatch(/; it has no year: write it into the file$/);
    }
    expect(normalise(batchOf('title,time', ['甲', '3/1/26'])).rejects[0]?.reason).toMatch(/--date-order/);
  });

  it('accounts for every row, with a code and a reason', () => {
    const batch: RawBatch = {
      ...batchOf(
        'id,author,title,body,time',
        ['1', '', '甲', '', '2019/1/1'],
        ['2', '', '', ' \n\t', '2019/1/1'],
        ['3', '', '丙', '丙', ''],
        ['4', '', '丁', '丁', '2019/2/30'],
        ['5', '', '戊', '长'.repeat(101), '2019/1/1'],
        ['6', '', '<br>&nbsp;', 'NULL', '2019/1/1'],
        ['7', '', '庚', '庚', '2019/1/1', '多'],
        ['8'],
      ),
      problems: [{ index: 6, code: 'ROW_SHAPE', reason: 'Expected the row to have 5 cells, got 6' }],
    };
    const { messages, rowNumbers, rejects } = normalise(batch, { maxTextLength: 100 });
    expect(messages.map(({ givenId, body }) => [givenId, body])).toEqual([['1', '']]);
    const longest = batchOf('编号,标题,时间', ['1', '长'.repeat(100), '2019/1/1']);
    expect(normalise(longest, { maxTextLength: 100 }).messages).toHaveLength(1);
    expect(rowNumbers).toEqual([2]);
    expect(rejects.map(({ row, field, code }) => [row, field, code])).toEqual([
      [3, 'body', 'EMPTY_TEXT'],
      [4, 'time', 'MISSING_TIME'],
      [5, 'time', 'BAD_TIME'],
      [6, 'body', 'TOO_LONG'],
      [7, 'body', 'EMPTY_TEXT'],
      [8, null, 'ROW_SHAPE'],
      [9, 'body', 'EMPTY_TEXT'],
    ]);
    for (const { reason } of rejects) expect(reason).toMatch(/^Expected .* to be .*, got |^Expected the row to have /);
    expect(rejects[2]?.reason).toContain("got '2019/2/30'");
  });

  it('keeps a message whose optional values cannot be read, and counts them', () => {
    const { messages, warnings } = normalise(
      batchOf(
        'id,title,time,likes,grade_manner,replied_at,region',
        ['1.9E+05', '甲', '2019/1/1', 'abc', '好', '下周', '长'.repeat(201)],
        ['2E+09', '乙', '2019/1/1', '3', '-', '', ''],
      ),
    );
    expect(messages[0]).toMatchObject({
      givenId: null,
      likes: null,
      gradeManner: null,
      repliedAt: null,
      givenRegion: null,
    });
    expect(messages[1]).toMatchObject({ givenId: null, likes: 3 });
    expect(warnings).toEqual([
      { field: 'region', code: 'TOO_LONG', count: 1 },
      { field: 'replied_at', code: 'BAD_TIME', count: 1 },
      { field: 'id', code: 'LOST_ID', count: 2 },
      { field: 'likes', code: 'BAD_NUMBER', count: 1 },
      { field: 'grade_manner', code: 'BAD_NUMBER', count: 1 },
    ]);
  });

  it('takes a stroke for no value', () => {
    const { messages } = normalise(
      batchOf('id,title,time,status,satisfaction,reply', ['1', '甲', '2019/1/1', '/', '//', '/']),
    );
    expect(messages[0]).toMatchObject({ status: null, satisfaction: null, reply: null });
  });

  it('takes the first of two columns of the same name that is filled in', () => {
    const { messages } = normalise(
      batchOf(
        '内容,内容,标题,时间',
        ['', '后面', '甲', '2019/1/1'],
        ['前面', '后面', '乙', '2019/1/1'],
        [' ', '', '丙', '2019/1/1'],
      ),
    );
    expect(messages.map(({ body }) => body)).toEqual(['后面', '前面', '']);
  });

  it('passes over what stands for no value where a further column of the field has one', () => {
    const columns = '工单编号,诉求内容,问题描述,区县,所属地区,时间';
    const { messages, rejects } = normalise(
      batchOf(
        columns,
        ['NULL', 'NULL', '路灯不亮', 'NULL', '云溪区', '2019/1/1'],
        ['7', '无', '路灯不亮', '无', '无', '2019/1/1'],
      ),
    );
    expect(rejects).toEqual([]);
    expect(messages.map(({ body, givenRegion }) => [body, givenRegion])).toEqual([
      ['路灯不亮', '云溪区'],
      ['无', null],
    ]);
  });

  it('takes a state that stands behind the reply, but not that an order was handed on', () => {
    const rows = ['已办结', '办理中', '', '转办', '是'].map((state) => [
      '路灯坏了',
      '2024/1/1',
      '已联系物业维修。',
      state,
    ]);
    for (const columns of ['标题,时间,办理情况,办结情况', '标题,时间,答复,处理结果']) {
      const { messages } = normalise(batchOf(columns, ...rows));
      expect(messages.map(({ status }) => status)).toEqual(['已办结', '办理中', null, null, null]);
      expect(messages.every(({ reply }) => reply === '已联系物业维修。')).toBe(true);
    }
  });

  it('takes the reply of a further column behind a state, but where that says that nobody has replied yet', () => {
    const cases: readonly [string, string, string | null, string | null][] = [
      ['已办结', '您好，灯泡已更换。', '您好，灯泡已更换。', '已办结'],
      ['是', '您好，灯泡已更换。', '您好，灯泡已更换。', null],
      ['无', '您好，灯泡已更换。', '您好，灯泡已更换。', null],
      ['已办结', '已回复', null, '已办结'],
      ['处理中', '派给城管局张工。', null, '处理中'],
      ['否', '派给城管局张工。', null, null],
      ['您好，已修好。', '派给城管局张工。', '您好，已修好。', null],
    ];
    const rows = cases.map(([first, second]) => ['路灯不亮', '2019/1/1', first, second]);
    const { messages } = normalise(batchOf('标题,时间,处理结果,办理情况', ...rows));
    expect(messages.map(({ reply, status }) => [reply, status])).toEqual(
      cases.map(([, , reply, status]) => [reply, status]),
    );
  });

  it('takes a default time where a deployment gives one', () => {
    const { messages } = normalise(batchOf('title', ['甲']), { defaultTime: '2020-01-01 00:00:00' });
    expect(messages[0]?.createdAt).toBe('2020-01-01 00:00:00');
    for (const defaultTime of ['2023-99-01 00:00:00', '1890-01-01 00:00:00', '2023-99-01', '2020-1-1 00:00:00']) {
      expect(() => normalise(batchOf('title', ['甲']), { defaultTime })).toThrow('YYYY-MM-DD HH:MM:SS');
    }
    const { rejects } = normalise(batchOf('title', ['甲']));
    expect(rejects[0]).toMatchObject({ code: 'MISSING_TIME', reason: expect.stringContaining('--map time=COLUMN') });
  });

  it('masks every field that is free text, and never keeps a citizen’s own number as an id', () => {
    const phone = '13812345678';
    const { messages, rejects } = normalise(
      batchOf(
        'id,title,body,reply,status,region,addressed_to,department,satisfaction,topic_given,kind_given,author_type,time',
        [...Array.from({ length: 12 }, () => phone), '2019/1/1'],
        [...Array.from({ length: 12 }, () => phone), phone],
      ),
    );
    expect(messages[0]?.givenId).toMatch(/^id-[0-9a-f]{16}$/);
    expect(JSON.stringify(messages)).not.toContain(phone);
    expect(rejects[0]?.code).toBe('BAD_TIME');
    expect(JSON.stringify(rejects)).not.toContain(phone);
  });

  it('describes a refused row without its author and what else is personal by name', () => {
    const columns = '编号,姓名,联系电话,家庭住址,标题,备注,时间';
    const row = ['7', '溪边人', '2345678', '松湖县某街1号', '路灯', '备注13812345678', '没有'];
    const { rejects } = normalise(batchOf(columns, row));
    expect(JSON.parse(rejects[0]?.content ?? '')).toEqual({
      编号: '7',
      标题: '路灯',
      备注: '备注[手机号]',
      时间: '没有',
    });
  });

  it.each(
    '来电号码 主叫号码 被叫号码 联系人 联系方式 手机 联系电话 電話 身份证号 住址 户籍地址 姓名 电子邮箱 phone mobile full_name name home_address id_card id-number caller contact openid 来自IP 客户端IP地址'.split(
      ' ',
    ),
  )('keeps nothing of a column %s of a refused row', (name) => {
    const { rejects } = normalise(batchOf(`编号,标题,${name},时间`, ['7', '路灯', '82345678甲', '没有']));
    expect(JSON.parse(rejects[0]?.content ?? '')).toEqual({ 编号: '7', 标题: '路灯', 时间: '没有' });
  });

  it('keeps columns of a refused row that only sound personal', () => {
    const columns = '编号,留言对象,addressed_to,事发地址,来电时间,域名,时间';
    const { rejects } = normalise(batchOf(columns, ['7', '局', '局', '街', '2019/1/1', '名', '没有']));
    expect(Object.keys(JSON.parse(rejects[0]?.content ?? ''))).toEqual(columns.split(','));
  });

  it('keeps an id of 18 digits that is no identity number', () => {
    const ids = Array.from({ length: 100 }, (_, i) => `20230815112345${String(i).padStart(4, '0')}`);
    const { messages } = normalise(batchOf('工单编号,标题,时间', ...ids.map((id) => [id, '甲', '2019/1/1'])));
    expect(messages.map(({ givenId }) => givenId)).toEqual(ids);
  });

  it('describes rows that could not be taken apart without what may be the author', () => {
    const shifted: RawBatch = {
      ...batchOf('id,author,title,time', ['7', '一格', '溪边人', '路灯', '2019/1/1'], ['"8,溪边人,路灯']),
      problems: [
        { index: 0, code: 'ROW_SHAPE', reason: 'x' },
        { index: 1, code: 'ROW_SHAPE', reason: 'x' },
      ],
    };
    const json: RawBatch = {
      ...batchOf('id,author', ['{"id":7,"用户名":"溪边人","电话":"1","title":"路灯\\n坏了","body":"断在'], ['溪边人']),
      problems: [
        { index: 0, code: 'BAD_JSON', reason: 'x' },
        { index: 1, code: 'BAD_JSON', reason: 'x' },
      ],
    };
    const contents = [shifted, json].flatMap((batch) => normalise(batch).rejects.map(({ content }) => content));
    expect(contents.map((content) => JSON.parse(content))).toEqual([
      { id: '7', time: '路灯', '+1': '2019/1/1' },
      { length: 9 },
      { id: '7', title: '路灯\n坏了' },
      { length: 3 },
    ]);
  });

  it('keeps the author out of what it shows of a broken JSON line, by whatever name the column goes', () => {
    const broken = (line: string): RawBatch => ({
      ...batchOf('id', [line]),
      problems: [{ index: 0, code: 'BAD_JSON', reason: 'x' }],
    });
    const content = (line: string, map: object) =>
      JSON.parse(normalise(broken(line), { map }).rejects[0]!.content) as unknown;
    const line = '{"id":7,"提交者":"溪边人","title":"路灯坏了","body":"断在';
    expect(content(line, { author: '提交者' })).toEqual({ id: '7', title: '路灯坏了' });
    expect(content(line, { author: ['笔名', ' 提交者*'] })).toEqual({ id: '7', title: '路灯坏了' });
    const escaped = '{"id":7,"\\u7528\\u6237\\u540d":"溪边人","\\q":"溪边人","title":"路灯坏了","body":"断在';
    expect(content(escaped, {})).toEqual({ id: '7', title: '路灯坏了' });
  });

  it('gives the same for the same rows, whatever stood in the batch before', () => {
    const row = (i: number) => [String(i), `用户${i % 3}号人`, `标题${i}`, `正文${i}`, '2019/1/1'];
    const rows = Array.from({ length: 20 }, (_, i) => row(i));
    const columns = 'id,author,title,body,time';
    const whole = normalise(batchOf(columns, ...rows)).messages;
    const parts = rows.flatMap((one) => normalise(batchOf(columns, one)).messages);
    expect(parts).toEqual(whole);
    expect(new Set(whole.map(({ author }) => author)).size).toBe(3);
  });

  it('knows no author without a key, and masks names and leaves out telling ids all the same', () => {
    const batch = batchOf('id,author,title,time', ['13800138000', '溪边的人', '我叫溪边的人', '2019/1/1']);
    const withKey = normalise(batch).messages[0]!;
    const [message] = normaliseBatch(batch, { authorKey: null, settings }).messages;
    expect(withKey.title).not.toContain('溪边的人');
    expect(message).toEqual({ ...withKey, author: null, givenId: null });
  });

  it('needs nothing but plain data', () => {
    const batch = batchOf('id,title,time', ['1', '甲', '2019/1/1']);
    const context = structuredClone({ authorKey, settings });
    expect(normaliseBatch(structuredClone(batch), context).messages).toHaveLength(1);
  });
});

describe('text of another encoding', () => {
  const text = '建设路的路灯坏了半个月，夜里看不见路，请尽快派人修好。';
  const table = (ids: readonly string[], encoding: string) =>
    iconv.encode(ids.map((id) => `${id},路灯不亮,2024/1/1,${text}\n`).join(''), encoding);
  const header = '编号,标题,时间,内容\n';

  it.each([
    ['gb18030', 'utf-8'],
    ['utf-8', 'gb18030'],
  ])('in %s of a file that is said to be in %s is refused, and the rest of the file is kept', async (own, taken) => {
    const many = Array.from({ length: 100 }, (_, i) => `${i}`);
    const bytes = Buffer.concat([iconv.encode(header, taken), table(many, taken), table(['x', 'y'], own)]);
    const { batches } = await readFiles({ 'a.csv': bytes }, { settings: { encoding: taken } });
    const { messages, rejects } = normalise(batches[0]!);
    expect(messages).toHaveLength(100);
    const refused = { code: 'BAD_ENCODING', reason: expect.stringContaining('--encoding') as string };
    expect(rejects).toMatchObject([refused, refused]);
  });

  it('is known by question marks alone, and not by those of a text or of a short one', () => {
    const rows = [
      ['????????', '????????????,2026???'],
      ['', '???????'],
      ['', '???'],
      ['什么时候修路', '????'],
      ['', '修好了吗????'],
    ];
    const { messages, rejects } = normalise(batchOf('标题,内容,时间', ...rows.map((row) => [...row, '2026/3/1'])));
    expect(rejects.map(({ row, code }) => [row, code])).toEqual([
      [2, 'BAD_ENCODING'],
      [3, 'BAD_ENCODING'],
    ]);
    expect(messages).toHaveLength(3);
  });

  it.each([`${text}谢谢\ufffd\ufffd`, `\uf0b7${text}`, `\ufffd`])('is told from damage and private use: %s', (body) => {
    const { rejects } = normalise(batchOf('编号,内容,时间', ['1', body, '2024-03-01 08:00:00']));
    expect(rejects).toEqual([]);
  });

  it('is named where it leaves no header', async () => {
    const { errors } = await readFiles({ 'b.csv': Buffer.from(header) }, { settings: { encoding: 'gb18030' } });
    expect(errors[0]?.error.message).toContain('ingest.headerRows; read as gb18030: ');
  });
});
