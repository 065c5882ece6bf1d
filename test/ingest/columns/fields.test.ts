import { describe, expect, it } from 'vitest';
import { aliases, fieldNames } from '../../../src/ingest/columns/field-names.ts';
import { normaliseColumnName, resolveColumns } from '../../../src/ingest/columns/fields.ts';

describe('resolveColumns', () => {
  it('takes any number of columns of one name in time that grows with it', () => {
    const columns = new Array<string>(300_000).fill('内容');
    expect(resolveColumns(columns, {}).body).toHaveLength(300_000);
  });

  it('takes a column 满意 for no rating where it is one of several to tick', () => {
    expect(resolveColumns(['诉求内容', '时间', '满意'], {}).satisfaction).toEqual([2]);
    expect(resolveColumns(['诉求内容', '时间', '满意', '基本满意', '不满意'], {}).satisfaction).toBeUndefined();
    expect(resolveColumns(['诉求内容', '时间', '满意', '不满意', '满意度'], {}).satisfaction).toEqual([4]);
  });

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

  it('knows the English names of service requests', () => {
    const names = ['Ticket ID', 'Reported At', 'Caller', 'Summary', 'Details', 'Agency', 'Resolution', 'Responded At'];
    expect(resolveColumns(names, {})).toEqual({
      id: [0],
      time: [1],
      author: [2],
      title: [3],
      body: [4],
      department: [5],
      reply: [6],
      replied_at: [7],
    });
  });

  it('reads names that are explained behind them, as systems write them that take a header from comments', () => {
    const names = [
      '投诉单号，格式“TS+年月日+流水号”',
      '投诉内容，问题描述',
      '处置状态：1=待受理，2=已办结',
      '状态说明 0未处理 1已处理',
      '受理部门编码，部门信息表',
      '提交时间；市民提交的时间',
    ];
    expect(resolveColumns(names, {})).toEqual({ id: [0], body: [1], status: [2], time: [5] });
  });

  it('takes a single text that begins like a name for no column', () => {
    expect(resolveColumns(['详情，见附件', '路灯不亮', '2024-03-01'], {})).toEqual({});
  });

  it('knows what offices of some level did, and orders that were passed on or that an office was reminded of', () => {
    const names = '工单编号 诉求内容 区交办时间 区交办办结期限 市交办主办单位 转办单回复内容 督办单回复内容';
    expect(resolveColumns(names.split(' '), {})).toEqual({
      id: [0],
      body: [1],
      time: [2],
      due_at: [3],
      department: [4],
      reply: [6, 5],
    });
    expect(resolveColumns(['街道办理情况', '诉求内容'], {}).reply).toEqual([0]);
    expect(resolveColumns(['社区编号', '街道人口', '市价', '督办单编号', '村名称'], {})).toEqual({});
  });

  it('knows who wrote by an id, names misspelt, and when only the system says', () => {
    const names = '留言用户ID 信访人述求 系统创建时间 处理截至时间 当前信件状态 被反映街道';
    expect(resolveColumns(names.split(' '), {})).toEqual({
      author: [0],
      body: [1],
      time: [2],
      due_at: [3],
      status: [4],
      region: [5],
    });
    expect(resolveColumns(['用户ID', '用户昵称'], {}).author).toEqual([1, 0]);
  });

  it('takes a query for the text of a table that has no other', () => {
    expect(resolveColumns(['title', 'query', 'query_date'], {})).toEqual({ title: [0], body: [1], time: [2] });
    expect(resolveColumns(['query', 'content', 'date'], {}).body).toEqual([1]);
  });

  it('reads 原始内容 as the text where a summary stands beside it', () => {
    expect(resolveColumns(['原始信访内容', '信访内容摘要', '信访时间'], {})).toEqual({
      title: [1],
      body: [0],
      time: [2],
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

  it.each([
    ['body', '反映的主要问题 来电人诉求 群众反映问题 主要诉求内容 评论内容 转写文本'],
    ['reply', '办理结果描述 处理结果说明 主办单位回复 职能部门回复 二次回复 公开回复 回复列表 answerList replyVOList'],
    ['replied_at', '部门回复时间 二次答复时间 结单时间 closed_at'],
    ['satisfaction', '群众是否满意 回访是否满意 6、您对办理的满意度'],
    ['author', 'Q1_您的姓名 提交者（自动） 网民昵称'],
    ['time', '结束答题时间 来电登记时间 crt_time'],
    ['department', '派单部门 归口单位'],
  ] as const)('puts %s together of the words that columns are named by', (field, names) => {
    for (const name of names.split(' ')) expect(resolveColumns([name], {}), name).toEqual({ [field]: [0] });
  });

  it('takes the question of a survey for its text, where no other column is', () => {
    expect(resolveColumns(['结束答题时间', 'Q1_您的建议是什么？'], {})).toEqual({ time: [0], body: [1] });
  });

  it.each([
    '部门编号 部门描述 部门电话 投诉电话 单位情况 市民编号 市民描述 回访内容 回访说明 审核说明 退回说明',
    '办理记录 操作记录 标签列表 附件说明 被投诉人情况 您的年龄 期望的处理结果 满意度说明 replies',
  ])('takes what only sounds like them for no field: %s', (names) => {
    for (const name of names.split(' ')) expect(resolveColumns([name], {}), name).toEqual({});
  });

  it('knows its names in traditional characters', async () => {
    const { Converter } = await import('opencc-js/cn2t');
    for (const to of ['tw', 'hk'] as const) {
      const write = Converter({ from: 'cn', to });
      for (const name of fieldNames.flatMap((field) => aliases[field].split(/\s+/u)))
        expect(normaliseColumnName(write(name))).toBe(normaliseColumnName(name));
    }
  });

  it('knows the names of proposals of deputies and advisers, and of petitions in traditional characters', () => {
    const fields = { id: [0], title: [1], body: [2], time: [3], author: [4] };
    for (const names of ['提案号 提案题目 提案正文 提案日期 第一提案人', '议案编号 案由 议案内容 提出日期 领衔代表'])
      expect(resolveColumns(names.split(' '), {})).toEqual(fields);
    expect(resolveColumns('案件編號 主旨 陳情內容 陳情日期 陳情人 回饋內容 鄉鎮'.split(' '), {})).toEqual({
      ...fields,
      reply: [5],
      region: [6],
    });
  });

  it.each([
    ['id', '事件编号 事件编码 诉求编码 诉求单号 办件编号 登记编号 案件编号 EVENTID 工单流水号'],
    ['author', '诉求者 客户姓名 举报人姓名 工单联系人'],
    ['title', '事件名称 信件主题 EVENTTITLE'],
    [
      'body',
      '诉求 市民诉求 群众诉求 诉求概述 诉求摘要 内容描述 详细内容 详细描述 具体内容 工单详情 案件描述 EVENTDESC',
    ],
    ['time', '上报时间 来话时间 提单时间 工单创建时间 工单受理时间 创建日期 反映日期 致电时间 发生时间 REPORTTIME'],
    [
      'region',
      '所属区 受理区域 行政区域 区域名称 所属县区 县市区 属地街道 街道乡镇 街道/乡镇 区（县） 市 区 县 DISTRICTNAME',
    ],
    ['department', '承办单位名称 承办部门名称 责任单位名称 主责单位 办件单位 部门名称 DEALUNIT'],
    ['reply', '办结情况 办结结果 处置意见 回复情况 答复情况 部门回复 办理反馈 工单处理意见'],
    ['replied_at', '工单办结时间 实际办结时间 处置日期'],
    ['due_at', '工单办理时限 办结时限 办理期限 要求办结时间 应办结时间 dueDate REPLY_DEADLINE'],
    ['satisfaction', '回访结果 回访评价 满意 工单满意度 评价等级 评价星级'],
    ['status', '办结状态 状态名称 处理进度 流程状态 工单当前状态 诉求状态'],
    ['topic_given', '信件分类 工单分类 主题词 诉求一级分类 大类名称 一级分类名称'],
    ['kind_given', '工单类别 业务类型 类型名称'],
  ] as const)('knows what other systems call the %s', (field, names) => {
    for (const name of names.split(' ')) expect(resolveColumns([name], {}), name).toEqual({ [field]: [0] });
  });

  it.each([
    ['id', 'SQID RECORD_ID mailId service_request_id'],
    ['title', 'mailTitle'],
    ['body', '反映问题及诉求 反映问题和情况描述 投诉问题 概况 mailContent'],
    ['time', 'writeDate mailDate REC_TIME requested_datetime submittedAt ts 提问日期 询问时间'],
    ['reply', '解答 答案 replyBody'],
    ['replied_at', 'dealDate handleDate 解答日期'],
    ['region', '所属街乡镇 街乡镇'],
    ['department', 'assignedDepartment dealOrgName 解答单位'],
    ['status', 'currentStatus mailStatus'],
    ['satisfaction', 'satisfactionLevel'],
    ['likes', 'likesCount 按讚數'],
    ['grade_manner', '办理态度分 handleAttitude'],
    ['grade_speed', '办理速度分 handleSpeed'],
  ] as const)('knows by more names the %s', (field, names) => {
    for (const name of names.split(' ')) expect(resolveColumns([name], {}), name).toEqual({ [field]: [0] });
  });

  it('takes a name of two for none where they are of different fields, or one is of none', () => {
    const names =
      '标题及内容 来电人和电话 时间和地点 诉求与答复 意见和附件 mailbox mailAddress mailType requestId 解决程度分';
    expect(resolveColumns(names.split(' '), {})).toEqual({});
  });

  it('takes no column that means something else', () => {
    const names =
      '诉求单位 诉求对象 被投诉单位 单位名称 对象名称 派单时间 回访时间 更新时间 通话时间 截止时间 受理人 登记人 ' +
      '经办人 反馈人 区划代码 行政区划代码 事件类型 案件类型 审核状态 公开状态 回访状态 诉求来源 部门联系电话 事发地址 事发地点 附件名称 ' +
      '项目名称 答复名称 序号 热线编号 是否办结 协办单位 交办单位 被反映单位 满意率 street';
    expect(resolveColumns(names.split(' '), {})).toEqual({});
  });

  it('prefers a name that it knows to one that is like it, and a district to its streets and its city', () => {
    expect(resolveColumns(['工单办结时间', '反馈日期'], {})).toEqual({ replied_at: [1, 0] });
    expect(resolveColumns(['市', '街道', '区'], {})).toEqual({ region: [2, 1, 0] });
  });

  it('takes what says a text in short for its title where no column is the title', () => {
    expect(resolveColumns(['诉求概要', '诉求详情', '时间'], {})).toEqual({ title: [0], body: [1], time: [2] });
    expect(resolveColumns(['反映事项', '反映内容', '时间'], {})).toEqual({ title: [0], body: [1], time: [2] });
    expect(resolveColumns(['反映事项', '时间'], {})).toEqual({ body: [0], time: [1] });
    expect(resolveColumns(['诉求摘要', '工单摘要'], {})).toEqual({ body: [0, 1] });
    expect(resolveColumns(['标题', '概述', '内容'], {})).toEqual({ title: [0], body: [2, 1] });
    expect(resolveColumns(['概述', '内容'], { body: '内容' })).toEqual({ body: [1, 0] });
  });

  it('prefers what says most and when it was written, though the name is only like another', () => {
    expect(resolveColumns(['诉求', '工单详情'], {})).toEqual({ body: [1, 0] });
    expect(resolveColumns(['发生时间', '工单创建时间'], {})).toEqual({ time: [1, 0] });
    expect(resolveColumns(['市', '行政区划名称'], {})).toEqual({ region: [1, 0] });
  });

  it('prefers the words of a code to the code', () => {
    const names = 'content,status,status_name,承办单位,承办单位名称,时间'.split(',');
    expect(resolveColumns(names, {})).toMatchObject({ status: [2, 1], department: [4, 3] });
  });

  it('takes 反馈内容 for the text of a form that has no other, and else for the reply', () => {
    const resolve = (names: string) => resolveColumns(names.split(' '), {});
    expect(resolve('昵称 反馈内容 提交时间 管理员回复 回复时间')).toMatchObject({ body: [1], reply: [3] });
    expect(resolve('昵称 反馈内容 提交时间').body).toEqual([1]);
    expect(resolve('昵称 反馈内容 提交时间').reply).toBeUndefined();
    expect(resolve('诉求内容 反馈内容 提交时间')).toMatchObject({ body: [0], reply: [1] });
    expect(resolve('工单编号 受理时间 反馈内容 反馈时间').body).toBeUndefined();
    expect(resolve('工单编号 反馈内容 反馈时间').body).toBeUndefined();
  });

  it('knows the names of the petition system and of complaint registers', () => {
    const names = '投诉单号 概况信息 登记日期 归属区县 办结部门 当前阶段 信访人评价 答复市民情况';
    expect(resolveColumns(names.split(' '), {})).toEqual({
      id: [0],
      body: [1],
      time: [2],
      region: [3],
      department: [4],
      status: [5],
      satisfaction: [6],
      reply: [7],
    });
  });

  it.each([
    ['id', '12345工单编号 警情编号 接警单编号 反映编号 petition_no taskId GDBH 信访流水号 投诉单编号'],
    ['author', '报警人 来访人姓名 网友名称 1、您的姓名： 求助人员 contactName LDR'],
    ['title', '咨询主题 问政标题 信访主题 帖文标题 appealTitle 3.您反映的问题标题 诉求事由 GDBT'],
    [
      'body',
      '12345热线内容描述 问政内容 报警内容 来访内容 市民反映 appeal_content CASE_CONTENT 4、请填写您的诉求内容（必填） SQNR',
    ],
    [
      'time',
      '12345受理时间 咨询日期 问政时间 报修时间 接警时间 提交答卷时间 收信日期 ask_time SLSJ 发现时间 submitDate',
    ],
    ['reply', '最终处理结果 官方回复内容 处警情况 答复市民要点 受理意见 承办部门答复 replyInfos BLJG 信访答复'],
    ['replied_at', '最终办理时间 官方回复时间 实际回复时间 rep_time case_complete_time BJSJ 完工时间 归档时间'],
    ['region', '5、所在区县： 12345所属区 区（市）县 所属镇（街道） 事发镇街 旗县区 SSQY xzqhmc'],
    ['addressed_to', '受文单位 咨询部门 问政机构 信箱类别 收信单位'],
    ['department', '最终回文单位 官方回复单位 管辖单位 答复机关 acceptDeptName reply_unit CBDW 二级承办单位'],
    ['status', '问政状态 案卷状态 order_status handleStatus 办理进展 GDZT 工单环节'],
    ['satisfaction', '市民满意度 来信人评价 网友评价 resultSatisfied MYD 回访总体满意度'],
    ['topic_given', '一级业务分类 诉求归口 level_one 业务领域 投诉类别'],
    ['kind_given', '12345工单类型 诉求目的 appealTypeName order_type 来信性质 SQLX'],
    ['likes', '点赞人数 赞成数 praise_num zan'],
  ] as const)('knows what offices, forms and data portals call the %s', (field, names) => {
    for (const name of names.split(' ')) expect(resolveColumns([name], {}), name).toEqual({ [field]: [0] });
  });

  it('knows names with what stands within them or tells columns of one name apart, after those that are plain', () => {
    const names =
      '来信（访）时间 投诉（举报）人 反映/咨询内容 标题/主题 承办单位/部门 办理\n结果 首次受理时间 区级承办单位';
    expect(resolveColumns(names.split(' '), {})).toEqual({
      time: [0, 6],
      author: [1],
      body: [2],
      title: [3],
      department: [4, 7],
      reply: [5],
    });
    expect(resolveColumns(['承办单位1', '承办单位2', '内容.1', '承办单位'], {})).toEqual({
      department: [3, 0, 1],
      body: [2],
    });
    for (const name of ['答复时间/内容', '部门联系电话1', '/', '来信人及电话', 'Column1', '(1)', '原工单编号']) {
      expect(resolveColumns([name], {}), name).toEqual({});
    }
  });

  it('takes no part of a name for what it says alone', () => {
    const names =
      '投诉单位 举报对象 信访部门 报修类型 警情类型 报警地址 来电归属地 市民编号 用户编号 您的单位 您的联系电话 caseType order_user ' +
      'report_dept event_location 热线编号 受理员 回访内容 回访意见 回访情况 整改措施 建议承办部门 问题来源';
    expect(resolveColumns(names.split(' '), {})).toEqual({});
  });

  it('takes a vague name for the text or the time of a table of messages that has no other', () => {
    const resolve = (names: string, map = {}) => resolveColumns(names.split(' '), map);
    expect(resolve('提出时间 问题 责任单位')).toMatchObject({ time: [0], body: [1] });
    expect(resolve('标题 意见建议 时间')).toMatchObject({ title: [0], body: [1] });
    expect(resolve('序号 提交时间 您的意见或建议')).toMatchObject({ time: [1], body: [2] });
    expect(resolve('提交时间 3、请填写您的建议')).toMatchObject({ time: [0], body: [1] });
    expect(resolve('提交时间 留言内容 您的建议')).not.toHaveProperty('body', [1, 2]);
    expect(resolve('工单编号 诉求内容 区交办时间 区交办办结期限')).toMatchObject({ body: [1], time: [2] });
    expect(resolve('诉求内容 受理时间 派单时间 诉求事项')).toEqual({ body: [0], time: [1] });
    expect(resolve('问题 件数 办结率')).toEqual({});
    expect(resolve('工单编号 派单时间 处理结果').time).toBeUndefined();
    expect(resolve('诉求内容 派单时间', { time: '' }).time).toBeUndefined();
  });

  it('takes what the hotline tells the office for no reply where there is a column of what is said to the citizen', () => {
    const resolve = (names: string, map = {}) => resolveColumns(names.split(' '), map).reply;
    expect(resolve('诉求内容 处理意见 答复意见')).toEqual([2]);
    expect(resolve('诉求内容 官方回复内容 办理意见')).toEqual([1]);
    expect(resolve('诉求内容 处理意见 答复意见', { reply: '处理意见' })).toEqual([1, 2]);
    expect(resolve('诉求内容 处理意见')).toEqual([1]);
    expect(resolve('诉求内容 处理结果 答复内容')).toEqual([2, 1]);
  });

  it('prefers a column of the field’s own name', () => {
    expect(resolveColumns(['用户类型', 'author_type'], {})).toEqual({ author_type: [1, 0] });
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

  it('prefers the id of a message to that of its thread', () => {
    expect(resolveColumns(['thread_id', 'msg_id'], {})).toEqual({ id: [1, 0] });
  });

  it.each([
    [
      'id',
      'msg_id msgId msg_no feedback_id submission_id serial_no inquiry_no 留言号 反馈编号 申请单号 系统编号 唯一编号',
    ],
    ['phone', '联系方式 来电人联系方式 市民联系方式'],
    ['reply', '承办单位办理结果 承办单位反馈 单位反馈结果 办结说明'],
    ['replied_at', '承办单位办结时间 承办单位反馈时间'],
    ['department', '末级承办单位 当前承办单位 派遣部门 转办单位'],
    ['satisfaction', '满意度结果 回访评价结果 综合满意度 对办理结果是否满意'],
    ['region', '涉及区县 事发地所属区县'],
  ])('knows what orders of hotlines call %s', (field, names) => {
    for (const name of names.split(' ')) expect(resolveColumns([name], {})).toEqual({ [field]: [0] });
    expect(resolveColumns(['部门联系方式'], {})).toEqual({});
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
