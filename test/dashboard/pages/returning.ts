import { expect, it } from 'vitest';
import { open, settle, world } from './world.ts';

/** Narrow windows, and going back. */
export function testReturning(): void {
  it('gives words room beside figures on tablets and phones', async () => {
    const { page } = world;
    const widthOf = async (cell: string): Promise<number> =>
      (await page.locator(cell).first().boundingBox())?.width ?? 0;
    await page.setViewportSize({ width: 768, height: 1024 });
    await open('/issues');
    expect(await widthOf('td.title')).toBeGreaterThan(150);
    await page.setViewportSize({ width: 390, height: 800 });
    await open('/data');
    // An id of a run in two lines, not eight.
    expect(await widthOf('td.run')).toBeGreaterThan(110);
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

    // What was ticked is ticked, what was unfolded is unfolded; a link to the list begins anew.
    const ticked = page.locator('.message-list input:checked');
    await page.locator('.message-list input').nth(1).check();
    await page.locator('.message-list .head a').first().click();
    await page.waitForURL(/\/message\?/);
    await page.goBack();
    await page.getByRole('button', { name: '归入问题…（1）' }).waitFor();
    expect(await ticked.count()).toBe(1);
    await page.getByRole('link', { name: '总览', exact: true }).click();
    await settle(page);
    const regions = page.locator('.panel:has(h2:text-is("地区"))');
    await regions.locator('button').click();
    const unfolded = await regions.locator('tbody tr').count();
    expect(unfolded).toBeGreaterThan(10);
    await regions.locator('td.num a').last().click();
    await page.waitForURL(/\/messages\?.*region=/);
    await settle(page);
    expect(await ticked.count()).toBe(0);
    await page.goBack();
    await expect.poll(() => regions.locator('tbody tr').count()).toBe(unfolded);
  });
}
