import type { AlertEventName } from '../aggregate/alert-history/contract.ts';
import type { ComparisonFlag } from '../aggregate/figures/comparison-flags.ts';
import { alertReasonNames } from '../aggregate/reports/labels.ts';
import { issueStatusNames, kindNames, outcomeNames, urgencyNames } from '../core/labels.ts';

/** What alerts are about, in the order in which a list offers them. */
export const seriesNames = {
  topic: '主题',
  topic_region: '地区 × 主题',
  issue: '问题',
  term: '词语',
  critical: '特急',
} as const;

export const patternNames = { sudden: '突增', slow: '缓升', critical: '特急留言' } as const;

/** What a run told of an alert. */
export const alertEventNames = {
  published: '首次发布',
  returned: '恢复',
  raised: '升级',
  lowered: '降级',
  redated: '改始日',
  reopened: '重新开启',
  closed: '结束',
  withdrawn: '撤回',
} satisfies Readonly<Record<AlertEventName, string>>;

/** What makes a period hard to compare. */
export const flagNames = {
  partial: '本期数据不足整期',
  previous_partial: '上期数据不足整期',
  missing_days: '有缺失的日期',
  holidays: '休息日天数不同',
  sources_changed: '数据收录范围不同',
  model_changed: '分类模型已更换',
  region_coverage: '地区识别率变化大',
  unsure_share: '存疑比例变化大',
  last_year_partial: '同比：去年同期数据不足整期',
  last_year_missing_days: '同比：去年同期有缺失的日期',
  last_year_holidays: '同比：休息日天数不同',
  last_year_sources_changed: '同比：数据收录范围不同',
  last_year_model_changed: '同比：分类模型已更换',
  last_year_region_coverage: '同比：地区识别率变化大',
  last_year_unsure_share: '同比：存疑比例变化大',
} satisfies Readonly<Record<ComparisonFlag, string>>;

/** Parts of a grain: `region_topic` counts each region's topics. */
const grainParts: Readonly<Record<string, string>> = {
  total: '合计',
  topic: '主题',
  subtopic: '二级主题',
  region: '地区',
  kind: '诉求',
  urgency: '紧急程度',
  department: '承办单位',
  addressed_to: '留言对象',
};

const yesOrNo = { 0: '否', 1: '是' };

const values: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: kindNames,
  kind_given: kindNames,
  predicted_kind: kindNames,
  urgency: urgencyNames,
  predicted_urgency: urgencyNames,
  status: issueStatusNames,
  moved_by: { people: '人数', support: '支持', persistence: '持续', urgency: '紧急' },
  series_type: seriesNames,
  pattern: patternNames,
  state: { open: '未解除', closed: '已结束' },
  event: alertEventNames,
  reason: alertReasonNames,
  flags: flagNames,
  region_source: { input: '数据给出', title: '标题', body: '详情', addressee: '留言对象' },
  outcome: outcomeNames,
  relevance: { 0: '未针对', 1: '部分针对', 2: '针对' },
  complete: { 0: '未答全', 1: '部分答全', 2: '答全' },
  basis: yesOrNo,
  template: yesOrNo,
};

/** A label of the mart in Chinese; what has no Chinese name stays as it is. */
export function labelValue(column: string, value: string): string {
  if (column === 'grain') return labelGrain(value);
  // Values come from outside: `toString` is a property of every object.
  const labels = values[column];
  return labels !== undefined && Object.hasOwn(labels, value) ? labels[value]! : value;
}

/** Names are joined by `_`, and one of them has it as well. */
function labelGrain(grain: string): string {
  const whole = grainParts[grain];
  return (
    whole ??
    grain
      .split('_')
      .map((part) => grainParts[part] ?? part)
      .join(' × ')
  );
}
