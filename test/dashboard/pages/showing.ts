import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { key, openSmallDashboard, smallMart } from '../small-dashboard.ts';
import { pixelOf, squares } from './map-outlines.ts';
import { ask, findFaults, type Listed, open, serve, settle, world } from './world.ts';

/** What the pages say and draw, and where they lead. */
export function testShowing(): void {
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
    expect(await pager.textContent()).toMatch(/另有 [\d,]+ 条未印$/);
    expect(await pager.locator('.button').first().isVisible()).toBe(false);
  });

  it('has all columns of figures on a sheet', async () => {
    const page = await open('/handling');
    await page.emulateMedia({ media: 'print' });
    // Six figures stand in two rows of three.
    const columns = `new Set([...document.querySelector('.strip').children].map((box) => box.getBoundingClientRect().left)).size`;
    expect(await page.evaluate(columns)).toBe(3);
    // A4 upright and across: rules go by the width of the sheet, and the text has 91 px less.
    for (const width of [703, 1123]) {
      await page.setViewportSize({ width, height: 900 });
      const beyond = `[...document.querySelectorAll('.scroll-x table')]
        .filter((table) => table.getBoundingClientRect().right > document.querySelector('main').getBoundingClientRect().right + 1)
        .map((table) => table.textContent)`;
      expect(await page.locator('.scroll-x table').count()).toBeGreaterThan(2);
      expect(await page.evaluate(beyond), `${width}`).toEqual([]);
    }
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
    // The field shows again what chooses.
    expect(await field.inputValue()).toBe('');
    expect(new URL(page.url()).search).toBe('');
    await open('/issues?page=999');
    await page.getByRole('link', { name: '到末页' }).click();
    await page.locator('table tbody tr').first().waitFor();
    await open(`/issues?q=${'长'.repeat(200)}`);
    await page.getByText('参数不合要求：检索词（至多 100 字）').waitFor();
    await page.getByRole('link', { name: '去掉全部条件' }).click();
    await page.locator('table tbody tr').first().waitFor();
    world.problems.length = 0;
  });

  it('gives numbers a finger can hit, where fingers do, and moves nothing away from under it', async () => {
    const touched = await world.browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const page = await touched.newPage();
    await page.addInitScript(`window.moved = 0; new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) window.moved += value;
    }).observe({ type: 'layout-shift', buffered: true });`);
    for (const path of ['/issues', '/hot', '/']) {
      await page.goto(`${world.sample.url}${path}`);
      await settle(page);
      expect(await page.evaluate('window.moved'), path).toBeLessThan(0.05);
      const sizes = await page.locator('a.tap:visible').evaluateAll((all) =>
        all.map((link) => {
          const { width, height } = link.getBoundingClientRect();
          return Math.min(width, height);
        }),
      );
      expect(sizes.length).toBeGreaterThan(3);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
    }
    await touched.close();
  });

  it('takes a region that is typed in part, and keeps what may be several', async () => {
    const { regions } = await ask<{ regions: string[] }>('/api/meta');
    const [whole = ''] = regions.filter((region) => region.endsWith('区'));
    const page = await open('/issues');
    const field = page.getByLabel('地区', { exact: true });
    await field.fill('区');
    await field.press('Enter');
    await page.getByText('「区」可指').waitFor();
    expect(await field.inputValue()).toBe('区');
    await field.fill(whole.slice(0, -1));
    await field.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('region') === whole);
    expect(await field.inputValue()).toBe(whole);
  });

  it('says what filters the data do not have', async () => {
    const page = await open('/?topic=航天');
    await page.getByText('数据中没有「航天」这个主题').waitFor();
    expect(await page.locator('.strip').count()).toBe(0);
    await page.goto(`${world.sample.url}/issues?region=火星区`);
    await page.getByText('数据中没有「火星区」这个地区').waitFor();
  });

  it('gives no number of what the urgency asked for leaves out', async () => {
    const page = await open('/?urgency=urgent');
    const critical = page.locator('.strip > div').nth(1);
    expect((await critical.textContent())?.replace(/\s+/g, '')).toBe('特急—已筛选紧急，不含特急');
    expect(await page.getByRole('heading', { name: '最近特急' }).count()).toBe(0);
    await page.getByText('以表格查看').click();
    expect(await page.locator('.days-table th').allTextContents()).not.toContain('特急');
  });

  it('leads from the figures of handling to as many messages', async () => {
    const page = await open('/handling');
    const panel = (name: string): string => `.panel:has(h2:has-text("${name}")) a[href^="/messages"]`;
    await page.locator(panel('答复质量')).first().waitFor();
    const rooms = ['.strip a[href*="handled="]', ...['逐月', '积压', '答复质量', '答复后再次出现'].map(panel)];
    const found: (readonly (string | null)[])[] = [];
    for (const room of rooms) {
      const links = await page
        .locator(room)
        .evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute('href')]));
      const counts = links.filter(([text]) => /^[\d,]+$/.test(text ?? ''));
      expect(counts.length, room).toBeGreaterThan(1);
      found.push(...counts.slice(0, 12));
    }
    for (const [text, href] of found) {
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
      ['/handling', ['再现：', '已办比例：']],
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
    // Nothing is said of what is not there: no region that stands out, no message that waits.
    for (const path of ['/hot', '/handling']) {
      await page.goto(`${served.url}${path}`);
      await page.getByText('本库还没有留言').waitFor();
      expect(await page.locator('main .panel').count(), path).toBe(0);
    }
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
      const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await page.evaluate(overflow), `${path} is wider than a phone`).toBeLessThanOrEqual(0);
      // Tables that are can be scrolled by keys.
      const boxes = await page.locator('.scroll-x[tabindex="0"][aria-label]').count();
      if (path === '/handling') expect(boxes).toBeGreaterThan(0);
    }
  });

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

  it('shows script in titles and texts as text', async () => {
    const hostile = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
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
      expect(await page.evaluate('window.hacked')).toBeUndefined();
      expect(await page.locator('main img').count()).toBe(0);
    }
    await page.goto(`${served.url}/message?source=main&id=${key(2)}`);
    await settle(page);
    expect(await page.locator('h1').textContent()).toBe(hostile);
    expect(await page.locator('.text-body').first().textContent()).toContain('{{1+1}}');
    await served.stop();
    small.close();
  });
}
