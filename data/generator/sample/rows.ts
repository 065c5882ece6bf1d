import type { LocalTime } from '../../../src/core/message.ts';
import type { Draft } from './draft.ts';
import { kindNames } from './kind-names.ts';

/** Header of the board's table export, as the CSV has it. */
export const csvColumns = [
  '留言编号',
  '留言用户',
  '地区',
  '留言主题',
  '留言时间',
  '留言详情',
  '反对数',
  '点赞数',
  '留言对象',
  '承办单位',
  '办理状态',
  '满意度',
  '答复意见',
  '答复时间',
] as const;

/** The workbook has the field and kind that the board's staff gave, too. */
export const xlsxColumns = [...csvColumns, '领域', '诉求类型'] as const;

/** The board's fourteen fields by topic, as staff would choose. */
const boardFields: Readonly<Record<string, string>> = {
  城乡建设: '城建',
  交通运输: '交通',
  环境保护: '环保',
  教育文体: '教育',
  卫生计生: '医疗',
  劳动和社会保障: '就业',
  经济管理: '企业',
  农村农业: '三农',
  政法: '治安',
  党务政务: '政务',
  纪检监察: '政务',
  国土资源: '三农',
  民政: '其他',
  商贸旅游: '旅游',
  科技与信息产业: '其他',
};

export function boardFieldOf(topic: string): string {
  return boardFields[topic] ?? '其他';
}

/** `2024-02-28 09:05:05` as the board's export writes it: `2024/2/28 9:05:05`. */
export function exportTime(time: LocalTime): string {
  const [date, clock] = time.split(' ') as [string, string];
  const [year, month, day] = date.split('-').map(Number);
  return `${year}/${month}/${day} ${clock.replace(/^0/u, '')}`;
}

/** Cells of a message in the order of `csvColumns`. */
export function csvCells(id: string, draft: Draft, body: string, withReply: boolean): string[] {
  const { handling } = draft;
  return [
    id,
    draft.author,
    draft.regionGiven ? draft.locality.district : '',
    draft.title,
    exportTime(draft.time),
    body,
    String(draft.dislikes),
    String(draft.likes),
    draft.addressedTo,
    handling.department,
    withReply ? (handling.status ?? '') : '办理中',
    withReply ? (handling.satisfaction ?? '') : '',
    withReply ? (handling.reply ?? '') : '',
    withReply && handling.repliedAt !== null ? exportTime(handling.repliedAt) : '',
  ];
}

/** A message as the board's interface gives it: its own names, times in Unix seconds. */
export type ApiRecord = Record<
  | 'subject'
  | 'content'
  | 'nickName'
  | 'areaName'
  | 'forumName'
  | 'domainName'
  | 'typeName'
  | 'stateInfo'
  | 'answerOrganization',
  string
> & {
  tid: number;
  dateline: number | string | null | undefined;
  favNum: number;
  answerContent: string | null;
  answerDateline: number | null;
  gradeManner: number | null;
  gradeSpeed: number | null;
};

/** Turns a message into a record of the interface. */
export function apiRecord(id: string, draft: Draft, body: string): ApiRecord {
  const { handling } = draft;
  return {
    tid: Number(id),
    nickName: draft.author,
    areaName: draft.regionGiven ? draft.locality.district : '',
    forumName: draft.addressedTo,
    subject: draft.title,
    content: body,
    dateline: unixSeconds(draft.time),
    domainName: boardFieldOf(draft.topic),
    typeName: kindNames[draft.kind],
    stateInfo: handling.status ?? '',
    favNum: draft.likes,
    answerOrganization: handling.department,
    answerContent: handling.reply,
    answerDateline: handling.repliedAt === null ? null : unixSeconds(handling.repliedAt),
    gradeManner: handling.gradeManner,
    gradeSpeed: handling.gradeSpeed,
  };
}

/** Seconds since the Unix epoch of a wall time in Asia/Shanghai (UTC+8). */
export function unixSeconds(time: LocalTime): number {
  return Date.parse(`${time.replace(' ', 'T')}+08:00`) / 1000;
}
