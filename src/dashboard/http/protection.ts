import type { MiddlewareHandler } from 'hono';

/** No inline script, no inline style sheet, no other host. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers that every answer carries. */
export function protectAnswers(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    context.header('Content-Security-Policy', contentSecurityPolicy);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('X-Frame-Options', 'DENY');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Cross-Origin-Opener-Policy', 'same-origin');
    context.header('Cross-Origin-Resource-Policy', 'same-origin');
    context.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
  };
}

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** True for addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Without a token, only requests to a loopback name pass: a web site whose name is made to resolve to 127.0.0.1
 * (DNS rebinding) would otherwise read the tables through the visitor's browser.
 */
export function requireLoopbackName(): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host') ?? new URL(context.req.url).host;
    const name = host.replace(/:\d+$/, '');
    if (loopbackNames.has(name)) return next();
    return context.json({ error: { code: 'HOST_REFUSED', message: '未设置令牌时只接受本机地址' } }, 403);
  };
}

/**
 * Requests that change something must come from this page: a form on another site cannot send JSON with this header. What a browser
 * says of where a request comes from holds also behind a proxy that gives the host its own name; only of a request that
 * says nothing of it is the origin compared with the host.
 */
export function requireSameSite(): MiddlewareHandler {
  return async (context, next) => {
    const { method } = context.req;
    if (method === 'GET' || method === 'HEAD') return next();
    const isJson = (context.req.header('content-type') ?? '').startsWith('application/json');
    const site = context.req.header('sec-fetch-site');
    const origin = context.req.header('origin');
    const host = context.req.header('host');
    const isSameOrigin =
      origin === undefined || host === undefined || (URL.canParse(origin) && new URL(origin).host === host);
    if (isJson && (site === undefined ? isSameOrigin : site === 'same-origin' || site === 'none')) return next();
    return context.json({ error: { code: 'ORIGIN_REFUSED', message: '请求来源不被接受' } }, 403);
  };
}
