import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { csvRecord } from '../formats/delimited.ts';
import { kindNames } from '../sample/kind-names.ts';
import { boardFieldOf, exportTime, unixSeconds } from '../sample/rows.ts';
import { type StreamOptions, type StreamRow, streamRows } from './stream-rows.ts';

export type StreamFormat = 'jsonl' | 'csv';

const chunkLength = 1 << 18;

/**
 * Writes generated rows to a stream and waits whenever its buffer is full, so that memory does not grow with the rows.
 * @returns number of rows written
 */
export async function writeStream(out: Writable, format: StreamFormat, options: StreamOptions): Promise<number> {
  let chunk = format === 'csv' ? csvRecord(csvHeader) : '';
  let rows = 0;
  for (const row of streamRows(options)) {
    chunk += format === 'csv' ? csvRecord(csvCells(row)) : `${JSON.stringify(jsonRecord(row))}\n`;
    rows += 1;
    if (chunk.length < chunkLength) continue;
    if (!out.write(chunk)) await once(out, 'drain');
    chunk = '';
  }
  if (chunk !== '' && !out.write(chunk)) await once(out, 'drain');
  return rows;
}

function jsonRecord(row: StreamRow): object {
  const { handling } = row;
  return {
    tid: row.id,
    nickName: row.author,
    areaName: row.region,
    subject: row.title,
    content: row.body,
    dateline: unixSeconds(row.time),
    domainName: boardFieldOf(row.topic),
    typeName: kindNames[row.kind],
    stateInfo: handling.status,
    favNum: row.likes,
    answerOrganization: handling.department,
    answerContent: handling.reply,
    answerDateline: handling.repliedAt === null ? null : unixSeconds(handling.repliedAt),
    gradeManner: handling.gradeManner,
    gradeSpeed: handling.gradeSpeed,
  };
}

const csvHeader = [
  '留言编号',
  '留言用户',
  '地区',
  '留言主题',
  '留言时间',
  '留言详情',
  '点赞数',
  '承办单位',
  '办理状态',
  '满意度',
  '答复意见',
  '答复时间',
];

function csvCells(row: StreamRow): string[] {
  const { handling } = row;
  return [
    String(row.id),
    row.author,
    row.region,
    row.title,
    exportTime(row.time),
    row.body,
    String(row.likes),
    handling.department,
    handling.status ?? '',
    handling.satisfaction ?? '',
    handling.reply ?? '',
    handling.repliedAt === null ? '' : exportTime(handling.repliedAt),
  ];
}
