import type { Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { DashboardContext } from '../context.ts';
import { parseRequest } from '../http/answers.ts';
import { readClientAddress } from '../http/client-address.ts';
import { isAuthorised, isSameSecret, sessionCookie, signSession } from '../http/token.ts';

/** `/api/session`: asks whether a token is needed, trades it for a cookie, ends the session. */
export function registerSession(app: Hono, context: DashboardContext, token: string | null): void {
  const nowSeconds = (): number => Math.floor(context.effects.clock.now() / 1000);
  app.get('/api/session', (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json({ required: token !== null, authorised: token === null || isAuthorised(c, token, nowSeconds()) });
  });
  app.post('/api/session', async (c) => {
    const { token: given } = parseRequest(
      z.strictObject({ token: z.string().min(1).max(1000) }),
      await c.req.json().catch(() => null),
    );
    if (token === null) return c.json({ authorised: true });
    if (!isSameSecret(given, token)) {
      context.effects.logger.warn({ event: 'login_refused', address: readClientAddress(c) }, 'wrong token');
      return c.json({ error: { code: 'TOKEN_WRONG', message: '令牌不正确' } }, 401);
    }
    const seconds = context.settings.sessionSeconds;
    setCookie(c, sessionCookie, signSession(token, nowSeconds() + seconds), {
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
