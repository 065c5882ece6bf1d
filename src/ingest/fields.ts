import { simplifyName } from './simplify-name.ts';

/** Fields of an input row, named as `--map field=column` names them. */
export const fieldNames = [
  'id',
  'author',
  'author_type',
  'title',
  'body',
  'time',
  'likes',
  'dislikes',
  'reply',
  'replied_at',
  'region',
  'addressed_to',
  'department',
  'status',
  'satisfaction',
  'topic_given',
  'kind_given',
  'grade_manner',
  'grade_speed',
] as const;
export type FieldName = (typeof fieldNames)[number];

/**
 * Column names that exports of message boards, hotlines (12345) and petition offices use; the API names of the
 * national board are among them. Where two columns of a table are the same field, the earlier alias comes first. A name stands
 * here once, with underscores or without; one that `prefix` and `suffix` lead to only where it has to come before another.
 */
const aliases: Readonly<Record<FieldName, string>> = {
  id: `id tid 留言编号 留言id 编号 工单编号 工单号 诉求编号 信件编号 来信编号 信访编号 信访件编号 受理编号 受理单号 流水号 业务编号 工单编码 工单id 受理编码
    问政编号 帖子编号 帖子id 投诉编号 事项编号 案件编号 件号 单号 message_id thread_id post_id case_id ticket_id order_id number no
    事件编号 事件编码 事件id 诉求编码 诉求单号 诉求id 诉求流水号 办件编号 登记编号 登记单号 登记号 受理号 案件编码 案件号 案卷号 信件号 信件id 信访件号 工单流水号 服务单号 来电编号 任务编号 任务号
    记录编号 单据编号 投诉单号 举报编号 咨询编号 求助编号 报修单号 recid eventid event_no case_no order_no ticket_no work_order_id work_order_no billno`,
  author: `author 留言用户 用户 用户名 用户名称 用户昵称 留言人 留言者 网友 网友昵称 网友名称 昵称 发帖人 作者 姓名 来信人 来信人姓名 写信人
    来电人 来电人姓名 诉求人 诉求人姓名 反映人 反映人姓名 投诉人 投诉人姓名 举报人 信访人 信访人姓名 市民姓名 联系人 联系人姓名 申请人
    提问人 咨询人 user_name user nick_name user_id uid poster writer
    诉求者 来电者 反映者 投诉者 提问者 客户姓名 客户名称 客户 市民 市民名称 群众姓名 用户姓名 留言人姓名 举报人姓名 咨询人姓名 求助人 求助人姓名 申请人姓名 写信人姓名 报修人 报修人姓名 建议人 建言人
    发信人 微信昵称 citizen_name customer_name caller_name`,
  author_type: `author_type 用户类型 留言人类型 诉求人类型 来信人类型 主体类型 身份类型 人员类型 user_type`,
  title: `title 留言主题 留言标题 主题 标题 诉求标题 诉求主题 来信标题 信件标题 信访标题 工单标题 工单主题 事件标题 事项标题 事项名称 问题标题 帖子标题
    投诉标题 问政标题 题目 subject headline topic_title message_title
    事件名称 案件名称 案件标题 诉求名称 问题名称 工单名称 信件名称 信件主题 来信主题 咨询标题 建议标题 提问标题 event_title order_title case_title`,
  body: `body 留言详情 留言内容 详情 内容 正文 诉求内容 诉求详情 诉求描述 来信内容 信件内容 信访内容 工单内容 工单描述 事件内容 事件描述 问题描述
    问题内容 问题详情 反映内容 反映问题 反映情况 帖子内容 投诉内容 投诉详情 咨询内容 事项内容 事项描述 主要内容 受理内容 来电内容 描述
    content text message message_text details detail description
    诉求内容描述 内容描述 详细内容 详细描述 具体内容 工单详情 案件描述 案件内容 案件详情 事件详情 事件概述 信件详情 信件正文 来信正文 来信详情 留言正文 反映问题描述 反映事项 来话内容 通话内容 来电诉求 求助内容
    举报内容 建议内容 提问内容 报修内容 情况描述 问题详述 市民诉求 群众诉求 反映诉求 诉求 诉求概述 诉求摘要 内容摘要 诉求概要 概况信息 投诉请求 反馈描述 event_desc event_description event_content order_content orderdesc case_desc problem_desc desc`,
  time: `time 留言时间 留言日期 发布时间 发布日期 日期时间 发表时间 发帖时间 提交时间 创建时间 来信时间 来信日期 写信时间 写信日期 信访时间 信访日期
    登记时间 登记日期 受理时间 受理日期 来电时间 来电日期 诉求时间 诉求日期 反映时间 投诉时间 投诉日期 工单时间 建单时间 建单日期 提问时间 时间 日期
    dateline created_at create_time created publish_time post_time date datetime timestamp
    留言提交时间 诉求提交时间 诉求登记时间 诉求受理时间 受理登记时间 工单创建时间 工单受理时间 工单登记时间 上报时间 上报日期 来话时间 来话日期 提单时间 提单日期 提交日期 创建日期 反映日期 致电时间 致电日期 呼入时间
    呼叫时间 来件时间 来件日期 收件时间 收件日期 收信时间 接件时间 录入时间 录入日期 填报时间 立案时间 下单时间 生成时间 举报时间 举报日期 求助时间 咨询时间 咨询日期 发表日期 发帖日期 事件时间
    事发时间 发生时间 发生日期 report_time submit_time accept_time accept_date call_time created_time create_date register_time event_time`,
  likes: `likes 点赞数 点赞 点赞量 赞 赞数 支持数 支持 顶 关注数 fav_num like_count like like_num praise_num upvotes support
    点赞数量 点赞次数 赞同数 支持人数 支持量 附议数 附议人数`,
  dislikes: `dislikes 反对数 反对 踩 踩数 不支持数 dislike dislike_count oppose_num downvotes against`,
  reply: `reply 答复意见 答复内容 答复 回复内容 回复 回复意见 官方回复 官方答复 办理结果 处理结果 办理答复 办理情况 处理意见 办理意见
    办结内容 办结意见 处置结果 处理情况 反馈内容 回复详情 答复详情 answer_content reply_content answer response
    办结情况 办结结果 办结回复 办理反馈 办理内容 处置意见 处置情况 处置反馈 处理内容 处理反馈 反馈意见 反馈结果 反馈情况 回复情况 回复结果 答复情况 答复结果 部门回复 部门答复 单位回复 单位答复 承办结果 承办意见
    承办单位意见 承办单位回复 承办单位答复 核实情况 核查情况 调查情况 调查处理情况 答复市民情况 管理员回复 平台回复 客服回复 回答 回答内容 reply_text handle_result deal_result handle_opinion`,
  replied_at: `replied_at 答复时间 答复日期 回复时间 回复日期 办结时间 办结日期 办理时间 处理时间 办复时间 完成时间 处置时间 反馈时间 结案时间 办毕时间 完结时间 answer_dateline answer_time reply_time reply_date answered_at response_time
    实际办结时间 处置日期 处理日期 办理日期 反馈日期 完成日期 结案日期 完结日期 办结反馈时间 部门回复时间 部门答复时间 处理完成时间 办理完成时间 回单时间 handle_time deal_time finish_time close_time`,
  region: `region 地区 区域 所属地区 所属区域 所在地区 所在区域 行政区划 行政区 区县 所属区县 归属地 属地 问题属地 事发地区 诉求区域 所属区划 所属区 所属县
    所属县区 所属区县市 所在区县 所在县区 所在区 受理区域 事发区域 事发区县 发生区域 发生地区 案发区域 问题区域 反映区域 诉求地区 属地区县 属地区域
    行政区域 行政区划名称 县市区 区县市 市县区 县区 市县 区划 辖区 所属辖区 区 县 所属街道 街道 镇街 乡镇 省市 城市 area area_name district
    city county location 属地街道 所在街道 所属乡镇 所在乡镇 所属镇街 街道乡镇 乡镇街道 街镇 镇 乡 town 地市 所属市 所属城市 市
    归属区县 归属区 归属县 归属街道 归属地市`,
  addressed_to: `addressed_to 留言对象 收信对象 收信人 领导 对象 问政对象 留言领导 信箱 信箱名称 写信对象 投诉对象 forum_name forum addressee recipient`,
  department: `department 承办单位 办理单位 答复单位 回复单位 答复机构 回复机构 处理单位 主办单位 责任单位 处置单位 承办部门 办理部门 处理部门
    处置部门 主办部门 责任部门 答复部门 回复部门 受理单位 受理部门 部门 单位 answer_organization organization reply_unit dept handling_department
    部门名称 主责单位 主责部门 主办机构 牵头单位 牵头部门 承办机构 办理机构 处理机构 受理机构 办件单位 办件部门 办结单位 承办科室 经办单位 经办部门 接收单位 接收部门 落实单位 办结部门 responsible_unit
    deal_unit deal_dept handle_unit handle_dept undertake_unit main_unit`,
  status: `status 办理状态 状态 处理状态 留言状态 信件状态 工单状态 办理进度 进度 答复状态 回复状态 当前状态 当前环节 state_info state
    处置状态 办结状态 办件状态 案件状态 信访状态 当前进度 当前流程 当前节点 当前步骤 流程状态 流程环节 处理进度 处理环节 办理环节 受理状态 当前阶段 办理阶段 处理阶段`,
  satisfaction: `satisfaction 满意度 满意度评价 评价 评价结果 用户评价 群众评价 办理满意度 是否满意 满意情况 满意程度 回访满意度 群众满意度 市民评价 结果满意度 satisfaction_degree rating evaluation
    满意 满意评价 评价满意度 评价等级 评价星级 星级评价 服务满意度 服务评价 总体评价 综合评价 办理评价 诉求人满意度 诉求人评价 群众满意情况 回访满意情况 测评结果 回访评价 回访结果 信访人评价 投诉人评价 satisfaction_score satisfy satisfied
    satisfylevel`,
  topic_given: `topic_given 一级分类 一级标签 领域 所属领域 留言领域 分类 类别 问题分类 问题类别 诉求分类 诉求类别 内容分类 事项分类 行业
    主题分类 domain_name domain category label topic
    一级类别 一级目录 一级事项 信件分类 信访分类 投诉分类 工单分类 诉求大类 问题大类 事项大类 事件大类 案件大类 大类 内容类别 主题类别 事项类别 所属分类 所属类别 行业分类 行业类别 业务分类 业务类别 归口分类
    归口类别 留言内容分类 问题领域 主题词 main_type`,
  kind_given: `kind_given 诉求类型 留言类型 信件类型 来信类型 信访类型 工单类型 类型 事项类型 问题类型 诉求性质 信访目的 来信目的 type_name type kind message_type
    类型名称 来电类型 受理类型 业务类型 服务类型 办件类型 留言类别 信件类别 来信类别 来电类别 信访类别 工单类别 诉求种类 诉求形式`,
  grade_manner: `grade_manner 态度评分 办理态度 态度 服务态度 办理态度评分`,
  grade_speed: `grade_speed 速度评分 办理速度 速度 办理速度评分`,
};

/** Longest alias in characters; anything longer is text, no header, but for the notes in brackets at its end. */
export const longestColumnName = 40;
/** With such a note. */
const longestWithNote = 400;

const fieldOfAlias: ReadonlyMap<string, { readonly field: FieldName; readonly rank: number }> = new Map(
  fieldNames.flatMap((field) =>
    aliases[field].split(/\s+/u).map((alias, rank) => [normaliseColumnName(alias), { field, rank }] as const),
  ),
);

/**
 * What names of one system begin with (工单办结时间), and what ends the column of a code's words (承办单位名称): what is left is
 * looked up where the whole name is not known.
 */
const prefix = /^(?:工单|诉求|信件|事件|案件|办件)(?=..)/u;
const suffix = /(?<=..)(?:名称|name)$/u;
/** Fields whose values have codes and words: a name of a reply or a time is another thing. */
const codedFields: ReadonlySet<FieldName> = new Set([
  'author_type',
  'region',
  'addressed_to',
  'department',
  'status',
  'topic_given',
  'kind_given',
]);
/** Rests that say another thing after a word than alone: 诉求单位 is who complains, 事件类型 what it is about. */
const vague: ReadonlySet<string> = new Set('对象 单位 部门 领导 类型 支持'.split(' '));

/** A name that is only like an alias comes after those that are one. */
const afterAllAliases = 1000;

function findField(name: string): { readonly field: FieldName; readonly rank: number } | undefined {
  const known = fieldOfAlias.get(name);
  if (known !== undefined) return known;
  const bare = name.replace(prefix, '');
  const word = bare.replace(suffix, '');
  const found = vague.has(word) ? undefined : fieldOfAlias.get(word);
  const isFitting = found !== undefined && (word === bare || codedFields.has(found.field));
  return isFitting ? { field: found.field, rank: found.rank + afterAllAliases } : undefined;
}

/** Columns of each field that a table has, in order of preference (indexes into its header). */
export type FieldColumns = Readonly<Partial<Record<FieldName, readonly number[]>>>;

/** Names of columns by field that come before any alias, as `IngestSettings.map`. */
export type ColumnMap = Readonly<Partial<Record<FieldName, string | readonly string[]>>>;

/**
 * The form in which column names are compared: NFKC (full-width letters become ASCII), traditional characters simplified,
 * lower case, without white space, zero-width characters, underscores, hyphens, a note in brackets at the end
 * (`留言时间（必填）`), and marks such as `*`, `:` or `/`.
 */
export function normaliseColumnName(name: string): string {
  return simplifyName(name.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\s\u200b-\u200d\u2060\ufeff_\-*:#"'“”/、]+/gu, '')
    .replace(/[([【][^()[\]【】]*[)\]】]$/u, '');
}

/** The normalised name of a column; empty where it is too long to be one. */
function readColumnName(name: string): string {
  if (name.length <= longestColumnName) return normaliseColumnName(name);
  const normalised = name.length <= longestWithNote && /[)）\]】]\s*$/u.test(name) ? normaliseColumnName(name) : '';
  return normalised.length <= longestColumnName ? normalised : '';
}

/**
 * Finds the fields of a table in its header.
 * @param columns header as written
 * @param map columns named by the user: they come first, and a column named there has no other meaning; the empty name says that
 *   the table has none of that field, whatever its columns are called
 * @returns for each field its columns: those of `map` first, then by rank of the alias, then from left to right;
 *   the first that is not empty in a row gives the row's value
 */
export function resolveColumns(columns: readonly string[], map: ColumnMap): FieldColumns {
  const names = columns.map(readColumnName);
  const resolved: Partial<Record<FieldName, number[]>> = {};
  const taken = new Set<number>();
  for (const field of fieldNames) {
    for (const name of namesOf(map, field) ?? []) {
      for (const index of columnsNamed(columns, names, name)) {
        if (taken.has(index)) continue;
        taken.add(index);
        resolved[field] = [...(resolved[field] ?? []), index];
      }
    }
  }
  const byAlias: { field: FieldName; rank: number; index: number }[] = [];
  names.forEach((name, index) => {
    const found = taken.has(index) ? undefined : findField(name);
    if (found === undefined || namesOf(map, found.field)?.length === 0 || isTick(name, names)) return;
    byAlias.push({ ...found, rank: rankBeforeCode(name, found, names), index });
  });
  byAlias.sort((a, b) => a.rank - b.rank || a.index - b.index);
  for (const { field, index } of byAlias) resolved[field] = [...(resolved[field] ?? []), index];
  return withFeedback(resolved, names, map);
}

/** Whether a column is one of several (满意, 基本满意, 不满意) of which one is ticked: a tick alone does not say which. */
function isTick(name: string, names: readonly string[]): boolean {
  return name === '满意' && names.includes('不满意');
}

/** Names of columns that number the rows of their table. */
const counterNames = new Set(['序号', '序', '行号', 'no', 'no.', 'rownumber', 'rowno', 'rownum', 'index']);

/**
 * Finds the columns that number the rows of their table and that are no field: they say nothing of a message, and change
 * whenever the table grows at its head.
 */
export function findRowCounters(columns: readonly string[], map: ColumnMap): number[] {
  const taken = new Set(Object.values(resolveColumns(columns, map)).flat());
  return columns.flatMap((name, index) =>
    name.length <= longestColumnName && counterNames.has(normaliseColumnName(name)) && !taken.has(index) ? index : [],
  );
}

/** The words of a code come before it: `status` is 3 where `status_name` is 已办结. */
function rankBeforeCode(
  name: string,
  { field, rank }: { readonly field: FieldName; readonly rank: number },
  names: readonly string[],
): number {
  const bare = name.replace(suffix, '');
  if (bare === name || !codedFields.has(field) || !names.includes(bare)) return rank;
  const code = findField(bare);
  return code?.field === field ? Math.min(rank, code.rank - 0.5) : rank;
}

/**
 * Forms of mini-programs call what citizens write 反馈内容, as hotlines do the reply: it is the text of a table that has no other,
 * says when it was written, and has its replies elsewhere or tells of none.
 */
function withFeedback(
  fields: Partial<Record<FieldName, number[]>>,
  names: readonly string[],
  map: ColumnMap,
): FieldColumns {
  const { reply = [], replied_at: repliedAt, time } = fields;
  const feedback = reply.find((index) => names[index] === '反馈内容');
  if (holdsMessages(fields) || time === undefined || feedback === undefined || namesOf(map, 'body') !== null)
    return fields;
  const others = reply.filter((index) => index !== feedback);
  if (others.length === 0 && repliedAt !== undefined) return fields;
  const { reply: _, ...rest } = fields;
  return { ...rest, body: [feedback], ...(others.length > 0 ? { reply: others } : {}) };
}

/** Names of a field's columns that the user gives: null where nothing is said of it, none where the table has none of it. */
export function namesOf(map: ColumnMap, field: FieldName): readonly string[] | null {
  const wanted = map[field];
  if (wanted === undefined) return null;
  if (wanted === '') return [];
  return typeof wanted === 'string' ? [wanted] : wanted;
}

/**
 * Indexes of the columns that a name of the user's stands for: those written so, else those of an equal normalised name.
 * @param names the columns' normalised names; empty where a column cannot be meant
 */
export function columnsNamed(columns: readonly string[], names: readonly string[], wanted: string): number[] {
  const exact = columns.flatMap((name, index) => (name === wanted ? [index] : []));
  if (exact.length > 0) return exact;
  const normalised = normaliseColumnName(wanted);
  return names.flatMap((name, index) => (name !== '' && name === normalised ? [index] : []));
}

/** Those of some cells that name a field, as written, with the field: `编号 (id)`. */
export function findKnownNames(cells: readonly string[], map: ColumnMap): string[] {
  return Object.entries(resolveColumns(cells, map))
    .flatMap(([field, columns]) => columns.map((column) => ({ column, field })))
    .sort((a, b) => a.column - b.column)
    .map(({ column, field }) => `${cells[column]?.trim()} (${field})`);
}

/** True where a table can hold messages: it has a column for the title or the body. */
export function holdsMessages(fields: FieldColumns): boolean {
  return fields.title !== undefined || fields.body !== undefined;
}
