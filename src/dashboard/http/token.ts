import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';

export const sessionCookie = 'qingyu_session';

/** Compares secrets in a time that does not depend on where they differ, whatever their lengths. */
export function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHmac('sha256', 'qingyu-compare').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/**
 * Value of the session cookie: an expiry and a keyed hash of it, so that the token itself is stored nowhere and a
 * new token ends all sessions. @param expiresAt seconds since the Unix epoch
 */
export function signSession(token: string, expiresAt: number): string {
  return `${expiresAt}.${createHmac('sha256', token).update(`session:${expiresAt}`).digest('base64url')}`;
}

function isValidSession(token: string, value: string, nowSeconds: number): boolean {
  const expiresAt = Number(value.split('.')[0]);
  return (
    Number.isSafeInteger(expiresAt) && expiresAt > nowSeconds && isSameSecret(value, signSession(token, expiresAt))
  );
}

/** True where the request carries the token (`Authorization: Bearer`) or a session made from it. */
export function isAuthorised(context: Context, token: string, nowSeconds: number): boolean {
  const bearer = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1];
  if (bearer !== undefined) return isSameSecret(bearer, token);
  const session = getCookie(context, sessionCookie);
  return session !== undefined && isValidSession(token, session, nowSeconds);
}

/** Refuses requests without the token; without a token to check, lets all pass. */
export function requireToken(token: string | null, nowSeconds: () => number): MiddlewareHandler {
  return async (context, next) => {
    if (token === null || isAuthorised(context, token, nowSeconds())) return next();
    context.header('WWW-Authenticate', 'Bearer realm="qingyu"');
    return context.json({ error: { code: 'TOKEN_REQUIRED', message: '需要访问令牌' } }, 401);
  };
}
