/**
 * Pictures of the dashboard's pages: `npm run screenshots -- --workspace DIR [--out DIR] [--pages /,/hot] [--sizes desktop,phone]
 * [--themes light,dark] [--geojson FILE]`. Serves the workspace itself, read-only.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { silentLogger, systemClock } from '../src/core/effects.ts';
import { startDashboard } from '../src/dashboard/serve.ts';
import { dashboardSettings } from '../src/dashboard/settings.ts';
import { locateWorkspace } from '../src/lake/workspace.ts';
import { findBrowser, launchBrowser } from './browser.ts';

const sizes = { desktop: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;
type SizeName = keyof typeof sizes;

const { values } = parseArgs({
  options: {
    workspace: { type: 'string', default: 'workspace/demo' },
    out: { type: 'string', default: 'screenshots' },
    pages: { type: 'string', default: '/,/hot,/issues,/suggestions,/alerts,/handling,/data,/messages' },
    sizes: { type: 'string', default: 'desktop,phone' },
    themes: { type: 'string', default: 'light,dark' },
    geojson: { type: 'string' },
    /** The whole page instead of the first screen. */
    full: { type: 'boolean', default: false },
  },
});

const browserPath = findBrowser();
if (browserPath === null) throw new Error('Expected Chromium to be installed (apt-get install chromium), got none');
const workspace = locateWorkspace(values.workspace);
const dashboard = await startDashboard(
  {
    files: {
      martFile: workspace.martFile,
      editsFile: workspace.editsFile,
      auditFile: join(workspace.root, 'audit.jsonl'),
      geojsonFile: values.geojson ?? null,
      publicDir: 'dist/dashboard/public',
    },
    settings: dashboardSettings.parse({ port: 0 }),
    token: null,
    readOnly: false,
  },
  { clock: systemClock, logger: silentLogger },
);
const browser = await launchBrowser(browserPath);
try {
  await mkdir(values.out, { recursive: true });
  for (const size of values.sizes.split(',') as SizeName[]) {
    for (const theme of values.themes.split(',') as ('light' | 'dark')[]) {
      const context = await browser.newContext({
        viewport: sizes[size],
        colorScheme: theme,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        deviceScaleFactor: 1,
      });
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') process.stderr.write(`${message.text()}\n`);
      });
      page.on('pageerror', (error) => process.stderr.write(`${error.stack ?? error.message}\n`));
      for (const path of values.pages.split(',')) {
        await page.goto(`${dashboard.url}${path}`, { waitUntil: 'networkidle' });
        const name = path === '/' ? 'overview' : path.slice(1).replace(/[^\w-]+/g, '-');
        const file = join(values.out, `${name}-${size}-${theme}.png`);
        await page.screenshot({ path: file, fullPage: values.full });
        process.stdout.write(`${file}\n`);
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await dashboard.stop();
}
