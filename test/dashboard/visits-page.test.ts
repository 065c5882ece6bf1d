import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { findBrowser, launchBrowser } from '../../scripts/browser.ts';
import { silentLogger, systemClock } from '../../src/core/effects.ts';
import type { Meta } from '../../src/dashboard/api-types.ts';
import { type RunningDashboard, startDashboard } from '../../src/dashboard/serve.ts';
import { dashboardSettings } from '../../src/dashboard/settings.ts';
import type { SmallMart } from '../aggregate/build-small-mart.ts';
import { describeInCi } from '../describe-in-ci.ts';
import { key, openSmallDashboard, type SmallDashboard, smallMart } from './small-dashboard.ts';

const browserPath = findBrowser();
const publicDir = 'dist/dashboard/public';

/** Runs of these ids, one after another. */
const runsOf = (...ids: readonly string[]) =>
  ids.flatMap((run_id, index) => (smallMart.sources?.runs ?? []).map((run) => ({ ...run, run_id, seq: index + 1 })));
/** What another run brings: a message to a known issue, a critical one, and a second one to one that stood alone. */
const grown: SmallMart = {
  ...smallMart,
  messages: [
    ...smallMart.messages,
    { id: key(60), at: '2026-01-01 08:00:00', title: '柳荫街路灯又坏了', topic: '城乡建设', run_id: 'r2' },
    {
      id: key(61),
      at: '2026-01-02 08:00:00',
      title: '外墙要塌了',
      urgency: 'critical',
      topic: '城乡建设',
      run_id: 'r2',
    },
    { id: key(62), at: '2026-01-02 09:00:00', title: '早先的留言又来', topic: '城乡建设', run_id: 'r2' },
  ],
  issues: {
    I0000000000aa: [key(1), key(2), key(3), key(4), key(60)],
    I0000000000bb: [key(7), key(8), key(9)],
    I0000000000cc: [key(50), key(62)],
  },
  sources: { ...smallMart.sources, generation: '2', now: '2026-01-02 23:00:00', runs: runsOf('r1', 'r2') },
};

interface World {
  browser: Browser;
  small: SmallDashboard;
  served: RunningDashboard;
  context: BrowserContext;
  page: Page;
}
const world = {} as World;

function serve(folder: string): Promise<RunningDashboard> {
  return startDashboard(
    {
      files: {
        martFile: join(folder, 'trends.duckdb'),
        editsFile: join(folder, 'edits.jsonl'),
        auditFile: join(folder, 'audit.jsonl'),
        geojsonFile: null,
        publicDir,
      },
      settings: dashboardSettings.parse({ port: 0, threads: 1, memoryLimit: '512MB' }),
      token: null,
      readOnly: false,
    },
    { clock: systemClock, logger: silentLogger },
  );
}

async function settle(page: Page): Promise<void> {
  await page.locator('main h1, main .state').first().waitFor();
  for (const pending of ['.loading-lines', '[aria-busy=true]', '.chart:not(:has(canvas))']) {
    await page.locator(pending).first().waitFor({ state: 'detached' });
  }
}

async function open(path: string, page = world.page): Promise<Page> {
  await page.goto(`${world.served.url}${path}`);
  await settle(page);
  return page;
}

/** Lets the visit that this browser knows have been a day ago. */
function ageVisit(page: Page): Promise<unknown> {
  return page.evaluate(`(() => {
    const visits = JSON.parse(localStorage.getItem('qingyu-visits'));
    visits.last.at -= 86_400_000;
    localStorage.setItem('qingyu-visits', JSON.stringify(visits));
  })()`);
}

describeInCi('what is new since the last visit', () => {
  beforeAll(async () => {
    if (!existsSync(join(publicDir, 'index.html'))) throw new Error('Expected the page to be built: npm run build');
    world.browser = await launchBrowser(browserPath ?? '');
  });
  afterAll(() => world.browser?.close());
  beforeEach(async () => {
    world.small = await openSmallDashboard();
    world.served = await serve(world.small.folder);
    world.context = await world.browser.newContext({ viewport: { width: 1366, height: 768 } });
    world.page = await world.context.newPage();
  });
  afterEach(async () => {
    await world.context.close();
    await world.served.stop();
    world.small.close();
  });

  /** The second mart, as its server answers once it has opened it. */
  const swap = async (): Promise<void> => {
    await world.small.swap(grown);
    await expect
      .poll(async () => ((await (await fetch(`${world.served.url}/api/meta`)).json()) as Meta).run?.run_id, {
        timeout: 10_000,
      })
      .toBe('r2');
  };

  it('says what came, and leads to lists with exactly that', async () => {
    const page = await open('/');
    await page.getByText('首次在这个浏览器查看').waitFor();
    await ageVisit(page);
    await swap();
    await open('/');
    const line = page.locator('.since');
    await line.getByText(/自上次查看（\d+月\d+日 \d\d:\d\d，数据至 12月31日）以来/).waitFor();
    expect(await line.locator('.part').allTextContents()).toEqual([
      '新到留言 3 条',
      '新出现的问题 1 个',
      '又有留言的问题 1 个',
      '新开启或升级的预警 1 项',
    ]);
    // Neither a reload nor another tab ends the visit.
    const other = await open('/', await world.context.newPage());
    await other.locator('.since').getByText('3 条').waitFor();
    await other.close();
    for (const [name, list, chip] of [
      ['3 条', '共 3 条', '上次查看以来新到'],
      ['新出现的问题', '共 1 个', '上次查看以来新出现'],
      ['又有留言的问题', '共 1 个', '上次查看以来又有留言'],
      ['新开启或升级的预警', '共 1 条', '上次查看以来开启或升级'],
    ] as const) {
      await open('/?region=甲区&from=2025-12-30&to=2025-12-31');
      await page.locator('.since .part', { hasText: name }).getByRole('link').click();
      await page.getByText(chip).waitFor();
      await settle(page);
      expect(new URL(page.url()).searchParams.get('from')).toBeNull();
      await page.getByText(list, { exact: false }).first().waitFor();
    }
    await open('/');
    await page.getByRole('button', { name: '都看过了' }).click();
    await page.locator('.since').getByText('没有新的数据').waitFor();
  });

  it('marks alerts until they were shown', async () => {
    const page = await open('/alerts');
    expect(await page.locator('.fresh').count()).toBe(0);
    await swap();
    await open('/alerts');
    expect(await page.locator('.fresh').allTextContents()).toEqual(['新']);
    await page.locator('tr:has(.fresh) .name a').click();
    await page.waitForURL(/\/alerts\/A/);
    await page.goBack();
    await page.locator('.fresh').waitFor();
    await open('/alerts');
    expect(await page.locator('.fresh').count()).toBe(0);
  });

  it('counts anew where the tables are swapped under an open page, and begins anew with other tables', async () => {
    const page = await open('/');
    await ageVisit(page);
    await page.clock.install();
    await open('/');
    await page.locator('.since').getByText('没有新的数据').waitFor();
    await swap();
    await page.clock.runFor(61_000);
    await page.locator('.since').getByText('新到留言 3 条').waitFor();
    await page.evaluate(`localStorage.setItem('qingyu-visits', JSON.stringify({
      before: { run_id: 'elsewhere', seq: 9, at: 1 }, last: { run_id: 'elsewhere', seq: 9, at: Date.now() } }))`);
    await open('/');
    await page.getByText('首次在这个浏览器查看').waitFor();
  });

  it('says that tables were swapped when the first answer of the new ones comes, and shows all of it by them', async () => {
    const page = await open('/issues');
    expect(await page.locator('.rail .foot').textContent()).toContain('2025-12-31');
    await swap();
    await page.getByLabel('排序').selectOption('messages');
    await page.getByText('数据已更新至 2026-01-02').waitFor();
    expect(await page.locator('.rail .foot').textContent()).toContain('2026-01-02');
  });

  it('says that the server is gone, also of a page that was not opened yet, and opens it once it is back', async () => {
    const page = await open('/');
    await page.route('**/*', (route) => route.abort());
    await page.getByRole('link', { name: '数据', exact: true }).click();
    await page.getByText('「数据」没有打开').waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    expect(await page.locator('.strip').isVisible()).toBe(false);
    // An update leaves no script of the old page behind.
    await page.unroute('**/*');
    await page.route('**/assets/data-page*', (route) => route.abort(), { times: 1 });
    await page.getByRole('button', { name: '重试' }).click();
    await page.waitForURL(({ pathname }) => pathname === '/data');
    await page.getByRole('heading', { level: 1, name: '数据' }).waitFor();
  });

  it('opens by itself where tables come to a workspace that had none', async () => {
    const martFile = join(world.small.folder, 'trends.duckdb');
    const bytes = readFileSync(martFile);
    rmSync(martFile);
    const page = await world.context.newPage();
    await page.clock.install();
    const empty = await serve(world.small.folder);
    await page.goto(`${empty.url}/data`);
    await page.getByText('还没有数据：请先运行 qingyu run').waitFor();
    await page.getByText('有了数据，本页会自动打开').waitFor();
    writeFileSync(martFile, bytes);
    await page.clock.runFor(61_000);
    await page.getByRole('heading', { level: 1, name: '数据' }).waitFor();
    await page.close();
    await empty.stop();
  });

  it('works where the browser keeps nothing', async () => {
    await world.context.addInitScript(
      "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } })",
    );
    const problems: string[] = [];
    world.page.on('pageerror', (error) => problems.push(error.message));
    const page = await open('/');
    await page.getByRole('button', { name: /显示$/ }).first().click();
    await open('/alerts');
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(0);
    await open('/');
    expect(await page.locator('.since').count()).toBe(0);
    expect(problems).toEqual([]);
  });
});
