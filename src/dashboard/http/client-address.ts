import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * Address of the socket's other end; `memory` where the app is driven without one.
 * @param trustProxy whether that is a proxy which says whom it speaks for, as the last of `X-Forwarded-For`: those before it are
 * what the client said itself
 */
export function readClientAddress(c: Context, trustProxy: boolean): string {
  const said = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  const forwarded = said === undefined ? undefined : withoutPort(said);
  if (forwarded !== undefined && isIP(forwarded) !== 0) return forwarded;
  const env = c.env as { readonly incoming?: unknown } | undefined;
  return env?.incoming === undefined ? 'memory' : (getConnInfo(c).remote.address ?? 'unknown');
}

/** Some proxies add the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
function withoutPort(address: string): string {
  return address.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');
}
