import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** A file of the web page, ready to be sent. */
export interface StaticFile {
  readonly type: string;
  readonly etag: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer> | null;
  readonly brotli: Uint8Array<ArrayBuffer> | null;
  /** The name changes with the content. */
  readonly isImmutable: boolean;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Reads all files of the built page once. Requests are looked up in this table and never become a path, so that no
 * request can leave the folder. A missing folder is an empty table.
 * @returns files by URL path, e.g. `/index.html`
 */
export async function loadStaticFiles(folder: string): Promise<ReadonlyMap<string, StaticFile>> {
  const files = new Map<string, StaticFile>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = new Uint8Array(await readFile(path));
    const url = `/${path.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '')}`;
    const isText = !type.startsWith('image/png');
    files.set(url, {
      type,
      etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 20)}"`,
      bytes,
      gzip: isText ? new Uint8Array(gzipSync(bytes, { level: 9 })) : null,
      brotli: isText
        ? new Uint8Array(brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
        : null,
      isImmutable: url.startsWith('/assets/'),
    });
  }
  return files;
}

/** The answer with a file, compressed as the client takes it, or 304 where it has it already. */
export function sendStaticFile(file: StaticFile, request: Request): Response {
  const headers = new Headers({
    'Content-Type': file.type,
    ETag: file.etag,
    Vary: 'Accept-Encoding',
    'Cache-Control': file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  if (request.headers.get('if-none-match') === file.etag) return new Response(null, { status: 304, headers });
  const accepted = request.headers.get('accept-encoding') ?? '';
  if (file.brotli !== null && /\bbr\b/.test(accepted)) {
    headers.set('Content-Encoding', 'br');
    return new Response(file.brotli, { headers });
  }
  if (file.gzip !== null && /\bgzip\b/.test(accepted)) {
    headers.set('Content-Encoding', 'gzip');
    return new Response(file.gzip, { headers });
  }
  return new Response(file.bytes, { headers });
}
