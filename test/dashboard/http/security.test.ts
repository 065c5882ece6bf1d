import { createHmac } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLogger, systemClock } from '../../../src/core/effects.ts';
import { isSameSecret } from '../../../src/dashboard/http/token.ts';
import { createDashboard, startDashboard } from '../../../src/dashboard/serve.ts';
import { dashboardSettings } from '../../../src/dashboard/settings.ts';
import { openSmallDashboard, type SmallDashboard } from '../small-dashboard.ts';

const token = 'a-long-token-that-nobody-guesses';
const opened: { open: SmallDashboard; guarded: SmallDashboard; folder: string } = {} as never;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qingyu-public-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>晴雨</title>');
  writeFileSync(join(folder, 'assets', 'main-abc.js'), 'export {}');
  opened.folder = folder;
  opened.open = await openSmallDashboard({ publicDir: folder });
  opened.guarded = await openSmallDashboard({ token, publicDir: folder });
});
afterAll(() => {
  opened.open.close();
  opened.guarded.close();
  rmSync(opened.folder, { recursive: true });
});

describe('token', () => {
  it('is asked for by every data request', async () => {
    for (const path of ['/api/meta', '/api/messages', '/api/downloads/messages', '/api/edits', '/api/map']) {
      expect((await opened.guarded.get(path)).status).toBe(401);
    }
    expect((await opened.guarded.post('/api/edits', { action: 'undo', edit: 'x' })).status).toBe(401);
  });

  it('is taken as a bearer, and refused when wrong', async () => {
    expect((await opened.guarded.get('/api/meta', { Authorization: `Bearer ${token}` })).status).toBe(200);
    expect((await opened.guarded.get('/api/meta', { Authorization: `Bearer ${token}x` })).status).toBe(401);
    expect((await opened.guarded.get('/api/meta', { Authorization: 'Bearer ' })).status).toBe(401);
  });

  it('buys a session in a cookie that scripts and other sites do not get', async () => {
    expect((await opened.guarded.post('/api/session', { token: 'wrong' })).status).toBe(401);
    const answer = await opened.guarded.post('/api/session', { token });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).not.toContain(token);
    const pair = cookie.split(';')[0] ?? '';
    expect((await opened.guarded.get('/api/meta', { Cookie: pair })).status).toBe(200);
    expect((await opened.guarded.get('/api/meta', { Cookie: `${pair}x` })).status).toBe(401);
  });

  it('sends the cookie back by HTTPS alone where a proxy says that the request came so', async () => {
    const cookieOf = async (headers: Record<string, string>) =>
      (await opened.guarded.post('/api/session', { token }, headers)).headers.get('set-cookie');
    expect(await cookieOf({ 'X-Forwarded-Proto': 'https' })).toMatch(/; Secure/);
    expect(await cookieOf({})).not.toMatch(/Secure/);
  });

  it('cannot be found by trying: an address that is wrong too often has to wait, and its sessions go on', async () => {
    const now = { seconds: 1_767_585_600 };
    const effects = { clock: { now: () => now.seconds * 1000 }, logger: silentLogger };
    const files = { martFile: 'none', editsFile: 'none', auditFile: 'none', geojsonFile: null };
    const settings = dashboardSettings.parse({});
    const dashboard = await createDashboard({ files, settings, token, readOnly: false }, effects);
    const ask = async (path: string, init: RequestInit) =>
      (await dashboard.fetch(new Request(`http://localhost${path}`, init))) as Response;
    const read = async (headers: Record<string, string>) => (await ask('/api/map', { headers })).status;
    const signIn = (given: string) =>
      ask('/api/session', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ token: given }),
      });
    const cookie = (await signIn(token)).headers.get('set-cookie')?.split(';')[0] ?? '';
    const right = { Authorization: `Bearer ${token}` };
    const open = await read(right);
    for (let i = 0; i < 10; i += 1) {
      expect(await read({ Authorization: `Bearer ${i}` })).toBe(401);
      expect((await signIn(String(i))).status).toBe(401);
    }
    expect([await read(right), (await signIn(token)).status, await read({ cookie }), await read({})]).toEqual([
      429,
      429,
      open,
      401,
    ]);
    now.seconds += 60;
    expect([await read(right), (await signIn(token)).status]).toEqual([open, 200]);
    dashboard.close();
  });

  it.each([
    [false, [401, 429, 429]],
    [true, [401, 401, 429]],
  ])('is counted by what the proxy says of the address where that is trusted: %s', async (trustProxy, statuses) => {
    const files = { martFile: 'none', editsFile: 'none', auditFile: 'none', geojsonFile: null };
    const settings = dashboardSettings.parse({ trustProxy });
    const effects = { clock: { now: () => 1_767_585_600_000 }, logger: silentLogger };
    const dashboard = await createDashboard({ files, settings, token, readOnly: false }, effects);
    const tryFrom = async (forwarded: string) => {
      const headers = { Authorization: 'Bearer wrong', 'X-Forwarded-For': forwarded };
      return (await dashboard.fetch(new Request('http://localhost/api/map', { headers }))).status;
    };
    // What stands before the last address is the client's own word.
    for (let i = 0; i < 19; i += 1) await tryFrom(`203.0.113.${i}, 192.0.2.1:${4000 + i}`);
    expect([
      await tryFrom('192.0.2.1'),
      await tryFrom('192.0.2.1, [2001:db8::1]:4711'),
      await tryFrom('192.0.2.1'),
    ]).toEqual(statuses);
    dashboard.close();
  });

  it('cannot be found by making sessions of guesses: the token signs none alone, and wrong ones count and are logged', async () => {
    const lines: unknown[] = [];
    const logger = { ...silentLogger, warn: (line: unknown) => lines.push(line) } as typeof silentLogger;
    const effects = { clock: { now: () => 1_767_585_600_000 }, logger };
    const files = { martFile: 'none', editsFile: 'none', auditFile: 'none', geojsonFile: null };
    const settings = dashboardSettings.parse({});
    const dashboard = await createDashboard({ files, settings, token, readOnly: false }, effects);
    const read = async (headers: Record<string, string>) =>
      (await dashboard.fetch(new Request('http://localhost/api/map', { headers }))).status;
    const end = 1_767_600_000;
    const forge = (key: string) =>
      `qingyu_session=${end}.${createHmac('sha256', key).update(`session:${end}`).digest('base64url')}`;
    expect(await read({ cookie: forge(token) })).toBe(401);
    // A browser sends what it has with every request: the same again is no further try.
    for (let i = 0; i < 30; i += 1) expect(await read({ cookie: forge('earlier') })).toBe(401);
    for (let i = 0; i < 18; i += 1) expect(await read({ cookie: forge(String(i)) })).toBe(401);
    expect([await read({ cookie: forge('one more') }), await read({ Authorization: `Bearer ${token}` })]).toEqual([
      429, 429,
    ]);
    expect(lines).toEqual([
      { event: 'session_refused', address: 'memory' },
      { event: 'session_refused', address: 'memory' },
    ]);
    dashboard.close();
  });

  it('keeps its sessions over a restart, and ends them where it is another', async () => {
    const files = {
      martFile: 'none',
      editsFile: 'none',
      auditFile: 'none',
      geojsonFile: null,
      sessionKeyFile: join(opened.folder, 'workspace', 'session.key'),
    };
    const settings = dashboardSettings.parse({});
    const start = (secret: string) =>
      createDashboard(
        { files, settings, token: secret, readOnly: false },
        { clock: systemClock, logger: silentLogger },
      );
    const first = await start(token);
    const headers = { 'Content-Type': 'application/json' };
    const signIn = new Request('http://localhost/api/session', {
      method: 'POST',
      headers,
      body: JSON.stringify({ token }),
    });
    const cookie = (await first.fetch(signIn)).headers.get('set-cookie')?.split(';')[0] ?? '';
    first.close();
    expect(statSync(files.sessionKeyFile).mode & 0o777).toBe(0o600);
    const isKnown = async (secret: string): Promise<boolean> => {
      const again = await start(secret);
      const { status } = await again.fetch(new Request('http://localhost/api/map', { headers: { cookie } }));
      again.close();
      return status !== 401;
    };
    expect([await isKnown(token), await isKnown(`${token}x`)]).toEqual([true, false]);
    // A folder that takes no file: the server starts all the same.
    const unwritable = { ...files, sessionKeyFile: join(opened.folder, 'index.html', 'session.key') };
    (
      await createDashboard(
        { files: unwritable, settings, token, readOnly: true },
        { clock: systemClock, logger: silentLogger },
      )
    ).close();
  });

  it('does not accept a session whose end was moved', async () => {
    const answer = await opened.guarded.post('/api/session', { token });
    const [name, value] = (answer.headers.get('set-cookie') ?? '').split(';')[0]?.split('=') ?? [];
    const [end, mac] = decodeURIComponent(value ?? '').split('.');
    const moved = `${name}=${Number(end) + 1_000_000}.${mac}`;
    expect((await opened.guarded.get('/api/meta', { Cookie: moved })).status).toBe(401);
  });

  it('buys a session that ends when its time is over, whatever a browser keeps', async () => {
    const now = { seconds: 1_767_585_600 };
    const effects = { clock: { now: () => now.seconds * 1000 }, logger: silentLogger };
    const files = { martFile: 'none', editsFile: 'none', auditFile: 'none', geojsonFile: null };
    const settings = dashboardSettings.parse({ sessionSeconds: 3600 });
    const dashboard = await createDashboard({ files, settings, token, readOnly: false }, effects);
    const body = JSON.stringify({ token });
    const headers = { 'Content-Type': 'application/json' };
    const answer = await dashboard.fetch(
      new Request('http://localhost/api/session', { method: 'POST', headers, body }),
    );
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    const isKnown = async (): Promise<boolean> => {
      const { status } = await dashboard.fetch(new Request('http://localhost/api/map', { headers: { cookie } }));
      return status !== 401;
    };
    now.seconds += 3599;
    expect(await isKnown()).toBe(true);
    now.seconds += 1;
    expect(await isKnown()).toBe(false);
    dashboard.close();
  });

  it('is compared whatever the length', () => {
    expect(isSameSecret('', 'abc')).toBe(false);
    expect(isSameSecret('abc', 'abc')).toBe(true);
    expect(isSameSecret('a'.repeat(10_000), 'abc')).toBe(false);
  });

  it('must be there to serve beyond this machine', async () => {
    const files = { martFile: 'x', editsFile: 'x', auditFile: 'x', geojsonFile: null };
    const settings = dashboardSettings.parse({ host: '0.0.0.0', port: 0 });
    await expect(
      startDashboard({ files, settings, token: null, readOnly: false }, { clock: systemClock, logger: silentLogger }),
    ).rejects.toMatchObject({ code: 'TOKEN_NEEDED' });
    await expect(
      startDashboard({ files, settings, token: '8315', readOnly: false }, { clock: systemClock, logger: silentLogger }),
    ).rejects.toMatchObject({ code: 'TOKEN_SHORT', message: expect.stringContaining('12 characters or more, got 4') });
  });
});

describe('an address', () => {
  it.each([
    [false, '127.0.0.1'],
    [true, '192.0.2.7'],
  ])(
    'of the socket, or of whom a trusted proxy names, stands in the audit of every edit, taken or refused: %s',
    async (trustProxy, address) => {
      const { folder } = opened.open;
      const audit = `elsewhere-audit-${trustProxy}.jsonl`;
      const files = {
        martFile: join(folder, 'trends.duckdb'),
        editsFile: join(folder, `elsewhere-${trustProxy}.jsonl`),
        auditFile: join(folder, audit),
        geojsonFile: null,
      };
      const settings = dashboardSettings.parse({ port: 0, threads: 1, memoryLimit: '512MB', trustProxy });
      const running = await startDashboard(
        { files, settings, token: null, readOnly: false },
        { clock: systemClock, logger: silentLogger },
      );
      try {
        for (const issue of ['I0000000000aa', 'I9']) {
          await fetch(`${running.url}/api/edits`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': '198.51.100.1, 192.0.2.7' },
            body: JSON.stringify({ action: 'pin', issue }),
          });
        }
      } finally {
        await running.stop();
      }
      expect(opened.open.readLines(audit)).toMatchObject([
        { taken: true, address },
        { taken: false, address },
      ]);
    },
  );
});

describe('requests from elsewhere', () => {
  it('are refused by name without a token, so that a rebound name reads nothing', async () => {
    const { fetch } = opened.open.dashboard;
    const answer = await fetch(new Request('http://evil.example/api/meta', { headers: { Host: 'evil.example' } }));
    expect(answer.status).toBe(403);
  });

  it('cannot edit', async () => {
    const body = { action: 'pin', issue: 'I0000000000aa' };
    for (const headers of [
      { 'Content-Type': 'text/plain' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'http://evil.example', Host: 'localhost' },
      { Origin: 'null', Host: 'localhost' },
    ]) {
      expect((await opened.open.post('/api/edits', body, headers as Record<string, string>)).status).toBe(403);
    }
    expect(opened.open.readLines('edits.jsonl')).toEqual([]);
  });
});

describe('requests through a proxy', () => {
  it('that gives the host its own name are taken where the browser says that they are of the page', async () => {
    const ask = async (site: string): Promise<number> => {
      const headers = { Origin: 'https://board.example', Host: '127.0.0.1:8787', 'Sec-Fetch-Site': site };
      return (await opened.open.post('/api/session', { token: 'any' }, headers)).status;
    };
    expect(await ask('same-origin')).toBe(200);
    expect(await ask('same-site')).toBe(403);
    expect(await ask('cross-site')).toBe(403);
  });
});

describe('answers', () => {
  it('carry a policy without inline code and other hosts', async () => {
    for (const path of ['/', '/api/meta', '/api/none', '/assets/main-abc.js']) {
      const policy = (await opened.open.get(path)).headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toContain('unsafe');
      expect(policy).not.toContain('http');
    }
  });

  it('are JSON for unknown interfaces and the page for unknown views', async () => {
    expect((await opened.open.get('/api/none')).status).toBe(404);
    expect(await (await opened.open.get('/issues/I1')).text()).toContain('<title>晴雨');
    // A page of before an upgrade asks for scripts that are gone.
    expect((await opened.open.get('/assets/main-old.js')).status).toBe(404);
  });

  it.each([
    '/../secret.key',
    '/..%2f..%2fetc%2fpasswd',
    '/assets/../../trends.duckdb',
    '/assets/%2e%2e/%2e%2e/edits.jsonl',
    '/%00.html',
    '/assets/none.js',
  ])("never leave the page's folder: %s", async (path) => {
    const answer = await opened.open.get(path);
    const text = await answer.text();
    expect(answer.status === 404 || text.includes('<title>晴雨')).toBe(true);
    expect(text).not.toContain('root:');
  });

  it('say no more of a failure than its code', async () => {
    const answer = await opened.open.get(`/api/messages?page=${'9'.repeat(40)}`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toMatch(/node_modules|\.ts:/);
  });
});
