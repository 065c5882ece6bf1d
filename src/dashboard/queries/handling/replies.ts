import type { Availability, ReplyQuality, TemplateGroup } from '../../api-types.ts';
import { type Filters, type Statement, WhereBuilder } from '../../filters.ts';
import type { Mart } from '../../mart/mart.ts';
import { messageFilterColumns } from '../messages/briefs.ts';

const missing: Availability = { available: false, reason: '本库没有答复质量表，或数据中没有答复' };

/** Marks of replies summed up: how many answer the matter, answer it in full, state a basis, what came of it, are templates. */
export async function readReplyQuality(mart: Mart, filters: Filters): Promise<ReplyQuality> {
  const columns = mart.columns('reply_quality');
  if (!columns.has('relevance')) return { ...missing, summary: null, outcomes: [], templates: [] };
  const { from, parameters } = joinReplyMarks(mart, filters);
  const [[summary], outcomes, templates] = await Promise.all([
    mart.rows<NonNullable<ReplyQuality['summary']>>(
      `SELECT count(*)::INTEGER AS replies, avg((q.relevance = 2)::INTEGER) AS relevant, avg((q.complete = 2)::INTEGER) AS complete,
         avg((q.basis = 1)::INTEGER) AS with_basis, avg((q.template = 1)::INTEGER) AS template
       FROM ${from}`,
      parameters,
    ),
    mart.rows<ReplyQuality['outcomes'][number]>(
      `SELECT q.outcome, count(*)::INTEGER AS replies FROM ${from} GROUP BY q.outcome ORDER BY replies DESC, q.outcome`,
      parameters,
    ),
    readTemplates(mart, filters),
  ]);
  return { available: true, reason: null, summary: summary ?? null, outcomes, templates };
}

/** Rows of `reply_quality q` of messages that fit the filters, as what follows FROM. */
function joinReplyMarks(
  mart: Mart,
  filters: Filters,
): { readonly from: string; readonly parameters: Statement['parameters'] } {
  const key = mart.columns('reply_quality').has('message_key')
    ? 'q.message_key = m.message_key'
    : 'q.message_id = m.message_id AND q.source = m.source';
  const { sql, parameters } = new WhereBuilder()
    .addFilters(filters, {
      day: 'm.created_at',
      region: 'm.region',
      topic: 'm.topic',
      kind: 'm.kind',
      urgency: 'm.urgency',
    })
    .build();
  return { from: `reply_quality q JOIN messages m ON ${key} ${sql}`, parameters };
}

/** What rows of `selectReplyMarks` have of the message replied to. */
export const replyMarkColumns = ['title', 'region', 'topic', 'department', 'addressed_to'] as const;

/** Rows of `reply_quality` of messages that fit the filters, with what the message is about and whose it is. */
export function selectReplyMarks(mart: Mart, filters: Filters): Statement {
  const { from, parameters } = joinReplyMarks(mart, filters);
  return { sql: `SELECT q.*, ${replyMarkColumns.map((column) => `m.${column}`).join(', ')} FROM ${from}`, parameters };
}

/** The largest groups of near-identical replies to different matters, where the mart has them: two or more to messages that fit the filters. */
async function readTemplates(mart: Mart, filters: Filters): Promise<TemplateGroup[]> {
  if (!mart.has('template_replies')) return [];
  const { sql, parameters } = new WhereBuilder()
    .addFilters(filters, messageFilterColumns)
    .add('duplicate_of IS NULL')
    .build();
  return mart.rows<TemplateGroup>(
    `WITH members AS (SELECT group_id, unnest(messages) AS member FROM template_replies),
       fitting AS (SELECT source, message_id FROM messages ${sql})
     SELECT t.group_id, t."text", count(*)::INTEGER AS replies
     FROM members k
     JOIN fitting f ON f.source = k.member.source AND f.message_id = k.member.message_id
     JOIN template_replies t ON t.group_id = k.group_id
     GROUP BY t.group_id, t."text" HAVING count(*) >= 2 ORDER BY replies DESC, t.group_id LIMIT 20`,
    parameters,
  );
}
