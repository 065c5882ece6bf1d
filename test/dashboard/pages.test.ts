import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeInCi } from '../describe-in-ci.ts';
import { testEditing } from './pages/editing.ts';
import { testReturning } from './pages/returning.ts';
import { testShowing } from './pages/showing.ts';
import {
  ask,
  browserPath,
  findFaults,
  open,
  runSample,
  serve,
  settle,
  token,
  useSample,
  world,
} from './pages/world.ts';

describe.skipIf(browserPath === null)('the pages', () => {
  // A part takes a run a third of the time.
  useSample('data/sample/messages-a.csv');

  it("shows the sample's numbers on the overview", async () => {
    const meta = await ask<{ messages: number; first_day: string; last_day: string }>('/api/meta');
    const truth = JSON.parse(readFileSync('data/sample-truth.json', 'utf8')) as { counts: { messages: number } };
    expect(meta.messages).toBeGreaterThan(truth.counts.messages / 4);
    expect(meta.messages).toBeLessThan(truth.counts.messages / 2);
    const page = await open(`/?from=${meta.first_day}&to=${meta.last_day}`);
    const shown = await page.locator('.strip .value').first().textContent();
    expect(shown).toBe(meta.messages.toLocaleString('en-US'));
    await page.locator('.strip .value a').first().click();
    await page.getByText(`共 ${meta.messages.toLocaleString('en-US')} 条`).waitFor();
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
    // The range that the overview shows without one in its address goes along.
    expect(await page.locator('.presets .on').textContent()).toContain('近30日');
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

  it('turns to the beginning of the next page of a list, and calls only what it shows the current page', async () => {
    const current = `[...document.querySelectorAll('[aria-current]:not([aria-current=false])')].map((link) => link.textContent)`;
    const page = await open('/messages');
    expect(await page.evaluate(current)).toEqual(['留言']);
    await page.getByRole('link', { name: '下一页' }).click();
    await page.getByText(/^第 2 \/ \d+ 页$/).waitFor();
    await settle(page);
    const top = await page.evaluate("document.querySelector('.message-list').getBoundingClientRect().top");
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThan(400);
    expect(await page.evaluate(current)).toEqual(['留言']);
    await open('/hot?top=20');
    expect(await page.evaluate(current)).toEqual(['热点', '20']);
  });

  it('calls a window after the issue that it shows, on every page of its messages, and after what is opened from there', async () => {
    const issues = await ask<{ rows: { issue_id: string; title: string }[] }>('/api/issues?size=1&sort=messages');
    const [issue] = issues.rows;
    const page = await open(`/issues/${issue?.issue_id}`);
    await expect.poll(() => page.title()).toBe(`${issue?.title} · 问题 · 晴雨`);
    await page.getByRole('link', { name: '下一页' }).click();
    await page.waitForURL(/page=2/);
    await settle(page);
    expect(await page.title()).toBe(`${issue?.title} · 问题 · 晴雨`);
    await page.getByRole('link', { name: '热点', exact: true }).click();
    await page.waitForURL(/\/hot/);
    await settle(page);
    expect(await page.title()).toBe('热点 · 晴雨');
    await open('/issues/Inothing');
    expect(await page.locator('h1').textContent()).toMatch(/^没有这个问题/);
    world.problems = world.problems.filter((text) => !text.includes('404'));
  });

  it('says in Chinese why rows were refused, and shows all columns of the months', async () => {
    const page = await open('/data');
    expect(await page.locator('.codes').textContent()).toMatch(/没有标题和正文（\d+）/);
    await page.locator('td:has(.reason)', { hasText: '时间无法识别 应为 1990 至 2100 年的日期' }).first().waitFor();
    await open('/handling');
    const hidden = `[...document.querySelectorAll('.scroll-x')].filter((box) => box.scrollWidth > box.clientWidth).length`;
    expect(await page.evaluate(hidden)).toBe(0);
  });

  it('has no serious fault of accessibility on the overview', async () => {
    expect(await findFaults(await open('/'))).toEqual([]);
  });

  it('has all it says in parts that are called differently, under headings in their order', async () => {
    const rules = ['region', 'landmark-unique', 'heading-order', 'page-has-heading-one'];
    for (const path of ['/', '/suggestions', '/handling', '/nowhere']) {
      expect(await findFaults(await open(path), rules), path).toEqual([]);
    }
    await world.page.setViewportSize({ width: 390, height: 844 });
    expect(await findFaults(await open('/'), rules)).toEqual([]);
    // One panel below the other, dangers are not under two tables.
    const topOf = async (name: string) =>
      (await world.page.getByRole('heading', { name, exact: true }).boundingBox())?.y ?? 0;
    expect(await topOf('最近特急')).toBeLessThan(await topOf('主题'));
    expect(await world.page.locator('.note', { hasText: '竖线' }).locator('.hide-phone').first().isVisible()).toBe(
      false,
    );
  });

  it('keeps the keyboard where an edit was made whose button is gone', async () => {
    const issues = await ask<{ rows: { issue_id: string }[] }>('/api/issues?size=1&sort=messages');
    const page = await open(`/issues/${issues.rows[0]?.issue_id}`);
    await page.locator('.message-list input[type=checkbox]').first().check();
    await page.getByRole('button', { name: '移出问题' }).click();
    await page.getByLabel('编辑人').fill('测试员');
    await page.getByRole('button', { name: '确定' }).click();
    await page.locator('.message-list .tag.pending').first().waitFor();
    const panel = "document.activeElement.matches('.panel:has(.message-list input)')";
    await expect.poll(() => page.evaluate(panel)).toBe(true);
    await open('/edits');
    await page.getByRole('button', { name: '撤销' }).first().click();
    await page.locator('dialog').getByRole('button', { name: '撤销' }).click();
    await page.getByText('已撤销').waitFor();
    await expect.poll(() => page.evaluate("document.activeElement.matches('.panel:has(table.edits)')")).toBe(true);
  });

  it('keeps the keyboard in its part of the page where a condition, a choice or the link to the last page is gone', async () => {
    const page = await open('/messages?topic=城乡建设&unsure=1');
    const isAt = (part: string) =>
      expect.poll(() => page.evaluate(`document.activeElement.matches('${part}')`)).toBe(true);
    const press = async (role: 'button' | 'link', name: string): Promise<void> => {
      await page.getByRole(role, { name }).focus();
      await page.keyboard.press('Enter');
    };
    await press('link', '去掉条件：判断存疑');
    await isAt('main');
    await page.locator('.message-list input').first().check();
    await press('button', '取消选择');
    await isAt('main');
    await press('button', '清除');
    await isAt('.filters');
    const { total } = await ask<{ total: number }>('/api/messages?size=20');
    await open(`/messages?page=${Math.ceil(total / 20) - 1}`);
    await press('link', '下一页');
    await isAt('.panel');
    await open('/possible');
    await press('button', '填写');
    await isAt('input[name=by]');
    await page.keyboard.press('Escape');
    await isAt('button.plain');
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
    await runSample();
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

  describeInCi('in every detail', () => {
    testReturning();
    testShowing();
    testEditing();
  });
});
