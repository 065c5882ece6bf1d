import { describe, expect, it } from 'vitest';
import {
  describeContent,
  describeReject,
  nameField,
  nameReject,
} from '../../../../src/dashboard/web/words/describe-reject.ts';
import { normaliseBatch } from '../../../../src/ingest/normalise-batch.ts';
import { ingestSettings } from '../../../../src/ingest/settings.ts';
import { readFiles } from '../../../ingest/read-files.ts';

/** What the page says of the rows that reading refuses. */
async function refuse(name: string, lines: readonly string[], given: Record<string, unknown> = {}): Promise<string[]> {
  const { batches } = await readFiles({ [name]: lines.join('\n') });
  const settings = ingestSettings.parse(given);
  return batches
    .flatMap((batch) => normaliseBatch(batch, { authorKey: Buffer.alloc(32, 5), settings }).rejects)
    .map(({ code, field, reason }) =>
      [nameReject(code), ...(field === null ? [] : [nameField(field)]), describeReject(reason)].join('｜'),
    );
}

describe('a refused row', () => {
  it('is described in Chinese with its numbers', async () => {
    const head = '编号,标题,内容,时间';
    expect(
      await refuse('a.csv', [
        head,
        '1,路灯,不亮,2024/1/1',
        '2,路灯,不亮,2024/1/1,多,的',
        '3,路灯,不亮,2024/13/45',
        '4,路灯,不亮,8:30',
        '5,路灯,不亮,3月1日',
        '6,路灯,不亮,',
        '7,,,2024/1/1',
      ]),
    ).toEqual([
      '列数与表头不符｜应有 4 列，实有 6 列',
      "时间无法识别｜留言时间｜应为 1990 至 2100 年的日期，实为 '2024/13/45'",
      "时间无法识别｜留言时间｜只有钟点 '8:30'，旁边没有日期一列",
      "时间无法识别｜留言时间｜应为 1990 至 2100 年的日期，实为 '3月1日'，没有年份",
      '没有时间｜留言时间｜',
      '没有标题和正文｜详情｜',
    ]);
    expect(await refuse('a.csv', [head, `1,灯,${'长'.repeat(130)},2024/1/1`], { maxTextLength: 100 })).toEqual([
      '内容过长｜详情｜详情最多 100 字，实有 130 字',
    ]);
    expect(await refuse('a.csv', ['编号,标题,内容', '1,路灯,不亮'])).toEqual([
      '没有时间｜留言时间｜3 列中没有留言时间，请用 --map time=列名 指明',
    ]);
  });

  it('is described so where it is no JSON, too', async () => {
    const row = '{"id":"1","title":"路灯","content":"不亮","time":"2024-01-01"}';
    expect(await refuse('a.jsonl', [row, '["路灯"]', "{'title': '路灯'}", row])).toEqual([
      '不是合法的 JSON｜这一行是数组，应每条留言一个对象',
      '不是合法的 JSON｜用的是单引号，请用 json.dumps 输出',
    ]);
  });

  it('has its name alone where the wording is not known', () => {
    expect(describeReject('Expected something else')).toBe('');
    expect(nameReject('NEW_CODE')).toBe('NEW_CODE');
  });
});

it('tells what a refused row holds cell by cell, and leaves what is no row of cells', () => {
  expect(describeContent('{"编号":"7","标题":"路灯不亮","点赞数":0}')).toBe('编号：7；标题：路灯不亮；点赞数：0');
  for (const text of ['["7"]', '7', '{"编号":"7', '路灯不亮']) expect(describeContent(text)).toBe(text);
});
