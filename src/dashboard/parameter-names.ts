import { columnLabels } from './column-labels.ts';

/** What people call the parameters of an address and the parts of an edit, where columns of that name are called otherwise or are none. */
const ownNames: Readonly<Record<string, string>> = {
  from: '起始日期（存在的日期，不晚于截止日期）',
  to: '截止日期（存在的日期）',
  q: '检索词（至多 100 字）',
  page: '页码',
  size: '每页条数（1 至 100）',
  top: '前几位（10、20 或 50）',
  sort: '排序',
  format: '文件格式',
  grain: '分组（承办单位、留言对象、地区或主题）',
  dismissed: '只看已排除的',
  began: '只看时段内首次出现的',
  new_since: '自哪次运行起新出现',
  grown_since: '自哪次运行起又有留言',
  since: '自哪次运行',
  run: '批次',
  state: '状态',
  status: '状态',
  series: '对象',
  issue: '问题编号',
  theme: '建议编号',
  author: '用户',
  place: '地点',
  template: '雷同答复',
  replied: '答复与否',
  responded: '响应与否',
  timely: '按期与否',
  finished: '办结与否',
  satisfied: '满意与否',
  handled: '办理情况',
  mark: '答复评定',
  outcome: '办理结果',
  waited: '等候天数',
  graded: '评分',
  returned: '多少天内再现（7、30 或 90）',
  unsure: '只看判断存疑',
  decided: '只看已决定的',
  id: '编号',
  left_id: '留言编号一',
  right_id: '留言编号二',
  by: '编辑人（至多 40 字）',
  title: '标题（不可为空，也不可过长）',
  note: '说明（至多 400 字）',
  action: '操作',
  issues: '问题',
  messages: '留言',
  message: '留言',
  date: '日期（存在的日期）',
  scope: '针对',
  edit: '编辑的编号',
};

/** A parameter in Chinese; one that is unknown stays as it was asked. @param field may be a part of one: `messages.0.source` */
export function nameParameter(field: string): string {
  const [head = field] = field.split('.');
  for (const names of [ownNames, columnLabels]) if (Object.hasOwn(names, head)) return names[head]!;
  return field;
}
