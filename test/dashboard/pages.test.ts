import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
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

  it('has no serious fault of accessibility on the overview', async () => {
    expect(await findFaults(await open('/'))).toEqual([]);
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
});
