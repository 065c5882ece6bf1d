import type { Hono } from 'hono';
import { z } from 'zod';
import type { TitledIssueList } from '../api-types.ts';
import type { DashboardContext } from '../context.ts';
import { readWaiting } from '../edits/history/read-waiting.ts';
import { applyToClasses } from '../edits/pending/pending-titles.ts';
import { pageShape, withFilters } from '../filters.ts';
import { answerGet, notFound } from '../http/answers.ts';
import { followMerges } from '../mart/follow-merges.ts';
import { readActions } from '../queries/issues/actions.ts';
import { addSparks, listClasses, listIssues, listMembers, readClass, readIssue } from '../queries/issues/issues.ts';
import { listPossible, readDecision, readPossibleOf } from '../queries/issues/possible-merges.ts';
import { keepWholeKeywords, keepWholeWhy } from '../queries/issues/whole-why.ts';
import { readTitle } from '../queries/messages/read-titles.ts';
import { searchList } from '../search/cut-query.ts';
import { classSelectionShape, issueSelectionShape, possibleSelectionShape } from '../selections.ts';

/** `/api/issues`, `/api/issues/:id`, `/api/issues/:id/messages`, `/api/possible`, `/api/possible/decision`, `/api/classes`, `/api/classes/:id`. */
export function registerIssues(app: Hono, context: DashboardContext): void {
  const { pageSize } = context.settings;
  const listSchema = withFilters({ ...pageShape, ...issueSelectionShape });
  answerGet(app, context, '/api/issues', listSchema, async (mart, query) => {
    const { q, status, class_id, dismissed, began, new_since, grown_since, sort, page, size, ...filters } = query;
    const selection = { q, status, class_id, dismissed, began, new_since, grown_since, sort };
    const pending = await context.edits.pending(mart);
    const changed = { ...selection, changes: pending.issueChanges };
    const [list, title] = await Promise.all([
      searchList(context.cutQuery, q, (text) =>
        listIssues(mart, filters, { ...changed, q: text }, page ?? 1, size ?? pageSize),
      ),
      readTitle(mart, 'problem_classes', class_id),
    ]);
    const rows = await addSparks(mart, list.rows);
    const shown = rows.map((issue) => pending.applyToIssue(issue));
    return { ...list, rows: shown, class_title: title } satisfies TitledIssueList;
  });

  answerGet(app, context, '/api/issues/:id', z.strictObject({}), async (mart, _query, c) => {
    const id = c.req.param('id') ?? '';
    const pending = await context.edits.pending(mart);
    const possible = await readPossibleOf(mart, pending, { issue: id });
    const listed = possible.flatMap(({ right }) => right.issue_id ?? []);
    const detail = await readIssue(mart, id, listed);
    if (detail === null) throw notFound('the issue', await followMerges(mart, id));
    const classes = detail.problem_class === null ? [] : [detail.problem_class];
    const [problemClass = null] = await applyToClasses(mart, pending, classes);
    return {
      ...detail,
      problem_class: problemClass,
      possible: await keepWholeWhy(context.openWords, possible),
      issue: pending.applyToIssue({ ...detail.issue, keywords: await keepWholeKeywords(context.openWords, detail) }),
      similar: detail.similar.map((issue) => pending.applyToIssue(issue)),
      waiting: await readWaiting(mart, pending, id),
      actions: await readActions(mart, { issue: detail.issue.issue_id, class: detail.issue.class_id }, pending),
    };
  });

  const memberSchema = z.strictObject(pageShape);
  answerGet(app, context, '/api/issues/:id/messages', memberSchema, async (mart, query, c) => {
    const id = c.req.param('id') ?? '';
    const list = await listMembers(mart, id, query.page ?? 1, query.size ?? pageSize, context.openWords);
    if (list.total === 0) throw notFound('the issue', await followMerges(mart, id));
    const pending = await context.edits.pending(mart);
    return { ...list, rows: list.rows.map((row) => pending.applyToMessage(row)) };
  });

  const possibleSchema = withFilters({ ...pageShape, ...possibleSelectionShape });
  answerGet(app, context, '/api/possible', possibleSchema, async (mart, { q, page, size, ...filters }) => {
    const pending = await context.edits.pending(mart);
    const list = await searchList(context.cutQuery, q, (text) =>
      listPossible(mart, filters, text, pending, page ?? 1, size ?? pageSize),
    );
    return { ...list, rows: await keepWholeWhy(context.openWords, list.rows) };
  });
  const idText = z.string().min(1).max(200);
  const pairSchema = z.strictObject({ left_source: idText, left_id: idText, right_source: idText, right_id: idText });
  answerGet(app, context, '/api/possible/decision', pairSchema, async (mart, query) => {
    const left = { source: query.left_source, message_id: query.left_id };
    const right = { source: query.right_source, message_id: query.right_id };
    return readDecision(mart, await context.edits.pending(mart), left, right);
  });

  const classSchema = withFilters({ ...pageShape, ...classSelectionShape });
  answerGet(app, context, '/api/classes', classSchema, async (mart, { q, page, size, ...filters }) => {
    const pending = await context.edits.pending(mart);
    const list = await searchList(context.cutQuery, q, (text) =>
      listClasses(mart, filters, text, pending.issueChanges, page ?? 1, size ?? pageSize),
    );
    return { ...list, rows: await applyToClasses(mart, pending, list.rows) };
  });
  answerGet(app, context, '/api/classes/:id', z.strictObject({}), async (mart, _query, c) => {
    const found = await readClass(mart, c.req.param('id') ?? '');
    if (found === null) throw notFound('the problem class');
    const [now] = await applyToClasses(mart, await context.edits.pending(mart), [found]);
    return now;
  });
}
