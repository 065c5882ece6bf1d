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
 * national board are among them. Where two columns of a table are the same field, the earlier alias comes first.
 */
const aliases: Readonly<Record<FieldName, string>> = {
  id: `id tid 留言编号 留言id 编号 工单编号 工单号 诉求编号 信件编号 来信编号 信访编号 信访件编号 受理编号 受理单号 流水号 业务编号 工单编码 工单id 受理编码
    问政编号 帖子编号 帖子id 投诉编号 事项编号 案件编号 件号 单号 message_id messageid threadid thread_id post_id postid case_id caseid
    ticket_id ticketid order_id orderid number no`,
  author: `author 留言用户 用户 用户名 用户名称 用户昵称 留言人 留言者 网友 网友昵称 网友名称 昵称 发帖人 作者 姓名 来信人 来信人姓名 写信人
    来电人 来电人姓名 诉求人 诉求人姓名 反映人 反映人姓名 投诉人 投诉人姓名 举报人 信访人 信访人姓名 市民姓名 联系人 联系人姓名 申请人
    提问人 咨询人 username user_name user nickname nick_name user_id userid uid poster writer`,
  author_type: `author_type 用户类型 留言人类型 诉求人类型 来信人类型 主体类型 身份类型 人员类型 authortype user_type usertype`,
  title: `title 留言主题 留言标题 主题 标题 诉求标题 诉求主题 来信标题 信件标题 信访标题 工单标题 工单主题 事件标题 事项标题 事项名称 问题标题 帖子标题
    投诉标题 问政标题 题目 subject headline topic_title message_title`,
  body: `body 留言详情 留言内容 详情 内容 正文 诉求内容 诉求详情 诉求描述 来信内容 信件内容 信访内容 工单内容 工单描述 事件内容 事件描述 问题描述
    问题内容 问题详情 反映内容 反映问题 反映情况 帖子内容 投诉内容 投诉详情 咨询内容 事项内容 事项描述 主要内容 受理内容 来电内容 描述
    content text message message_text details detail description`,
  time: `time 留言时间 留言日期 发布时间 发布日期 日期时间 发表时间 发帖时间 提交时间 创建时间 来信时间 来信日期 写信时间 写信日期 信访时间 信访日期
    登记时间 登记日期 受理时间 受理日期 来电时间 来电日期 诉求时间 诉求日期 反映时间 投诉时间 投诉日期 工单时间 建单时间 建单日期 提问时间 时间 日期
    dateline created_at createdat create_time createtime created publish_time publishtime post_time posttime date datetime timestamp`,
  likes: `likes 点赞数 点赞 点赞量 赞 赞数 支持数 支持 顶 关注数 favnum fav_num like_count likecount like like_num praise_num upvotes support`,
  dislikes: `dislikes 反对数 反对 踩 踩数 不支持数 dislike dislike_count dislikecount oppose_num opposenum downvotes against`,
  reply: `reply 答复意见 答复内容 答复 回复内容 回复 回复意见 官方回复 官方答复 办理结果 处理结果 办理答复 办理情况 处理意见 办理意见
    办结内容 办结意见 处置结果 处理情况 反馈内容 回复详情 答复详情 answercontent answer_content reply_content replycontent answer response`,
  replied_at: `replied_at 答复时间 答复日期 回复时间 回复日期 办结时间 办结日期 办理时间 处理时间 办复时间 完成时间 处置时间 反馈时间 结案时间 办毕时间 完结时间 answerdateline
    answer_dateline answer_time answertime reply_time replytime reply_date replydate answered_at repliedat response_time`,
  region: `region 地区 区域 所属地区 所属区域 所在地区 所在区域 行政区划 行政区 区县 所属区县 归属地 属地 问题属地 事发地区 诉求区域 所属区划
    所属街道 街道 镇街 乡镇 省市 城市 area areaname area_name district city county location`,
  addressed_to: `addressed_to 留言对象 收信对象 收信人 领导 对象 问政对象 留言领导 信箱 信箱名称 写信对象 投诉对象 forumname forum_name
    forum addressee recipient addressedto`,
  department: `department 承办单位 办理单位 答复单位 回复单位 答复机构 回复机构 处理单位 主办单位 责任单位 处置单位 承办部门 办理部门 处理部门
    处置部门 主办部门 责任部门 答复部门 回复部门 受理单位 受理部门 部门 单位 answerorganization answer_organization organization reply_unit replyunit dept
    handling_department`,
  status: `status 办理状态 状态 处理状态 留言状态 信件状态 工单状态 办理进度 进度 答复状态 回复状态 当前状态 当前环节 stateinfo state_info state`,
  satisfaction: `satisfaction 满意度 满意度评价 评价 评价结果 用户评价 群众评价 办理满意度 是否满意 满意情况 满意程度 回访满意度 群众满意度 市民评价 结果满意度 satisfactiondegree
    satisfaction_degree rating evaluation`,
  topic_given: `topic_given 一级分类 一级标签 领域 所属领域 留言领域 分类 类别 问题分类 问题类别 诉求分类 诉求类别 内容分类 事项分类 行业
    主题分类 domainname domain_name domain category label topic topicgiven`,
  kind_given: `kind_given 诉求类型 留言类型 信件类型 来信类型 信访类型 工单类型 类型 事项类型 问题类型 诉求性质 信访目的 来信目的 typename
    type_name type kind message_type kindgiven`,
  grade_manner: `grade_manner 态度评分 办理态度 态度 服务态度 办理态度评分 grademanner`,
  grade_speed: `grade_speed 速度评分 办理速度 速度 办理速度评分 gradespeed`,
};

/** Longest alias in characters; anything longer is text, no header. */
export const longestColumnName = 40;

const fieldOfAlias: ReadonlyMap<string, { readonly field: FieldName; readonly rank: number }> = new Map(
  fieldNames.flatMap((field) =>
    aliases[field].split(/\s+/u).map((alias, rank) => [normaliseColumnName(alias), { field, rank }] as const),
  ),
);

/** Columns of each field that a table has, in order of preference (indexes into its header). */
export type FieldColumns = Readonly<Partial<Record<FieldName, readonly number[]>>>;

/** Names of columns by field that come before any alias, as `IngestSettings.map`. */
export type ColumnMap = Readonly<Partial<Record<FieldName, string | readonly string[]>>>;

/**
 * The form in which column names are compared: NFKC (full-width letters become ASCII), traditional characters simplified,
 * lower case, without white space, zero-width characters, underscores, hyphens, a note in brackets at the end
 * (`留言时间（必填）`), and marks such as `*` or `:`.
 */
export function normaliseColumnName(name: string): string {
  return simplifyName(name.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\s\u200b-\u200d\u2060\ufeff_\-*:#"'“”]+/gu, '')
    .replace(/[([【][^()[\]【】]*[)\]】]$/u, '');
}

/**
 * Finds the fields of a table in its header.
 * @param columns header as written
 * @param map columns named by the user: they come first, and a column named there has no other meaning
 * @returns for each field its columns: those of `map` first, then by rank of the alias, then from left to right;
 *   the first that is not empty in a row gives the row's value
 */
export function resolveColumns(columns: readonly string[], map: ColumnMap): FieldColumns {
  const names = columns.map((name) => (name.length <= longestColumnName ? normaliseColumnName(name) : ''));
  const resolved: Partial<Record<FieldName, number[]>> = {};
  const taken = new Set<number>();
  for (const field of fieldNames) {
    const wanted = map[field];
    for (const name of wanted === undefined ? [] : typeof wanted === 'string' ? [wanted] : wanted) {
      for (const index of columnsNamed(columns, names, name)) {
        if (taken.has(index)) continue;
        taken.add(index);
        resolved[field] = [...(resolved[field] ?? []), index];
      }
    }
  }
  const byAlias: { field: FieldName; rank: number; index: number }[] = [];
  names.forEach((name, index) => {
    const found = taken.has(index) ? undefined : fieldOfAlias.get(name);
    if (found !== undefined) byAlias.push({ ...found, index });
  });
  byAlias.sort((a, b) => a.rank - b.rank || a.index - b.index);
  for (const { field, index } of byAlias) resolved[field] = [...(resolved[field] ?? []), index];
  return resolved;
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
