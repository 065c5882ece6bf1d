import type { Hono } from 'hono';
import { z } from 'zod';
import { collectDossier } from '../../aggregate/dossiers/collect-dossier.ts';
import { composeDossier } from '../../aggregate/dossiers/compose-dossier.ts';
import type { DossierData, DossierSubject } from '../../aggregate/dossiers/dossier-data.ts';
import { nameMessage } from '../../core/message.ts';
import type { DashboardContext } from '../context.ts';
import { nameFile } from '../downloads/name-file.ts';
import type { PendingEdits } from '../edits/pending/pending-edits.ts';
import { notFound, parseRequest, readQuery } from '../http/answers.ts';
import { followMerges } from '../mart/follow-merges.ts';
import type { Mart } from '../mart/mart.ts';
import { readPossibleOf } from '../queries/issues/possible-merges.ts';

const types = {
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
const querySchema = z.strictObject({ format: z.enum(['html', 'docx', 'xlsx']) });

/** `/api/issues/:id/report`, `/api/classes/:id/report`: the 专报 of an issue or a class, as `qingyu report` writes it. */
export function registerDossiers(app: Hono, context: DashboardContext): void {
  const { flagDifference } = context.settings;
  const reports = { ...context.settings.reports, flagDifference };
  const answer = (path: string, type: DossierSubject) =>
    app.get(path, (c) => {
      const { format } = parseRequest(querySchema, readQuery(c));
      const id = c.req.param('id') ?? '';
      return context.reader.useNewest(async (mart) => {
        const found = await collectDossier(mart, type, id, reports, context.effects.clock);
        if (found === null) {
          throw type === 'issue' ? notFound('the issue', await followMerges(mart, id)) : notFound('the problem class');
        }
        const report = composeDossier(await applyPending(mart, found, await context.edits.pending(mart)));
        // Charts and office formats take a second to load: only for those who ask for them.
        const { renderDocument } = await import('../../aggregate/reports/render/write-report.ts');
        const body = await renderDocument(report, format, reports.chartFont);
        const name = encodeURIComponent(nameFile(report.title, {}, found.coverage.lastDay));
        return new Response(body, {
          headers: {
            'Content-Type': types[format],
            'Content-Disposition': `attachment; filename="${id}.${format}"; filename*=UTF-8''${name}.${format}`,
            'Cache-Control': 'private, no-store',
          },
        });
      });
    });
  answer('/api/issues/:id/report', 'issue');
  answer('/api/classes/:id/report', 'class');
}

/** With the titles that editors gave since the tables were built, and without what they decided since of what may be the same. */
async function applyPending(mart: Mart, data: DossierData, pending: PendingEdits): Promise<DossierData> {
  const now = new Map(pending.issueChanges.titles.map(({ issue_id: id, title }) => [id, title]));
  const { subject, kin } = data;
  const open = subject.type === 'issue' ? await readPossibleOf(mart, pending, { issue: subject.id }) : [];
  return {
    ...data,
    subject: { ...subject, title: now.get(subject.id) ?? subject.title },
    kin: { ...kin, listed: kin.listed.map((row) => ({ ...row, title: now.get(row.issueId) ?? row.title })) },
    possible: open.map(({ right, why }) => ({
      issueId: right.issue_id,
      messageId: nameMessage(right),
      title: right.title,
      messages: right.messages,
      why,
    })),
  };
}
