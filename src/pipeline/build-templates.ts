import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReplySettings } from '../classify/replies/settings.ts';
import {
  bodyRead,
  findTemplateGroups,
  type IdentifiedReply,
  type ReadReplies,
} from '../classify/replies/template-groups.ts';
import { type Database, type Row, sqlLiteral } from '../core/duckdb.ts';
import type { LocalTime } from '../core/message.ts';
import { toJsonLine } from '../core/whole-characters.ts';

/** Finds replies that recur under different matters, and writes `template_groups.ndjson` into `outDir`. */
export async function buildTemplates(
  db: Database,
  outDir: string,
  now: LocalTime,
  settings: ReplySettings,
): Promise<void> {
  const columnOf = { id: 'message_key', title: 'title', body: `left(body, ${bodyRead})`, reply: 'reply' };
  const read: ReadReplies = (columns) =>
    db.stream<IdentifiedReply & Row>(
      `SELECT ${columns.map((column) => `${columnOf[column]} AS ${column}`).join(', ')} FROM resolved
       WHERE reply IS NOT NULL AND duplicate_of_key IS NULL
         AND coalesce(replied_at, created_at) > ${sqlLiteral(now)}::TIMESTAMP - INTERVAL ${settings.windowDays} DAY
       ORDER BY message_key`,
    );
  const groups = (await findTemplateGroups(read, settings)).map(({ text, count, matters, ids }) => ({
    group_id: `R${ids[0]!.slice(0, 12)}`,
    text,
    count,
    matters,
    message_keys: ids,
  }));
  await writeFile(join(outDir, 'template_groups.ndjson'), groups.map(toJsonLine).join(''));
}
