import { describe, expect, it } from 'vitest';
import { parseDue } from '../../../src/ingest/values/parse-due.ts';

const friday = '2024-03-01 16:30:00';

describe('until when something is to be done', () => {
  it.each([
    ['2024/3/8 17:00', '2024-03-08 17:00:00'],
    ['2024年3月8日', '2024-03-08 23:59:59'],
    ['2024-03-01', '2024-03-01 23:59:59'],
    ['截止2024-03-08 17:30前', '2024-03-08 17:30:00'],
    ['5个工作日（2024-03-08 17:30）', '2024-03-08 17:30:00'],
    ['2024-03-08 17:30（剩余2天）', '2024-03-08 17:30:00'],
    ['2024-03-08 24:00', '2024-03-08 23:59:59'],
  ])('is a time: %s', (text, due) => {
    expect(parseDue(text, friday)).toBe(due);
  });

  it.each([
    ['5个工作日', '2024-03-08 23:59:59'],
    ['五个法定工作日内办结', '2024-03-08 23:59:59'],
    ['3个工作日（含）', '2024-03-06 23:59:59'],
    ['自受理之日起15日内', '2024-03-16 23:59:59'],
    ['接到工单后24小时内响应', '2024-03-02 16:30:00'],
    ['不超过7天内处理完毕', '2024-03-08 23:59:59'],
    ['１５ 天', '2024-03-16 23:59:59'],
    ['48h', '2024-03-03 16:30:00'],
    ['30分钟', '2024-03-01 17:00:00'],
    ['1天12小时', '2024-03-03 04:30:00'],
    ['十个自然日', '2024-03-11 23:59:59'],
    ['1周', '2024-03-08 23:59:59'],
    ['一个月', '2024-03-31 23:59:59'],
    ['当日', '2024-03-01 23:59:59'],
    ['次日', '2024-03-02 23:59:59'],
  ])('is how long it may take from the message on: %s', (text, due) => {
    expect(parseDue(text, friday)).toBe(due);
  });

  it('reads no deadline in a text of any length', () => {
    expect(parseDue(`${'一'.repeat(90_000)}天`, friday)).toBeNull();
    expect(parseDue(`${' '.repeat(90_000)}3天`, friday)).toBe(parseDue('3天', friday));
  });

  it('leaves out holidays and counts days worked for them', () => {
    // The Spring Festival of 2024 was from 10 to 17 February, worked for on Sunday 4 and 18 February.
    expect(parseDue('3个工作日', '2024-02-08 09:00:00')).toBe('2024-02-19 23:59:59');
    expect(parseDue('1个工作日', '2024-02-03 09:00:00')).toBe('2024-02-04 23:59:59');
  });

  it('ends with the day where the message gives no hour, and reaches midnight by the clock', () => {
    expect(parseDue('4小时', '2024-03-01 00:00:00')).toBe('2024-03-01 23:59:59');
    expect(parseDue('7小时', '2024-03-01 17:00:00')).toBe('2024-03-02 00:00:00');
  });

  it('is nothing else, nor a day before the message', () => {
    for (const text of ['正常', '已超期', '5', '2024-02-29', '9999个工作日', '99999小时']) {
      expect(parseDue(text, friday), text).toBeNull();
    }
  });
});
