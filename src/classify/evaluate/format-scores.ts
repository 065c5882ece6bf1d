import type { Interval, LabelScores } from './score-labels.ts';

/** Scores as people read them. */
export function formatScores(title: string, scores: LabelScores): string {
  const width = Math.max(8, ...scores.labels.map(cells)) + 2;
  const of = scores.minSupport > 1 ? ` over labels with ≥ ${scores.minSupport} examples` : '';
  return [
    title,
    `  messages ${scores.messages}`,
    `  macro-F1 ${formatMacro(scores)}${of}`,
    `  accuracy ${scores.accuracy.toFixed(4)} ${formatInterval(scores.accuracyInterval)}`,
    `  expected calibration error ${scores.calibrationError.toFixed(4)} (10 bins of equal mass)`,
    ...(scores.errorsInDoubt === null
      ? []
      : [`  wrong labels among the tenth of least score ${scores.errorsInDoubt.toFixed(2)}`]),
    '',
    `  ${pad('label', width)}${['examples', 'predicted', 'precision', 'recall', 'F1'].map((name) => name.padStart(10)).join('')}`,
    ...scores.classes.map(
      (entry) =>
        `  ${pad(entry.label, width)}${String(entry.support).padStart(10)}${String(entry.predicted).padStart(10)}${[entry.precision, entry.recall, entry.f1].map((value) => value.toFixed(3).padStart(10)).join('')}`,
    ),
    '',
    '  confusion: a row a true label, a column a predicted one, in the order above',
    ...scores.confusion.map(
      (row, i) => `  ${pad(scores.labels[i]!, width)}${row.map((count) => String(count).padStart(6)).join('')}`,
    ),
    '',
  ].join('\n');
}

function formatMacro({ macroF1, macroF1Interval }: LabelScores): string {
  if (macroF1 === null || macroF1Interval === null) return '–: no label counts';
  return `${macroF1.toFixed(4)} ${formatInterval(macroF1Interval)}`;
}

function formatInterval({ low, high }: Interval): string {
  return `[${low.toFixed(3)}, ${high.toFixed(3)}]`;
}

/** Terminal cells: Chinese characters take two. */
function cells(text: string): number {
  return [...text].reduce((total, character) => total + (character.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(1, width - cells(text)));
}
