import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { findBrowser, launchBrowser } from '../../../scripts/browser.ts';
import { silentLogger, systemClock } from '../../../src/core/effects.ts';
import { type RunningDashboard, startDashboard } from '../../../src/dashboard/serve.ts';
import { dashboardSettings } from '../../../src/dashboard/settings.ts';

const run = promisify(execFile);
export const browserPath = findBrowser();
if (browserPath === null) {
  const how = 'Chromium is not installed: apt-get install chromium fonts-noto-cjk, or set CHROMIUM to its path.';
  if (process.env.CI === 'true') throw new Error(how);
  console.warn(`${how} The tests of the pages are skipped.`);
}
const publicDir = 'dist/dashboard/public';
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const token = 'a-token-for-the-pages';

export interface World {
  /** The part of the sample that is shown. */
  input: string;
  folder: string;
  browser: Browser;
  sample: RunningDashboard;
  context: BrowserContext;
  page: Page;
  problems: string[];
}
export const world = {} as World;

export function serve(
  folder: string,
  secret: string | null,
  geojsonFile: string | null = null,
): Promise<RunningDashboard> {
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

export async function runSample(): Promise<void> {
  await run(process.execPath, ['dist/cli.js', 'run', world.input, '--workspace', world.folder, '--json'], {
    maxBuffer: 64 * 1024 * 1024,
  });
}

export interface Listed<T> {
  readonly rows: readonly T[];
}

/** What the page itself answers to a question of the API. */
export async function ask<T>(path: string): Promise<T> {
  return (await (await fetch(`${world.sample.url}${path}`)).json()) as T;
}

/** A context and the process behind it take longer to start than a page to draw: tests share one, and a tab begins without what others kept. */
const forgetOthers = `if (sessionStorage.getItem('begun') === null) {
  localStorage.clear();
  sessionStorage.setItem('begun', 'yes');
}`;

/** Serves what a run makes of a part of the sample to a browser, for the tests of the block at hand; no page may write an error. */
export function useSample(input: string): void {
  beforeAll(async () => {
    if (!existsSync(join(publicDir, 'index.html'))) throw new Error('Expected the page to be built: npm run build');
    world.folder = mkdtempSync(join(tmpdir(), 'qingyu-pages-'));
    world.browser = await launchBrowser(browserPath ?? '');
    world.input = input;
    await runSample();
    world.sample = await serve(world.folder, null);
    world.context = await world.browser.newContext({ viewport: { width: 1366, height: 768 }, colorScheme: 'light' });
    await world.context.addInitScript(forgetOthers);
  });
  afterAll(async () => {
    await world.browser?.close();
    await world.sample?.stop();
    if (world.folder !== undefined) rmSync(world.folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    world.page = await world.context.newPage();
    world.problems = [];
    world.page.on('pageerror', (error) => world.problems.push(error.message));
    world.page.on('console', (message) => {
      // A 401 before signing in is told by the browser as an error of the page's.
      if (message.type() === 'error' && !message.text().includes('401')) world.problems.push(message.text());
    });
  });
  afterEach(async () => {
    await world.context.clearCookies();
    for (const page of world.context.pages()) await page.close();
    expect(world.problems).toEqual([]);
  });
}

export async function open(path: string): Promise<Page> {
  await world.page.goto(`${world.sample.url}${path}`);
  await settle(world.page);
  return world.page;
}

/** Waits until the page shows what it asked for, charts included. */
export async function settle(page: Page): Promise<void> {
  await page.locator('main h1, main .state').first().waitFor();
  for (const pending of ['.loading-lines', '[aria-busy=true]', '.chart:not(:has(canvas))']) {
    await page.locator(pending).first().waitFor({ state: 'detached' });
  }
}

interface Fault {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Serious and critical faults that axe finds, and whatever breaks one of `rules`, each with the first element at fault. */
export async function findFaults(page: Page, rules: readonly string[] = []): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"], selectors: false, preload: false })',
  )) as {
    violations: Fault[];
  };
  return violations
    .filter(({ id, impact }) => impact === 'serious' || impact === 'critical' || rules.includes(id))
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
