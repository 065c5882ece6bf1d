import { alertLevels, issueStatusNames, kindNames, urgencyNames } from '../../../core/labels.ts';
import type { PendingIssue } from '../../api-types.ts';
import { labelValue, seriesNames } from '../../value-labels.ts';

export { labelValue };

export const kindOptions = Object.entries(kindNames);
export const urgencyOptions = Object.entries(urgencyNames);
export const statusOptions = Object.entries(issueStatusNames);
export const seriesOptions = Object.entries(seriesNames);

export const heatParts = [
  ['heat_people', '人数', 'people'],
  ['heat_support', '支持', 'support'],
  ['heat_persistence', '持续', 'persistence'],
  ['heat_urgency', '紧急', 'urgency'],
] as const;

/** A level of alerts as a badge has it: Ⅱ级橙. */
export function badgeLevel(level: number): string {
  const found = alertLevels[level - 1];
  return found === undefined ? String(level) : found.name + found.colour;
}

export const placeTypes: Readonly<Record<string, string>> = {
  region: '行政区',
  road: '道路',
  estate: '小区',
  school: '学校',
  village: '村',
  company: '单位',
  project: '项目',
  quoted: '引称',
  named: '专名',
  metro: '站点',
  hospital: '医院',
  people: '人群',
};

export const lineageLabels: Readonly<Record<string, string>> = {
  born: '首次形成',
  merged_into: '并入',
  absorbed: '并入了',
  split_from: '拆自',
  split_off: '拆出了',
  dormant: '转为沉寂',
  revived: '再次出现',
  dissolved: '不再成为问题',
};

const modelNames: Readonly<Record<string, string>> = {
  topic: '主题',
  kind: '诉求',
  urgency: '紧急程度',
  subtopic: '二级主题',
  names: '地点名称',
  issues: '问题归并',
  themes: '建议归并',
  replies: '答复质量',
};

/** What a model's folder is called; an unknown one stays as it is. */
export function nameModel(name: string): string {
  return modelNames[name] ?? name;
}

/** Wordings of the model cards, which are in English, in the order in which they are replaced. */
const measureWords: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/^dev\b/, '独立标注'],
  [/^the same\b/, '同上'],
  [/place names replaced/, '地名替换后'],
  [/(\d+)-fold cross-validation/, '$1 折交叉验证'],
  [/(\d+)-fold/, '$1 折'],
  [/macro-F1 without praise/, 'F1 不含表扬'],
  [/routine against the rest/, '只分一般与紧急'],
  [/short written challenges/, '短句难例'],
  [/own written challenges in plain words/, '自撰平实难例'],
  [/own written challenges/, '自撰难例'],
  [/own written texts of invented cities/, '自撰虚构城市留言'],
  [/own written dangers, in the first person and as hotlines note them/, '自撰险情（自述与热线记录）'],
  [/own written records of hotlines/, '自撰热线工单'],
  [/own written messages of cities all over the country/, '自撰各地城市留言'],
  [/one to three sentences each/, '每条一至三句'],
  [/real messages/, '真实留言'],
  [/all collections/, '全部来源'],
  [/topics with ≥ (\d+) examples/, '不少于 $1 例的主题'],
  [/(\d+) topics by a reader/, '人工标注 $1 类'],
  [/(\d+) topics by later readers where they were sure/, '后来的人工标注 $1 类（有把握的）'],
  [/of these the ([\d,]+) of the first reader/, '其中首位标注者的 $1 条'],
  [/right topic given/, '主题已知'],
  [/(\d+) subtopics/, '$1 个二级主题'],
  [/(\d+) topics by staff/, '网站标注 $1 类'],
  [/ \(words only\)/, '（分词）'],
  [/ \(raw text\)/, '（原文）'],
  [/[,;] /g, '，'],
];

/** On which messages a model was measured, as far as the wording is known. */
export function measuredOn(text: string): string {
  return measureWords.reduce((found, [pattern, word]) => found.replace(pattern, word), text);
}

/** Where a message will be by edits that wait. */
export function describePlace({ issue_id, title }: PendingIssue): string {
  if (issue_id === null) return '已记录移出问题，下次运行后单独列出';
  return title === null ? '已记录归入一个新问题，下次运行后生效' : `已记录归入「${title}」，下次运行后生效`;
}
