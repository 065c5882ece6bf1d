import type { Hono } from 'hono';
import { z } from 'zod';
import type { MessageDetail, TitledMessageList } from '../api-types.ts';
import type { DashboardContext } from '../context.ts';
import { pageShape, withFilters } from '../filters.ts';
import { answerGet, notFound } from '../http/answers.ts';
import { readPossibleOf } from '../queries/issues/possible-merges.ts';
import { keepWholeWhy } from '../queries/issues/whole-why.ts';
import { addSentences } from '../queries/messages/deciding-sentences.ts';
import { listMessages } from '../queries/messages/list-messages.ts';
import { readMessage } from '../queries/messages/read-message.ts';
import { readTitle } from '../queries/messages/read-titles.ts';
import { searchList } from '../search/cut-query.ts';
import { messageSelectionShape } from '../selections.ts';

const idText = z.string().min(1).max(200);

/** `/api/messages`, `/api/messages/one`. */
export function registerMessages(app: Hono, context: DashboardContext): void {
  const schema = withFilters({ ...pageShape, ...messageSelectionShape });
  answerGet(app, context, '/api/messages', schema, async (mart, query): Promise<TitledMessageList> => {
    const { from, to, region, topic, kind, urgency, page, size, ...selection } = query;
    const filters = { from, to, region, topic, kind, urgency };
    const list = await searchList(context.cutQuery, selection.q, (q) =>
      listMessages(mart, filters, { ...selection, q }, page ?? 1, size ?? context.settings.pageSize),
    );
    const pending = await context.edits.pending(mart);
    const [issue, theme] = await Promise.all([
      readTitle(mart, 'issues', selection.issue),
      readTitle(mart, 'themes', selection.theme),
    ]);
    const renamed = pending.issueChanges.titles.find(({ issue_id }) => issue_id === selection.issue);
    return {
      ...list,
      rows:
        urgency === 'critical'
          ? await addSentences(mart, pending, list.rows)
          : list.rows.map((row) => pending.applyToMessage(row)),
      titles: { issue: renamed?.title ?? issue, theme },
    };
  });
  // Ids come from outside and may hold any character: they travel as parameters, not as parts of the path.
  const oneSchema = z.strictObject({ source: idText, id: idText });
  answerGet(app, context, '/api/messages/one', oneSchema, async (mart, query): Promise<MessageDetail> => {
    const message = await readMessage(mart, query.source, query.id);
    if (message === null) throw notFound('the message');
    const pending = await context.edits.pending(mart);
    const renamed = pending.issueChanges.titles.find(({ issue_id }) => issue_id === message.issue_id);
    const corrections = pending.correctionsOf(message);
    const shown = pending.applyToMessage(message);
    const place = shown.pending_issue ?? message;
    const isAlone = place.issue_id === null && message.duplicate_of === null;
    return {
      ...shown,
      ...dropReasons(message, corrections),
      issue_title: renamed?.title ?? message.issue_title,
      pending: corrections,
      possible: isAlone ? await keepWholeWhy(context.openWords, await readPossibleOf(mart, pending, message)) : [],
    };
  });
}

/** What labels lose that an editor corrected, as in the next run: score, evidence and doubt, and a second level of another topic. */
function dropReasons(message: Pick<MessageDetail, 'topic'>, corrections: MessageDetail['pending']) {
  const { topic, kind, urgency } = corrections;
  return {
    ...(Object.keys(corrections).length === 0 ? {} : { low_confidence: false }),
    ...(topic === undefined ? {} : { topic_score: null, topic_evidence: null }),
    ...(topic === undefined || topic === message.topic ? {} : { subtopic: null }),
    ...(kind === undefined ? {} : { kind_score: null, kind_evidence: null }),
    ...(urgency === undefined ? {} : { urgency_score: null, urgency_evidence: null }),
  };
}
