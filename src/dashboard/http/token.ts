import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Effects } from '../../core/effects.ts';
import { readClientAddress } from './client-address.ts';
import type { WrongTries } from './wrong-tries.ts';

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

/** What guards the data, and what is known of those who asked. */
export interface Guard {
  /** Null: whoever reaches the server may ask. */
  readonly token: string | null;
  readonly tries: WrongTries;
  readonly trustProxy: boolean;
  readonly nowSeconds: () => number;
  readonly logger: Effects['logger'];
}

/**
 * Whether a token is the right one; a wrong one counts against the address that it came from.
 * @returns barred where that has tried too many: not even a right one is looked at
 */
export function checkToken(context: Context, given: string, guard: Guard): 'right' | 'wrong' | 'barred' {
  const address = readClientAddress(context, guard.trustProxy);
  if (guard.tries.isBarred(address)) return 'barred';
  if (guard.token === null || isSameSecret(given, guard.token)) return 'right';
  if (guard.tries.add(address)) guard.logger.warn({ event: 'login_refused', address }, 'wrong token');
  return 'wrong';
}

/** Whether the request carries the token (`Authorization: Bearer`) or a session made from it; `barred` as of `checkToken`. */
export function checkRequest(context: Context, guard: Guard): 'right' | 'wrong' | 'barred' {
  if (guard.token === null) return 'right';
  const bearer = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1];
  if (bearer !== undefined) return checkToken(context, bearer, guard);
  const session = getCookie(context, sessionCookie);
  return session !== undefined && isValidSession(guard.token, session, guard.nowSeconds()) ? 'right' : 'wrong';
}

/** The answer to an address that tried too many wrong tokens. */
export function refuseBarred(context: Context): Response {
  return context.json({ error: { code: 'TOO_MANY_TRIES', message: '令牌错误次数过多，请一分钟后再试' } }, 429);
}

/** Refuses requests without the token; without a token to check, lets all pass. */
export function requireToken(guard: Guard): MiddlewareHandler {
  return async (context, next) => {
    const found = checkRequest(context, guard);
    if (found === 'right') return next();
    if (found === 'barred') return refuseBarred(context);
    context.header('WWW-Authenticate', 'Bearer realm="qingyu"');
    return context.json({ error: { code: 'TOKEN_REQUIRED', message: '需要访问令牌' } }, 401);
  };
}
