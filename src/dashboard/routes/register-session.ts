import type { Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { DashboardContext } from '../context.ts';
import { parseRequest } from '../http/answers.ts';
import { checkRequest, checkToken, type Guard, refuseBarred, sessionCookie, signSession } from '../http/token.ts';

/** `/api/session`: asks whether a token is needed, trades it for a cookie, ends the session. */
export function registerSession(app: Hono, context: DashboardContext, guard: Guard): void {
  const { token, nowSeconds } = guard;
  app.get('/api/session', (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json({ required: token !== null, authorised: checkRequest(c, guard) === 'right' });
  });
  app.post('/api/session', async (c) => {
    const { token: given } = parseRequest(
      z.strictObject({ token: z.string().min(1).max(1000) }),
      await c.req.json().catch(() => null),
    );
    if (token === null) return c.json({ authorised: true });
    const found = checkToken(c, given, guard);
    if (found === 'barred') return refuseBarred(c);
    if (found === 'wrong') {
      return c.json({ error: { code: 'TOKEN_WRONG', message: '令牌不正确' } }, 401);
    }
    const seconds = context.settings.sessionSeconds;
    setCookie(c, sessionCookie, signSession({ key: guard.sessionKey, token }, nowSeconds() + seconds), {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: seconds,
      // The server speaks HTTP; a proxy in front says how the browser came. Who lies about it narrows their own cookie alone.
      secure: c.req.header('x-forwarded-proto') === 'https',
    });
    return c.json({ authorised: true });
  });
  app.delete('/api/session', (c) => {
    deleteCookie(c, sessionCookie, { path: '/' });
    return c.json({ authorised: token === null });
  });
}
