import type { Evidence } from '../core/message.ts';

const colours = { for: '\u001b[42;30m', against: '\u001b[41;37m', end: '\u001b[0m' };

/** The spans that decided, with their weights, and both texts with the spans marked (in colour on a terminal). */
export function renderEvidence(
  message: { readonly title: string; readonly body: string },
  evidence: readonly Evidence[],
  useColour: boolean,
): string[] {
  const byWeight = [...evidence].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const list = byWeight.map((span) => {
    const sign = span.weight >= 0 ? '+' : '−';
    return `${sign}${Math.abs(span.weight).toFixed(2)} ${span.field} 「${message[span.field].slice(span.start, span.end)}」`;
  });
  if (list.length === 0) list.push('no single span');
  if (!useColour) return list;
  return [...list, mark(message.title, evidence, 'title'), mark(message.body, evidence, 'body')];
}

function mark(text: string, evidence: readonly Evidence[], field: Evidence['field']): string {
  const spans = evidence.filter((span) => span.field === field).sort((a, b) => a.start - b.start);
  let marked = '';
  let at = 0;
  for (const span of spans) {
    if (span.start < at) continue;
    const colour = span.weight >= 0 ? colours.for : colours.against;
    marked += `${text.slice(at, span.start)}${colour}${text.slice(span.start, span.end)}${colours.end}`;
    at = span.end;
  }
  return marked + text.slice(at);
}
