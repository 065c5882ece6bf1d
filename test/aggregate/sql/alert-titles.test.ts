import { expect, it } from 'vitest';
import { alertTitle, titledAlerts } from '../../../src/aggregate/labels/alert-titles.ts';
import type { SmallMessage } from '../build-small-mart.ts';
import { passingMarts } from '../passing-marts.ts';

const build = passingMarts();

const named = (name: string, field: string, type = 'estate') => ({ name, type, field, start: 0, end: name.length });
async function titlesOf(...messages: Partial<SmallMessage>[]): Promise<unknown[]> {
  const db = await build({
    messages: messages.map((rest, i) => ({ id: `m${i}`, at: `2025-01-10 0${i}:00:00`, urgency: 'critical', ...rest })),
  });
  const rows = await db.rows<{ title: string }>(`SELECT ${alertTitle} AS title FROM ${titledAlerts} ORDER BY 1`);
  return rows.map(({ title }) => title);
}

it('critical alerts say where, unless their title does', async () => {
  const title = '味道很重快来人';
  const places = [named('甲区', 'body', 'region'), named('云栖苑', 'body')];
  expect(await titlesOf({ title, places })).toEqual(['特急：云栖苑 · 味道很重快来人']);
  expect(await titlesOf({ title })).toEqual(['特急：甲区 · 味道很重快来人']);
  expect(await titlesOf({ title, region: null })).toEqual(['特急：味道很重快来人']);
  expect(await titlesOf({ title: '甲区有险情', places })).toEqual(['特急：甲区有险情']);
  expect(await titlesOf({ title: '云栖苑有险情', places: [named('云栖苑', 'title')] })).toEqual(['特急：云栖苑有险情']);
});

it('critical alerts of one message say that it is unsure where its urgency is, not where its topic is', async () => {
  const title = '甲区有险情';
  const unsure = { title, low_confidence: true };
  expect(await titlesOf({ ...unsure, urgency_score: 0.4 })).toEqual(['特急：甲区有险情（判断存疑）']);
  expect(await titlesOf({ ...unsure, urgency_score: 0.9 })).toEqual(['特急：甲区有险情']);
});

it('critical alerts of no one issue are called by their first message, and how many there are', async () => {
  expect(await titlesOf({ title: '停水了' }, { title: '何时来水' })).toEqual(['特急：甲区 · 停水了等2件']);
});
