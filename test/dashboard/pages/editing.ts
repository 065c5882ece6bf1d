import { expect, it } from 'vitest';
import { key, openSmallDashboard, smallMart } from '../small-dashboard.ts';
import { ask, findFaults, type Listed, open, serve, settle, token, world } from './world.ts';

/** What editors do on the pages, and what becomes of it where colleagues are at work, too. */
export function testEditing(): void {
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
    const listed = (
      await ask<Listed<{ source: string; message_id: string; issue_id: string | null }>>('/api/messages?size=2')
    ).rows;
    // One that neither message is in: nothing is moved to where it is.
    const issue = (await ask<Listed<{ issue_id: string; title: string }>>('/api/issues?size=3')).rows.find(
      ({ issue_id }) => listed.every((message) => message.issue_id !== issue_id),
    );
    const pick = async (): Promise<void> => {
      await page.getByLabel('问题标题中的词、编号或网址').fill(issue!.title);
      await page.getByRole('radio', { name: issue!.title }).first().check();
      await page.getByRole('button', { name: '确定' }).click();
      await page.getByText('不记录').waitFor();
    };
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
    const offered = await page.locator('dialog').getByLabel('主题').locator('option').allTextContents();
    expect(offered.map((text) => text.trim())).toEqual(await ask<string[]>('/api/topics'));
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
      const [dialog, form] = await Promise.all(
        ['dialog.sign-in', 'dialog.sign-in form'].map((part) => page.locator(part).boundingBox()),
      );
      // Its frame is drawn round the form, not across the window.
      expect(dialog?.width).toBeLessThan((form?.width ?? 0) + 8);
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
    // Who has not edited yet is asked for a name, once; the key that asks does not begin it.
    await page.keyboard.press('n');
    expect(await page.getByLabel('编辑人').inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await pairs.nth(0).getByRole('button', { name: '不是' }).click();
    await page.getByLabel('编辑人').fill('小李');
    await page.getByRole('button', { name: '确定' }).click();
    await pairs.nth(0).getByText('已记为不是同一问题').waitFor();
    await page.getByText('共 1 对').waitFor();
    // The next one has come up, for a key to decide it.
    await expect.poll(() => page.evaluate("document.activeElement.matches('.pairs > li:nth-child(2)')")).toBe(true);
    await page.keyboard.press('n');
    await pairs.nth(1).getByText('已记为不是同一问题').waitFor();
    // The key takes back one after the other, the last one first.
    await page.keyboard.press('u');
    await pairs.nth(1).getByRole('button', { name: '不是' }).waitFor();
    await page.keyboard.press('u');
    await pairs.nth(0).getByRole('button', { name: '是同一问题' }).click();
    await pairs.nth(0).getByText('已记为同一问题').waitFor();
    await expect.poll(() => page.evaluate("document.activeElement.matches('.pairs > li:nth-child(2)')")).toBe(true);
    await page.keyboard.press('n');
    await pairs.nth(1).getByText('已记为不是同一问题').waitFor();
    expect(await order()).toEqual(before);
    expect(small.readLines('edits.jsonl').map(({ action, by, anchors }) => [action, by, anchors])).toEqual([
      ['apart', '小李', [key(1), key(7)]],
      ['apart', '小李', [key(1), key(12)]],
      ['undo', '小李', undefined],
      ['undo', '小李', undefined],
      ['merge', '小李', [key(1), key(7)]],
      ['apart', '小李', [key(1), key(12)]],
    ]);
    // What the team decided lately stands there for all to take back.
    await page.getByRole('button', { name: '已决定' }).click();
    await page.waitForURL(/view=decided/);
    await page.locator('tbody tr').nth(3).waitFor();
    expect(await page.locator('tbody .tag').allTextContents()).toEqual(['待重算', '待重算', '已撤销', '已撤销']);
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
    await page.getByLabel('地区').pressSequentially('丙');
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
    expect(await page.getByLabel('地区').inputValue()).toBe('丙');
    await pairs.nth(0).getByRole('button', { name: '撤销' }).click();
    await pairs.nth(0).getByRole('button', { name: '是同一问题' }).waitFor();
    await page.close();
    await served.stop();
    small.close();
  });
}
