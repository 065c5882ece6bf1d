import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** Address of the socket's other end; `memory` where the app is driven without one. Proxy headers are not trusted. */
export function readClientAddress(c: Context): string {
  const env = c.env as { readonly incoming?: unknown } | undefined;
  return env?.incoming === undefined ? 'memory' : (getConnInfo(c).remote.address ?? 'unknown');
}
