import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import exceljs from 'exceljs';
import { expect, it } from 'vitest';
import { addRows, createXlsxWriter } from '../../../src/dashboard/downloads/write-files.ts';

it('adds rows a few at a time, in their order, and lets other work in between', async () => {
  const order: (number | 'other')[] = [];
  const added: unknown[] = [];
  const rows = Array.from({ length: 450 }, (_, number) => ({ number }));
  await addRows(
    {
      add(some) {
        order.push(some.length);
        added.push(...some);
        setImmediate(() => order.push('other'));
        return Promise.resolve();
      },
    },
    rows,
  );
  expect(order).toEqual([200, 'other', 200, 'other', 50, 'other']);
  expect(added).toEqual(rows);
});

it('writes a workbook with bold heads in Chinese that stay in view, texts as they are and a last note', async () => {
  const output = new PassThrough();
  const written = buffer(output);
  const writer = createXlsxWriter(output, 'messages', ['message_id', 'body', 'urgency', 'likes'], '留言');
  await writer.add([{ message_id: '1', body: '=1+1 路灯坏了', urgency: 'critical', likes: 3 }]);
  await writer.finish('（未完）');
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load((await written) as never);
  const sheet = workbook.worksheets[0]!;
  const rows = [1, 2, 3].map((row) => (sheet.getRow(row).values as unknown[]).slice(1));
  expect(rows).toEqual([['留言编号', '详情', '紧急程度', '点赞'], ['1', '=1+1 路灯坏了', '特急', 3], ['（未完）']]);
  expect(sheet).toMatchObject({ name: '留言', views: [{ state: 'frozen', ySplit: 1 }] });
  expect([1, 2].map((row) => sheet.getRow(row).getCell(1).font?.bold ?? false)).toEqual([true, false]);
});
