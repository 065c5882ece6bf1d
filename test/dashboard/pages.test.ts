import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser, launchBrowser } from '../../scripts/browser.ts';
import { silentLogger, systemClock } from '../../src/core/effects.ts';
import { type RunningDashboard, startDashboard } from '../../src/dashboard/serve.ts';
import { dashboardSettings } from '../../src/dashboard/settings.ts';
import { key, openSmallDashboard, smallMart } from './small-dashboard.ts';

const run = promisify(execFile);
const browserPath = findBrowser();
if (browserPath === null) {
  const how = 'Chromium is not installed: apt-get install chromium fonts-noto-cjk, or set CHROMIUM to its path.';
  if (process.env.CI === 'true') throw new Error(how);
  console.warn(`${how} The tests of the pages are skipped.`);
}
const publicDir = 'dist/dashboard/public';
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const token = 'a-token-for-the-pages';

interface World {
  folder: string;
  browser: Browser;
  sample: RunningDashboard;
  summary: { readonly rows: number; readonly messages: number };
  context: BrowserContext;
  page: Page;
  problems: string[];
}
const world = {} as World;

function serve(folder: string, secret: string | null, geojsonFile: string | null = null): Promise<RunningDashboard> {
  return startDashboard(
    {
      files: {
        martFile: join(folder, 'trends.duckdb'),
        editsFile: join(folder, 'edits.jsonl'),
        auditFile: join(folder, 'audit.jsonl'),
        geojsonFile,
        publicDir,
      },
      settings: dashboardSettings.parse({ port: 0, threads: 1, memoryLimit: '512MB' }),
      token: secret,
      readOnly: false,
    },
    { clock: systemClock, logger: silentLogger },
  );
}

async function runSample(folder: string): Promise<void> {
  await run(process.execPath, ['dist/cli.js', 'run', 'data/sample', '--workspace', folder, '--json'], {
    maxBuffer: 64 * 1024 * 1024,
  });
}

interface Listed<T> {
  readonly rows: readonly T[];
}

/** What the page itself answers to a question of the API. */
async function ask<T>(path: string): Promise<T> {
  return (await (await fetch(`${world.sample.url}${path}`)).json()) as T;
}

describe.skipIf(browserPath === null)('the pages', () => {
  beforeAll(async () => {
    if (!existsSync(join(publicDir, 'index.html'))) throw new Error('Expected the page to be built: npm run build');
    world.folder = mkdtempSync(join(tmpdir(), 'qingyu-pages-'));
    world.browser = await launchBrowser(browserPath ?? '');
    await runSample(world.folder);
    world.sample = await serve(world.folder, null);
  });
  afterAll(async () => {
    await world.browser?.close();
    await world.sample?.stop();
    if (world.folder !== undefined) rmSync(world.folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    world.context = await world.browser.newContext({ viewport: { width: 1366, height: 768 }, colorScheme: 'light' });
    world.page = await world.context.newPage();
    world.problems = [];
    world.page.on('pageerror', (error) => world.problems.push(error.message));
    world.page.on('console', (message) => {
      // A 401 before signing in is told by the browser as an error of the page's.
      if (message.type() === 'error' && !message.text().includes('401')) world.problems.push(message.text());
    });
  });
  afterEach(async () => {
    await world.context.close();
    expect(world.problems).toEqual([]);
  });

  const open = async (path: string): Promise<Page> => {
    await world.page.goto(`${world.sample.url}${path}`);
    await settle(world.page);
    return world.page;
  };

  it("shows the sample's numbers on the overview", async () => {
    const meta = await ask<{ messages: number; first_day: string; last_day: string }>('/api/meta');
    const truth = JSON.parse(readFileSync('data/sample-truth.json', 'utf8')) as { messages?: object[] };
    if (Array.isArray(truth.messages)) expect(meta.messages).toBeLessThanOrEqual(truth.messages.length);
    const page = await open(`/?from=${meta.first_day}&to=${meta.last_day}`);
    const shown = await page.locator('.strip .value').first().textContent();
    expect(shown).toBe(meta.messages.toLocaleString('en-US'));
    await page.locator('.strip .value a').first().click();
    await page.getByText(`共 ${meta.messages.toLocaleString('en-US')} 条`).waitFor();
  });

  it('draws the chart anew when the days that it shows change, and leads from a bar to its day', async () => {
    const { last_day: last } = await ask<{ last_day: string }>('/api/meta');
    const page = await open('/');
    const drawn = "[...document.querySelectorAll('.chart canvas')].map((canvas) => canvas.toDataURL()).join()";
    const month = await page.evaluate(drawn);
    await page.getByRole('button', { name: '近7日' }).click();
    await expect.poll(() => page.evaluate(drawn), { timeout: 10_000 }).not.toBe(month);
    await settle(page);
    const box = await page.locator('.chart').first().boundingBox();
    if (box === null) throw new Error('Expected the chart to have a place');
    await page.mouse.click(box.x + box.width - 30, box.y + box.height / 2);
    await page.waitForURL((url) => url.pathname === '/messages' && url.searchParams.get('from') === last);
  });

  it('keeps a filter in the address, through a reload and to another room', async () => {
    const page = await open('/');
    await page.getByLabel('主题').selectOption('交通运输');
    await page.waitForURL(/topic=/);
    await settle(page);
    const before = await page.locator('.strip .value').first().textContent();
    await page.reload();
    await settle(page);
    expect(await page.getByLabel('主题').inputValue()).toBe('交通运输');
    expect(await page.locator('.strip .value').first().textContent()).toBe(before);
    await page.getByRole('link', { name: '问题', exact: true }).click();
    await page.waitForURL(/\/issues\?.*topic=/);
    expect(await page.getByLabel('主题').inputValue()).toBe('交通运输');
  });

  it('says on paper what it shows', async () => {
    const page = await open('/messages?topic=交通运输&q=路灯');
    await page.pdf();
    await page.emulateMedia({ media: 'print' });
    const line = page.locator('.only-print').first();
    expect(await line.textContent()).toMatch(
      /筛选：交通运输；检索「路灯」.*数据截至 \d{4}-\d{2}-\d{2}.*打印于 \d{4}年/,
    );
    await page.emulateMedia({ media: 'screen' });
    expect(await page.locator('.only-print').first().isVisible()).toBe(false);
  });

  it('says on paper of how many rows it shows the first', async () => {
    const page = await open('/messages');
    await page.emulateMedia({ media: 'print' });
    const pager = page.locator('.pager');
    expect(await pager.isVisible()).toBe(true);
    expect(await pager.textContent()).toMatch(/共 [\d,]+ 条第 1 \/ \d+ 页/);
    expect(await pager.locator('.button').first().isVisible()).toBe(false);
  });

  it('goes back to the page as it was left, its filters and its place', async () => {
    const page = await open('/');
    await page.locator('.panel:has(h2:text-is("主题")) td.num a').first().click();
    await page.waitForURL(/\/messages\?.*topic=/);
    await settle(page);
    await page.goBack();
    await page.waitForURL((url) => url.pathname === '/');
    await settle(page);
    expect(new URL(page.url()).search).toBe('');
    await page.goForward();
    await page.waitForURL(/\/messages\?.*topic=/);
    await settle(page);
    // A link that takes the filters along is one step, and leaves the page before it where it was.
    await page.getByRole('link', { name: '问题', exact: true }).click();
    await page.waitForURL(/\/issues\?.*topic=/);
    await page.goBack();
    await page.waitForURL(/\/messages\?.*topic=/);

    await open('/messages');
    await page.evaluate('scrollTo(0, 400)');
    await page.waitForFunction('scrollY === 400');
    await page.evaluate("[...document.querySelectorAll('.message-list .head a')].at(-1).click()");
    await page.waitForURL(/\/message\?/);
    await settle(page);
    await page.goBack();
    await page.waitForURL(/\/messages$/);
    await page.waitForFunction('scrollY === 400');
  });

  it('lets the keyboard see where it is: in the filter bar, under it, and on a page just opened', async () => {
    const page = await open('/issues');
    await page.getByRole('button', { name: '近7日' }).focus();
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineOffset')).toBe('-3px');
    await page.locator('td.title a').last().focus();
    for (let step = 0; step < 30; step += 1) {
      await page.keyboard.press('Shift+Tab');
      const covered = `document.activeElement.closest('main') !== null &&
        document.activeElement.getBoundingClientRect().top < document.querySelector('.filters').getBoundingClientRect().bottom`;
      expect(await page.evaluate(covered)).toBe(false);
    }
    await page.locator('td.title a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/issues\/I/);
    await settle(page);
    await page.keyboard.press('Tab');
    expect(await page.evaluate("document.activeElement.closest('.page-head') !== null")).toBe(true);
  });

  it('takes a typed date when it is complete, within the data, and leaves the other end', async () => {
    const { first_day: first, last_day: last } = await ask<{ first_day: string; last_day: string }>('/api/meta');
    const page = await open(`/issues?from=${first}&to=${last}`);
    await page.getByRole('button', { name: '自定' }).click();
    const queries: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/issues')) queries.push(new URL(request.url()).search);
    });
    const field = page.getByLabel('截止日期');
    const day = `${last.slice(0, 8)}01`;
    await field.focus();
    await page.keyboard.type(`${day.slice(5, 7)}${day.slice(8)}${day.slice(0, 4)}`);
    expect(queries).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('to') === day);
    await settle(page);
    expect(new URL(page.url()).searchParams.get('from')).toBe(first);
    expect(queries).toHaveLength(1);
    await field.blur();
    await field.focus();
    await page.keyboard.type('01010301');
    await field.blur();
    await page.getByText(/没有 0301-01-01/).waitFor();
    expect(await field.inputValue()).toBe(day);
  });

  it('says that it knows no such region, and that there is no such page', async () => {
    const page = await open('/messages');
    const field = page.getByLabel('地区', { exact: true });
    await field.fill('无此地区');
    await page.keyboard.press('Tab');
    await page.getByText('没有「无此地区」这个地区').waitFor();
    expect(await field.inputValue()).toBe('');
    await open('/issues?page=999');
    await page.getByRole('link', { name: '到末页' }).click();
    await page.locator('table tbody tr').first().waitFor();
    await open(`/issues?q=${'长'.repeat(200)}`);
    await page.getByText('参数不合要求：检索词（至多 100 字）').waitFor();
    world.problems.length = 0;
  });

  it('leads from the figures of handling to as many messages', async () => {
    const page = await open('/handling');
    const links = page.locator('.strip a[href*="handled="], .panel:has(h2:text-is("逐月")) a[href*="handled="]');
    const found = await links.evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute('href')]));
    const counts = found.filter(([text]) => /^[\d,]+$/.test(text ?? ''));
    expect(counts.length).toBeGreaterThan(2);
    for (const [text, href] of counts.slice(0, 12)) {
      const { searchParams } = new URL(href ?? '', world.sample.url);
      searchParams.delete('fresh');
      const { total } = await ask<{ total: number }>(`/api/messages?${searchParams}&size=1`);
      expect(total.toLocaleString('en-US'), href ?? '').toBe(text);
    }
  });

  it('says what the columns of figures are, and beside a rank which way heat went', async () => {
    const page = await open('/handling');
    const quality = page.locator('.panel:has(h2:text-is("答复质量")) table');
    await quality.waitFor();
    expect(await quality.locator('th[scope=col]').allInnerTexts()).toEqual(
      expect.arrayContaining(['评定项', '占答复', '办理结果', '份数']),
    );
    await open('/hot');
    const topic = page.locator('.panel:has(h2:text-is("热点主题")) tbody tr').first();
    expect(await topic.textContent()).toMatch(/比一周前 [+−][\d.]+|热度持平/);
  });

  it('explains its terms where they stand, and says what to do where a list is empty', async () => {
    const page = await open('/');
    for (const [path, words] of [
      ['/hot', ['热度是四项之和：人数（', '沉寂，60 天没有留言', '应有：', '显著度是']],
      ['/issues', ['复发，沉寂以后又有留言']],
      ['/alerts', ['级别由高到低为Ⅰ红', '突增为三天之内']],
      ['/handling', ['95% 区间：', '已办比例：']],
      ['/data', ['宏平均 F1：', '95% 置信区间：']],
      ['/messages', ['判断存疑，指']],
      ['/issues?q=没有这样的词', ['换个检索词']],
      ['/suggestions?q=没有这样的词', ['换个检索词']],
      ['/alerts?from=2000-01-01&to=2000-01-01', ['可放宽上方的']],
    ] as const) {
      await open(path);
      const text = (await page.locator('main').textContent())?.replace(/\s+/g, ' ') ?? '';
      for (const word of words) expect(text, path).toContain(word);
    }
    const small = await openSmallDashboard({ mart: { ...smallMart, messages: [], issues: {} } });
    const served = await serve(small.folder, null);
    await page.goto(`${served.url}/`);
    await page.getByText('本库还没有留言').waitFor();
    expect(await page.locator('main').textContent()).not.toContain('1970');
    await served.stop();
    small.close();
  });

  it('sorts the units of handling by a click on a head, and says that there are none only where there are none', async () => {
    const page = await open('/handling?grain=topic');
    const units = page.locator('.panel', { has: page.getByRole('heading', { name: '按主题' }) });
    expect(await units.getByText('数据中没有').count()).toBe(0);
    await units.getByRole('link', { name: '积压', exact: true }).click();
    await page.waitForURL(/sort=waiting/);
    const { rows } =
      await ask<Listed<{ name: string; waiting: number; messages: number }>>('/api/handling?grain=topic');
    const most = [...rows].sort((a, b) => b.waiting - a.waiting || b.messages - a.messages)[0];
    expect(await units.locator('tbody td').first().textContent()).toBe(most?.name);
  });

  it('leads from a number to a message with its evidence in two clicks', async () => {
    const page = await open('/');
    await page.locator('.panel:has(h2:text-is("主题")) td.num a').first().click();
    await page.waitForURL(/\/messages\?/);
    await page.locator('.message-list .head a').first().click();
    await page.waitForURL(/\/message\?/);
    await page.getByRole('heading', { name: '详情' }).waitFor();
    expect(await page.locator('.evidence .e-topic').count()).toBeGreaterThan(0);
    for (const name of ['主题', '诉求', '紧急程度']) {
      expect(await page.getByRole('cell', { name, exact: true }).count()).toBe(1);
    }
  });

  it('finds messages by text and marks the word', async () => {
    const page = await open('/messages');
    await page.keyboard.press('/');
    await page.locator('#message-search').fill('路灯');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
    await page.locator('mark').first().waitFor();
    expect(await page.locator('mark').first().textContent()).toBe('路灯');
  });

  it.each([
    ['/', '总览'],
    ['/hot', '热点'],
    ['/issues', '反复出现的问题'],
    ['/possible', '待核对'],
    ['/classes', '问题类别'],
    ['/suggestions', '建议'],
    ['/alerts', '预警'],
    ['/handling', '办理'],
    ['/data', '数据'],
    ['/messages', '留言'],
    ['/edits', '编辑记录'],
    ['/nowhere', null],
  ])('has no serious fault of accessibility on %s', async (path, title) => {
    const page = await open(path);
    if (title !== null) expect(await page.locator('h1').first().textContent()).toBe(title);
    expect(await findFaults(page)).toEqual([]);
  });

  it('has none on what lists open, in the dark and on a phone', async () => {
    const issues = await ask<{ rows: { issue_id: string }[] }>('/api/issues?size=1');
    const alerts = await ask<{ rows: { alert_id: string }[] }>('/api/alerts?size=1');
    const messages = await ask<{ rows: { message_id: string; source: string }[] }>('/api/messages?size=1&replied=yes');
    const message = messages.rows[0];
    const page = await open('/');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of [
      '/',
      `/issues/${issues.rows[0]?.issue_id}`,
      `/alerts/${alerts.rows[0]?.alert_id}`,
      `/message?source=${message?.source}&id=${message?.message_id}`,
      '/handling',
      '/possible',
    ]) {
      await open(path);
      expect(await findFaults(page), path).toEqual([]);
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow, `${path} is wider than a phone`).toBeLessThanOrEqual(0);
    }
  });

  it('merges what was ticked on any page, into the earliest, and one issue into another that is named', async () => {
    const requests: unknown[] = [];
    const page = await open('/issues?sort=last_day');
    await page.route('**/api/edits', async (route) => {
      requests.push(route.request().postDataJSON());
      await route.fulfill({ status: 409, json: { error: { code: 'EDIT_REFUSED', message: '不记录' } } });
    });
    const rows = async (number: number) =>
      (await ask<Listed<{ issue_id: string; first_day: string }>>(`/api/issues?sort=last_day&page=${number}`)).rows;
    const ticked = [(await rows(1))[0]!, (await rows(2))[0]!];
    await page.locator('tbody input[type=checkbox]').first().check();
    await page.getByRole('link', { name: '下一页' }).click();
    await page.waitForURL(/page=2/);
    await settle(page);
    await page.locator('tbody input[type=checkbox]').first().check();
    await page.getByRole('button', { name: '合并选中（2）' }).click();
    expect(await page.locator('dialog li').count()).toBe(2);
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByText('不记录').waitFor();
    const earliest = ticked.map(({ first_day, issue_id }) => `${first_day} ${issue_id}`).sort();
    expect(requests[0]).toMatchObject({ action: 'merge', issues: earliest.map((text) => text.slice(11)) });
    await page.goto(`${world.sample.url}/issues/${ticked[0]!.issue_id}`);
    await settle(page);
    await page.getByRole('button', { name: '合并到…' }).click();
    await page.getByLabel('另一个问题的编号或网址').fill(ticked[1]!.issue_id);
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByText('不记录').waitFor();
    expect(requests[1]).toMatchObject({ issues: [ticked[1]!.issue_id, ticked[0]!.issue_id] });
    world.problems = world.problems.filter((text) => !text.includes('409'));
  });

  it('moves a message, or those ticked in a list, into an issue that is looked for by its title', async () => {
    const requests: Record<string, unknown>[] = [];
    const page = await open('/messages');
    await page.route('**/api/edits', async (route) => {
      requests.push(route.request().postDataJSON());
      await route.fulfill({ status: 409, json: { error: { code: 'EDIT_REFUSED', message: '不记录' } } });
    });
    const [issue] = (await ask<Listed<{ issue_id: string; title: string }>>('/api/issues?size=1')).rows;
    const pick = async (): Promise<void> => {
      await page.getByLabel('问题标题中的词、编号或网址').fill(issue!.title);
      await page.getByRole('radio', { name: issue!.title }).first().check();
      await page.getByRole('button', { name: '确定' }).click();
      await page.getByText('不记录').waitFor();
    };
    const listed = (await ask<Listed<{ source: string; message_id: string }>>('/api/messages?size=2')).rows;
    const [first, second] = listed.map(({ source, message_id }) => ({ source, message_id }));
    for (const index of [0, 1]) await page.locator('.message-list input[type=checkbox]').nth(index).check();
    await page.getByRole('button', { name: '归入问题…（2）' }).click();
    await pick();
    expect(requests[0]).toMatchObject({ action: 'move', issue: issue!.issue_id, messages: [first, second] });
    await page.goto(`${world.sample.url}/message?source=${first!.source}&id=${first!.message_id}`);
    await settle(page);
    await page.getByRole('button', { name: /^归入(别的)?问题…$/ }).click();
    await pick();
    expect(requests[1]).toMatchObject({ action: 'move', issue: issue!.issue_id, messages: [first] });
    world.problems = world.problems.filter((text) => !text.includes('409'));
  });

  it('refuses a name when a colleague gave another meanwhile, and takes it once that was seen', async () => {
    const [issue] = (await ask<Listed<{ issue_id: string }>>('/api/issues?size=1&sort=span')).rows;
    const page = await open(`/issues/${issue!.issue_id}`);
    await page.getByRole('button', { name: '改名' }).click();
    await fetch(`${world.sample.url}/api/edits`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ action: 'rename', issue: issue!.issue_id, title: '同事改的标题' }),
    });
    await page.getByLabel('新标题').fill('我改的标题');
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByText('这个问题现在名为「同事改的标题」').waitFor();
    await page.locator('h1', { hasText: '同事改的标题' }).waitFor();
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByRole('heading', { level: 1, name: '我改的标题' }).waitFor();
    world.problems = world.problems.filter((text) => !text.includes('409'));
  });

  it('keeps to what an editor meant when a colleague does the same, or corrects the same message, meanwhile', async () => {
    const edit = (body: object) =>
      fetch(`${world.sample.url}/api/edits`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    const [issue] = (await ask<Listed<{ issue_id: string }>>('/api/issues?size=1&sort=messages')).rows;
    const page = await open(`/issues/${issue!.issue_id}`);
    const confirm = page.getByRole('button', { name: '确定' });
    await page.getByRole('button', { name: '置顶', exact: true }).click();
    await edit({ action: 'pin', issue: issue!.issue_id });
    await confirm.click();
    await page.getByText('同事刚刚已置顶').waitFor();
    expect(await page.getByRole('heading', { level: 2, name: '置顶', exact: true }).count()).toBe(1);
    expect(await confirm.isDisabled()).toBe(true);
    await page.keyboard.press('Escape');

    type Labelled = { source: string; message_id: string; topic: string };
    const [row] = (await ask<Listed<Labelled>>('/api/messages?size=1&topic=环境保护&urgency=routine')).rows;
    const message = { source: row!.source, message_id: row!.message_id };
    await open(`/message?source=${row!.source}&id=${row!.message_id}`);
    await page.getByRole('button', { name: '更正' }).click();
    await page.locator('dialog').getByLabel('主题').selectOption('交通运输');
    await edit({ action: 'correct', message, topic: '教育文体', urgency: 'urgent' });
    await confirm.click();
    await page.getByText('这条留言的主题现在是「教育文体」').waitFor();
    await expect.poll(() => page.locator('dialog').getByLabel('紧急程度').inputValue()).toBe('urgent');
    await confirm.click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    const now = await ask<Labelled & { urgency: string }>(
      `/api/messages/one?source=${row!.source}&id=${row!.message_id}`,
    );
    expect(now).toMatchObject({ topic: '交通运输', urgency: 'urgent' });
    world.problems = world.problems.filter((text) => !text.includes('409'));
  });

  it('takes an edit that holds in the next run', async () => {
    const issues = await ask<{ rows: { issue_id: string }[] }>('/api/issues?size=1');
    const id = issues.rows[0]?.issue_id ?? '';
    const page = await open(`/issues/${id}`);
    await page.getByRole('button', { name: '改名' }).click();
    await page.getByLabel('新标题').fill('编辑改过的标题');
    await page.getByLabel('编辑人').fill('测试员');
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByRole('heading', { level: 1, name: '编辑改过的标题' }).waitFor();
    await page.locator('.page-head .tag.pending').waitFor();
    await runSample(world.folder);
    await world.sample.context.reader.refresh();
    await page.reload();
    await settle(page);
    expect(await page.locator('h1').textContent()).toBe('编辑改过的标题');
    expect(await page.locator('.page-head .tag.pending').count()).toBe(0);
  });

  it('asks for the token, refuses a wrong one and takes the right one', async () => {
    const guarded = await serve(world.folder, token);
    const { page } = world;
    await page.goto(guarded.url);
    await page.getByLabel('访问令牌').fill('wrong');
    await page.getByRole('button', { name: '进入' }).click();
    await page.getByText('令牌不正确').waitFor();
    await page.getByLabel('访问令牌').fill(token);
    await page.getByRole('button', { name: '进入' }).click();
    await page.getByRole('heading', { name: '总览' }).waitFor();
    await page.locator('.rail').getByRole('button', { name: '退出' }).click();
    await page.getByLabel('访问令牌').waitFor();
    await page.reload();
    await page.getByLabel('访问令牌').waitFor();
    await page.close();
    await guarded.stop();
  });

  it.each(['sends', 'waits'])(
    'keeps what was typed in a dialog where the session ends while somebody %s',
    async (does) => {
      const guarded = await serve(world.folder, token);
      const { page } = world;
      const { rows } = await ask<{ rows: { issue_id: string }[] }>('/api/issues?size=1');
      const signIn = async (): Promise<void> => {
        await page.getByLabel('访问令牌').fill(token);
        await page.getByRole('button', { name: '进入' }).click();
      };
      await page.goto(`${guarded.url}/issues/${rows[0]?.issue_id}`);
      await signIn();
      await page.getByRole('button', { name: '改名' }).click();
      await page.getByLabel('新标题').fill('写到一半的标题');
      await page.context().clearCookies();
      if (does === 'sends') await page.getByRole('button', { name: '确定' }).click();
      else await page.evaluate("dispatchEvent(new Event('visibilitychange'))");
      await page.getByText('登录已过期').waitFor();
      // Nothing of the page is seen, and no key leads to it.
      for (let i = 0; i < 2; i += 1) await page.keyboard.press('Escape');
      expect(await page.locator('.rail').isVisible()).toBe(false);
      expect(await page.getByLabel('新标题').isVisible()).toBe(false);
      await signIn();
      await expect.poll(() => page.getByLabel('新标题').isVisible()).toBe(true);
      expect(await page.getByLabel('新标题').inputValue()).toBe('写到一半的标题');
      await page.getByRole('button', { name: '确定' }).click();
      await page.getByRole('heading', { level: 1, name: '写到一半的标题' }).waitFor();
      await page.close();
      await guarded.stop();
    },
  );

  it('draws the map of a deployment, darker where more people write, and leads from a region to its messages', async () => {
    const { regions } = await ask<{ regions: { label: string }[] }>('/api/overview');
    const [most, , , least] = regions.map(({ label }) => label);
    const geojsonFile = join(world.folder, 'regions.geojson');
    writeFileSync(geojsonFile, JSON.stringify(squares([least ?? '', most ?? '', '无留言区'])));
    const served = await serve(world.folder, null, geojsonFile);
    const { page } = world;
    await page.goto(served.url);
    await settle(page);
    const map = page.getByRole('img', { name: /地图/ });
    await map.locator('canvas').waitFor();
    await map.scrollIntoViewIfNeeded();
    const { width, height } = (await map.boundingBox()) ?? { width: 0, height: 0 };
    // Beside the names, which stand in the middle of their regions.
    const y = height / 2 - 15;
    const colours = await Promise.all([0.3, 0.5, 0.7].map((share) => pixelOf(page, width * share, y)));
    expect(new Set(colours.map(String)).size).toBe(3);
    await map.click({ position: { x: width / 2, y } });
    await page.waitForURL(/\/messages\?/);
    expect(new URL(page.url()).searchParams.get('region')).toBe(most);
    await page.close();
    await served.stop();
  });

  it('has what may be one issue decided where it stands, and taken back there', async () => {
    const [lamps, road] = ['I0000000000aa', 'I0000000000bb'];
    const pair = { right_issue_id: null, right_key: key(12), why: ['路灯'] };
    const small = await openSmallDashboard({
      mart: {
        ...smallMart,
        tables: {
          possible_merges: [
            { left_issue_id: lamps, left_key: key(1), log_odds: -1, ...pair, right_issue_id: road, right_key: key(7) },
            { left_issue_id: lamps, left_key: key(2), log_odds: -2, ...pair },
          ],
        },
      },
    });
    const served = await serve(small.folder, null);
    const { page } = world;
    await page.goto(`${served.url}/issues`);
    await page.getByRole('link', { name: '2 对可能是同一问题，待核对' }).click();
    await page.waitForURL(/\/possible/);
    await settle(page);
    expect(await findFaults(page)).toEqual([]);
    const pairs = page.locator('.pairs > li');
    const order = () => pairs.locator('.side:last-child .head a').allTextContents();
    const before = await order();
    expect(before).toEqual([`议题${road}`, '柳荫街路灯坏了第11次']);
    // Who has not edited yet is asked for a name, once.
    await pairs.nth(0).getByRole('button', { name: '不是' }).click();
    await page.getByLabel('编辑人').fill('小李');
    await page.getByRole('button', { name: '确定' }).click();
    await pairs.nth(0).getByText('已记为不是同一问题').waitFor();
    await page.getByText('共 1 对').waitFor();
    // The next one has come up, for a key to decide it.
    await expect.poll(() => page.evaluate("document.activeElement.matches('.pairs > li:nth-child(2)')")).toBe(true);
    await page.keyboard.press('n');
    await pairs.nth(1).getByText('已记为不是同一问题').waitFor();
    await pairs.nth(0).getByRole('button', { name: '撤销' }).click();
    await pairs.nth(0).getByRole('button', { name: '是同一问题' }).click();
    await pairs.nth(0).getByText('已记为同一问题').waitFor();
    expect(await order()).toEqual(before);
    expect(small.readLines('edits.jsonl').map(({ action, by, anchors }) => [action, by, anchors])).toEqual([
      ['apart', '小李', [key(1), key(7)]],
      ['apart', '小李', [key(1), key(12)]],
      ['undo', '小李', undefined],
      ['merge', '小李', [key(1), key(7)]],
    ]);
    // What the team decided lately stands there for all to take back.
    await page.getByRole('button', { name: '已决定' }).click();
    await page.waitForURL(/view=decided/);
    await page.locator('tbody tr').nth(2).waitFor();
    expect(await page.locator('tbody .tag').allTextContents()).toEqual(['待重算', '待重算', '已撤销']);
    await page.goto(`${served.url}/possible`);
    await page.getByText('没有待核对的问题').waitFor();
    await served.stop();
    small.close();
  });

  it('says that a colleague has decided the pair in front of somebody, whose typing stays', async () => {
    const pair = { left_issue_id: 'I0000000000aa', why: ['路灯'], right_issue_id: null, log_odds: -1 };
    const small = await openSmallDashboard({
      mart: {
        ...smallMart,
        tables: {
          possible_merges: [11, 12].map((n) => ({ ...pair, left_key: key(n - 10), right_key: key(n) })),
        },
      },
    });
    const served = await serve(small.folder, null);
    const { page } = world;
    await page.clock.install();
    await page.goto(`${served.url}/possible`);
    await settle(page);
    const pairs = page.locator('.pairs > li');
    await page.getByLabel('地区').pressSequentially('乙');
    const decided = await fetch(`${served.url}/api/edits`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        action: 'apart',
        by: '小王',
        issues: ['I0000000000aa'],
        messages: [{ source: 'main', message_id: key(11) }],
      }),
    });
    expect(decided.status).toBe(201);
    await page.clock.runFor(10_000);
    await pairs
      .nth(0)
      .getByText(/小王 已于 .* 记为不是同一问题/)
      .waitFor();
    expect(await pairs.count()).toBe(2);
    expect(await page.getByLabel('地区').inputValue()).toBe('乙');
    await pairs.nth(0).getByRole('button', { name: '撤销' }).click();
    await pairs.nth(0).getByRole('button', { name: '是同一问题' }).waitFor();
    await page.close();
    await served.stop();
    small.close();
  });

  it('shows script in titles and texts as text', async () => {
    const hostile = '<img src=x onerror="document.title=\'hacked\'"><script>document.title="hacked"</script>';
    const small = await openSmallDashboard({
      mart: {
        ...smallMart,
        messages: smallMart.messages.map((message) => ({ ...message, title: hostile, body: `${hostile}{{1+1}}` })),
      },
    });
    const served = await serve(small.folder, null);
    const { page } = world;
    for (const path of [
      `/message?source=main&id=${key(2)}`,
      '/messages',
      '/messages?q=%3Cimg',
      '/issues/I0000000000aa',
      '/',
    ]) {
      await page.goto(`${served.url}${path}`);
      await settle(page);
      expect(await page.title()).not.toContain('hacked');
      expect(await page.locator('main img').count()).toBe(0);
    }
    await page.goto(`${served.url}/message?source=main&id=${key(2)}`);
    await settle(page);
    expect(await page.locator('h1').textContent()).toBe(hostile);
    expect(await page.locator('.text-body').first().textContent()).toContain('{{1+1}}');
    await served.stop();
    small.close();
  });
});

/** Waits until the page shows what it asked for, charts included. */
async function settle(page: Page): Promise<void> {
  await page.locator('main h1, main .state').first().waitFor();
  for (const pending of ['.loading-lines', '[aria-busy=true]', '.chart:not(:has(canvas))']) {
    await page.locator(pending).first().waitFor({ state: 'detached' });
  }
}

/** Outlines of regions side by side. */
function squares(names: readonly string[]): object {
  const features = names.map((name, index) => {
    const [left, right] = [100 + index, 101 + index];
    const ring = [
      [left, 30],
      [right, 30],
      [right, 31],
      [left, 31],
      [left, 30],
    ];
    return { type: 'Feature', properties: { name }, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  return { type: 'FeatureCollection', features };
}

/** Colour of a point of the map, in CSS pixels. */
async function pixelOf(page: Page, x: number, y: number): Promise<number[]> {
  return (await page.evaluate(`(() => {
    const canvas = document.querySelector('[aria-label*="地图"] canvas');
    const scale = canvas.width / canvas.getBoundingClientRect().width;
    return [...canvas.getContext('2d').getImageData(${x} * scale, ${y} * scale, 1, 1).data];
  })()`)) as number[];
}

interface Fault {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Serious and critical faults that axe finds, each with the first element at fault. */
async function findFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
    violations: Fault[];
  };
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
