import type { Evidence } from '../../core/message.ts';

/** The decisions that evidence explains, in the order in which they are shown. */
export const explainedTasks = ['topic', 'kind', 'urgency'] as const;
export type ExplainedTask = (typeof explainedTasks)[number];

/** Evidence of each decision; null where an editor made it. */
export type EvidenceByTask = Readonly<Record<ExplainedTask, readonly Evidence[] | null>>;

interface Texts {
  readonly title: string;
  readonly body: string;
}

/** ANSI: a colour a decision, as background of what spoke for it, and underlined of what spoke against it. */
const colours: Readonly<Record<ExplainedTask, { readonly for: string; readonly against: string }>> = {
  topic: { for: '\u001b[30;46m', against: '\u001b[4;36m' },
  kind: { for: '\u001b[30;43m', against: '\u001b[4;33m' },
  urgency: { for: '\u001b[30;45m', against: '\u001b[4;35m' },
};
const end = '\u001b[0m';

/** The spans that decided, with their weights and words, the weightiest first. */
export function listEvidence(texts: Texts, evidence: readonly Evidence[]): string[] {
  const byWeight = [...evidence].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const list = byWeight.map((span) => {
    const sign = span.weight >= 0 ? '+' : '−';
    return `${sign}${Math.abs(span.weight).toFixed(2)} ${span.field} 「${texts[span.field].slice(span.start, span.end)}」`;
  });
  return list.length === 0 ? ['no single span'] : list;
}

/** A name in the colour of its decision: the key to `markEvidence`. */
export function colourTask(task: ExplainedTask): string {
  return `${colours[task].for}${task}${end}`;
}

/** A text with the evidence of all decisions coloured in place; where spans overlap, the weightiest shows. */
export function markEvidence(texts: Texts, field: Evidence['field'], evidence: EvidenceByTask): string {
  const text = texts[field];
  const spans = explainedTasks
    .flatMap((task) => (evidence[task] ?? []).map((span) => ({ ...span, task })))
    .filter((span) => span.field === field)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const borders = [0, text.length, ...spans.flatMap((span) => [span.start, span.end])];
  const sorted = [...new Set(borders)].sort((a, b) => a - b);
  return sorted
    .slice(1)
    .map((to, index) => {
      const from = sorted[index]!;
      const span = spans.find((candidate) => candidate.start <= from && candidate.end >= to);
      const piece = text.slice(from, to);
      return span === undefined ? piece : `${colours[span.task][span.weight >= 0 ? 'for' : 'against']}${piece}${end}`;
    })
    .join('');
}
