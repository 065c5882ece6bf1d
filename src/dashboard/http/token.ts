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

/** What sessions are signed by. */
export interface SessionSecret {
  /** Random: by the token alone, whoever guesses it could sign, and try guesses against a cookie that he saw. */
  readonly key: Uint8Array;
  readonly token: string;
}

/**
 * Value of the session cookie: an expiry and a keyed hash of it and of the token, which is stored nowhere; a new token ends all sessions.
 * @param expiresAt seconds since the Unix epoch
 */
export function signSession({ key, token }: SessionSecret, expiresAt: number): string {
  const ofToken = createHmac('sha256', key).update(token).digest();
  return `${expiresAt}.${createHmac('sha256', ofToken).update(`session:${expiresAt}`).digest('base64url')}`;
}

/** What a cookie is: `over` was signed here once, `forged` was not. */
function checkSession(secret: SessionSecret, value: string, nowSeconds: number): 'right' | 'over' | 'forged' {
  const expiresAt = Number(value.split('.')[0]);
  if (!Number.isSafeInteger(expiresAt) || !isSameSecret(value, signSession(secret, expiresAt))) return 'forged';
  return expiresAt > nowSeconds ? 'right' : 'over';
}

/** What guards the data, and what is known of those who asked. */
export interface Guard {
  /** Null: whoever reaches the server may ask. */
  readonly token: string | null;
  readonly sessionKey: Uint8Array;
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

/**
 * Whether the request carries the token (`Authorization: Bearer`) or a session made from it; `barred` as of `checkToken`. A cookie that was not
 * signed here counts as a wrong token, but once: a browser sends that of another server or an earlier token with every request. A right one is taken from a barred address, too, as many people may share it.
 */
export function checkRequest(context: Context, guard: Guard): 'right' | 'wrong' | 'barred' {
  if (guard.token === null) return 'right';
  const bearer = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1];
  if (bearer !== undefined) return checkToken(context, bearer, guard);
  const session = getCookie(context, sessionCookie);
  if (session === undefined) return 'wrong';
  const found = checkSession({ key: guard.sessionKey, token: guard.token }, session, guard.nowSeconds());
  if (found === 'forged') return countForged(context, session, guard);
  return found === 'right' ? 'right' : 'wrong';
}

function countForged(context: Context, session: string, guard: Guard): 'wrong' | 'barred' {
  const address = readClientAddress(context, guard.trustProxy);
  if (guard.tries.isBarred(address)) return 'barred';
  if (guard.tries.add(address, session)) guard.logger.warn({ event: 'session_refused', address }, 'wrong session');
  return 'wrong';
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
