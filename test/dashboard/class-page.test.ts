import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser, launchBrowser } from '../../scripts/browser.ts';
import { silentLogger, systemClock } from '../../src/core/effects.ts';
import type { Page, ProblemClass } from '../../src/dashboard/api-types.ts';
import { type RunningDashboard, startDashboard } from '../../src/dashboard/serve.ts';
import { dashboardSettings } from '../../src/dashboard/settings.ts';
import { describeInCi } from '../describe-in-ci.ts';
import { openSmallDashboard, type SmallDashboard, smallMart } from './small-dashboard.ts';

const browserPath = findBrowser();

/** A class with this many places. */
function classOf(class_id: string, count: number) {
  const places = Array.from({ length: count }, (_, index) => `柳荫${index + 1}街`);
  const figures = { keywords: ['路灯'], issues: 2, messages: 7, authors: 7 };
  return {
    class_id,
    title: `路灯损坏${class_id}`,
    ...figures,
    places,
    first_day: '2025-12-20',
    last_day: '2025-12-28',
  };
}

const opened = {} as { small: SmallDashboard };

beforeAll(async () => {
  const tables = { problem_classes: [classOf('C1', 130), classOf('C2', 70)] };
  opened.small = await openSmallDashboard({ mart: { ...smallMart, tables } });
});
afterAll(() => opened.small.close());

it('lists classes with the first of their places and how many there are', async () => {
  const { json } = opened.small;
  const { rows } = await json<Page<ProblemClass>>('/api/classes');
  expect(rows.map((row) => [row.class_id, row.places?.length, row.place_count])).toEqual([
    ['C1', 60, 130],
    ['C2', 60, 70],
  ]);
  expect(rows[0]?.places?.slice(0, 2)).toEqual(['柳荫1街', '柳荫2街']);
  const whole = await json<ProblemClass>('/api/classes/C1');
  expect([whole.places?.length, whole.place_count]).toEqual([130, 130]);
});

describeInCi('the page of a class', () => {
  const world = {} as { browser: Browser; served: RunningDashboard };

  beforeAll(async () => {
    const { folder } = opened.small;
    const files = {
      martFile: join(folder, 'trends.duckdb'),
      editsFile: join(folder, 'edits.jsonl'),
      auditFile: join(folder, 'audit.jsonl'),
      geojsonFile: null,
      publicDir: 'dist/dashboard/public',
    };
    const settings = dashboardSettings.parse({ port: 0, threads: 1, memoryLimit: '512MB' });
    const effects = { clock: systemClock, logger: silentLogger };
    world.served = await startDashboard({ files, settings, token: null, readOnly: true }, effects);
    world.browser = await launchBrowser(String(browserPath));
  }, 60_000);
  afterAll(async () => {
    await world.browser.close();
    await world.served.stop();
  });

  it('shows sixty places until all are asked for, and folds them for the next class', async () => {
    const page = await world.browser.newPage();
    await page.goto(`${world.served.url}/classes/C1`);
    const chips = page.locator('main .chips a.chip');
    const all = page.getByRole('button', { name: '全部 130 处' });
    await all.waitFor();
    expect(await chips.count()).toBe(60);
    await all.click();
    await all.waitFor({ state: 'detached' });
    expect(await chips.count()).toBe(130);
    // Within the page, as by the browser's history.
    await page.evaluate(`(() => {
      history.pushState(history.state, '', '/classes/C2');
      dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
    })()`);
    await page.getByRole('heading', { name: '路灯损坏C2' }).waitFor();
    await page.getByRole('button', { name: '全部 70 处' }).waitFor();
    expect(await chips.count()).toBe(60);
  }, 60_000);
});
