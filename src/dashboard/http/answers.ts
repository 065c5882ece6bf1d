import type { Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { QingyuError } from '../../core/errors.ts';
import { packageVersion } from '../../core/version.ts';
import type { DashboardContext } from '../context.ts';
import type { Mart } from '../mart/mart.ts';
import { nameParameter } from '../parameter-names.ts';

const statuses: Readonly<Record<string, 400 | 403 | 404 | 409 | 503>> = {
  BAD_REQUEST: 400,
  READ_ONLY: 403,
  NOT_FOUND: 404,
  EDIT_REFUSED: 409,
  NO_TABLES: 503,
  MART_LOCKED: 503,
  MART_UNREADABLE: 503,
  QUERY_TIMEOUT: 503,
  OUT_OF_MEMORY: 503,
};

const chinese: Readonly<Record<string, string>> = {
  READ_ONLY: '只读方式运行，不能编辑',
  NOT_FOUND: '没有找到',
  NO_TABLES: '还没有数据：请先运行 qingyu run',
  MART_LOCKED: '数据表正被其他程序以写入方式打开',
  MART_UNREADABLE: '数据表暂时打不开',
  QUERY_TIMEOUT: '查询超时，请缩小范围',
  OUT_OF_MEMORY: '内存不足，请缩小范围或调高 dashboard.memoryLimit',
};

/**
 * What a request asked for does not exist.
 * @param movedTo id of what it is part of now
 */
export function notFound(what: string, movedTo: string | null = null): QingyuError {
  const got = movedTo === null ? 'nothing' : `one that is part of ${movedTo} now`;
  const data = movedTo === null ? {} : { movedTo };
  return new QingyuError(`Expected ${what} to exist, got ${got}`, { code: 'NOT_FOUND', stage: 'dashboard', data });
}

/**
 * Registers `GET path`: the query is parsed by `schema` (unknown parameters are refused), and the answer carries an ETag
 * made of the server's setup, the mart's version and the editor log's, so that a page asked for again costs nothing.
 */
export function answerGet<S extends z.ZodType>(
  app: Hono,
  context: DashboardContext,
  path: string,
  schema: S,
  work: (mart: Mart, query: z.output<S>, request: Context) => Promise<unknown>,
): void {
  app.get(path, async (c) => {
    const query = parseRequest(schema, readQuery(c));
    return context.reader.use(async (mart) => {
      const etag = `W/"${packageVersion}-${context.setup}-${mart.version}-${await context.edits.version()}"`;
      c.header('ETag', etag);
      c.header('Cache-Control', 'private, no-cache');
      c.header('Vary', 'Authorization, Cookie');
      if (c.req.header('if-none-match') === etag) return c.body(null, 304);
      const answer = await work(mart, query, c);
      return answer instanceof Response ? answer : c.json(answer as object);
    });
  });
}

/** The parameters of a request's address. @throws QingyuError BAD_REQUEST where one is given several times: none of them could be kept to */
export function readQuery(c: Context): Record<string, string> {
  const repeated = Object.entries(c.req.queries()).flatMap(([name, values]) => (values.length > 1 ? [name] : []));
  if (repeated.length > 0) {
    throw new QingyuError(`Expected every parameter once, got several of ${repeated.join(', ')}`, {
      code: 'BAD_REQUEST',
      stage: 'dashboard',
      data: { fields: repeated, chinese: `参数重复：${nameParameters(repeated)}` },
    });
  }
  return c.req.query();
}

/** Parses what a request brings. @throws QingyuError BAD_REQUEST naming every parameter that is wrong */
export function parseRequest<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const fields = [...new Set(result.error.issues.flatMap(fieldsOf))];
  const named = nameParameters(fields);
  throw new QingyuError(z.prettifyError(result.error), {
    code: 'BAD_REQUEST',
    stage: 'dashboard',
    data: { fields, chinese: named === '' ? '请求不合要求' : `参数不合要求：${named}` },
  });
}

/** The parameters that an issue is about: an unknown one is named by its parent's. */
function fieldsOf(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys;
  return issue.path.length === 0 ? [] : [issue.path.join('.')];
}

/** Each name once: parts of one parameter may be wrong in several ways. */
function nameParameters(fields: readonly string[]): string {
  return [...new Set(fields.map(nameParameter))].join('、');
}

/** An error as an answer: what the caller can act on in words, everything else without its insides. */
export function answerError(error: unknown, c: Context, context: Pick<DashboardContext, 'effects'>): Response {
  if (error instanceof QingyuError) {
    const status = statuses[error.code];
    if (status !== undefined) {
      if (status === 503) {
        context.effects.logger.warn({ code: error.code, error: error.message }, 'request failed');
        keepOutOfCaches(c);
      }
      const own = error.data.chinese;
      const message = chinese[error.code] ?? (typeof own === 'string' ? own : error.message);
      const { movedTo } = error.data;
      const moved = typeof movedTo === 'string' ? { moved_to: movedTo } : {};
      return c.json({ error: { code: error.code, message, detail: error.message, ...moved } }, status);
    }
  }
  // The framework's own refusals, e.g. of a body that is too large.
  if (error instanceof HTTPException) {
    return c.json({ error: { code: 'REFUSED', message: '请求不被接受' } }, error.status);
  }
  keepOutOfCaches(c);
  context.effects.logger.error(
    { error: error instanceof Error ? error.stack : String(error), path: c.req.path },
    'request failed',
  );
  return c.json({ error: { code: 'INTERNAL', message: '服务器内部错误' } }, 500);
}

/** Failures pass while the tables stay: held against their version, one would be answered 304 for as long. */
function keepOutOfCaches(c: Context): void {
  c.header('ETag', undefined);
  c.header('Cache-Control', 'no-store');
}
