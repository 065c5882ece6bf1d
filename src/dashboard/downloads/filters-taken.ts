/** What filters of the bar are called. */
export const filterTitles = {
  from: '起始日期',
  to: '截止日期',
  region: '地区',
  topic: '主题',
  kind: '诉求',
  urgency: '紧急程度',
} as const;
export type FilterName = keyof typeof filterTitles;

const days = ['from', 'to'] as const;
const all = [...days, 'region', 'topic', 'kind', 'urgency'] as const;

/** By which filters the rows of each download are chosen. Others are refused, so that nobody takes a whole table for a part of it. */
export const filtersTaken = {
  messages: all,
  issues: all,
  issue_messages: days,
  issue_daily: days,
  possible_merges: all,
  problem_classes: all,
  hot_topics: ['region', 'topic'],
  terms_weekly: days,
  trend_daily: all,
  trend_weekly: all,
  trend_monthly: all,
  topic_shares: all,
  region_shares: all,
  alerts: [...days, 'region', 'topic'],
  alert_history: ['region', 'topic'],
  themes: all,
  theme_messages: all,
  campaigns: [],
  handling: all,
  backlog: all,
  low_ratings: all,
  recurrence: [],
  issue_returns: [],
  monthly_shortlist: ['region', 'topic'],
  region_ranking: [...days, 'region'],
  region_topic_lift: ['region', 'topic'],
  reply_quality: all,
  actions: days,
  runs: [],
  rejects: [],
  corrections: ['topic', 'kind', 'urgency'],
  template_replies: [],
  edit_reports: [],
} as const satisfies Readonly<Record<string, readonly FilterName[]>>;
export type DownloadName = keyof typeof filtersTaken;

/** Filters that are set and do not choose among the rows of a download. */
export function filtersLeftOut(
  table: DownloadName,
  set: Readonly<Partial<Record<FilterName, string | undefined>>>,
): readonly FilterName[] {
  const taken: readonly FilterName[] = filtersTaken[table];
  return all.filter((name) => set[name] !== undefined && !taken.includes(name));
}

/** Filters in words; the ends of the time range as one where both are named. */
export function nameFilters(names: readonly FilterName[]): string {
  const hasBoth = names.includes('from') && names.includes('to');
  const words = names.map((name) => (hasBoth && name === 'from' ? '时间' : filterTitles[name]));
  return words.filter((_, index) => !(hasBoth && names[index] === 'to')).join('、');
}
