/** An answer that is no success, with the server's own words. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  /** Id of what the thing asked for is part of now; null where it is of nothing. */
  readonly movedTo: string | null;

  constructor(status: number, code: string, message: string, movedTo: string | null = null) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.movedTo = movedTo;
  }
}

/** What fails a question that is too large, however often it is asked. */
const tooLarge: ReadonlySet<string> = new Set(['QUERY_TIMEOUT', 'OUT_OF_MEMORY']);

/** Whether the same question has an answer once the server is back, or has opened its tables. */
export function isPassing({ status, code }: Pick<ApiError, 'status' | 'code'>): boolean {
  return code === 'OFFLINE' || (status >= 502 && status <= 504 && !tooLarge.has(code));
}

const watchers = new Set<(path: string, etag: string) => void>();

/** Tells of every answer's ETag: it names the tables and the state of the editor log that it was made of. */
export function watchAnswers(watcher: (path: string, etag: string) => void): void {
  watchers.add(watcher);
}

/** Asks the API. The browser's own cache answers where the server's ETag still holds. @throws ApiError */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  return request<T>(path, signal === undefined ? {} : { signal });
}

/** Sends a request with a body as JSON, and reads the answer. */
export async function sendJson<T>(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> {
  return request<T>(path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function request<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, credentials: 'same-origin' });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, 'OFFLINE', '连接不上服务器');
  }
  const body: unknown = await response.json().catch(() => null);
  const etag = response.headers.get('etag');
  if (etag !== null) for (const watcher of watchers) watcher(path, etag);
  if (response.ok) return body as T;
  const error = (body as { error?: { code?: string; message?: string; moved_to?: string } } | null)?.error;
  throw new ApiError(
    response.status,
    error?.code ?? 'FAILED',
    error?.message ?? `服务器答复 ${response.status}`,
    error?.moved_to,
  );
}
