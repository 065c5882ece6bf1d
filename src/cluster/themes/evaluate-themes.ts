import { z } from 'zod';
import { type PrecisionRecall, scoreIssues } from '../evaluate/evaluate-issues.ts';
import type { Theme } from './contract.ts';

/** Themes read by hand: ids are `source:id`, the source being a file's name without its ending. */
export const goldThemesSchema = z.object({
  themes: z.array(z.object({ name: z.string().optional(), ids: z.array(z.string()).min(1) })),
  /** The messages to group; absent: those of the themes. */
  pool: z.array(z.string()).optional(),
  /** Messages that are grouped but take no part in the score. */
  exclude: z.array(z.string()).default([]),
});

export type GoldThemes = z.infer<typeof goldThemesSchema>;

export interface ThemeScores {
  readonly b3: PrecisionRecall;
  readonly pairwise: PrecisionRecall;
  /** Messages that the gold or the prediction puts in a theme of two or more. */
  readonly messages: number;
  readonly goldThemes: number;
  readonly predictedThemes: number;
}

/**
 * B³ (Bagga and Baldwin 1998) and pairwise scores of themes against themes read by hand, over all messages that
 * either side puts in a theme of two or more; excluded messages are taken out of both sides first.
 */
export function evaluateThemes(gold: GoldThemes, predicted: readonly Theme[]): ThemeScores {
  const scores = scoreIssues(
    gold.themes.map(({ ids }) => ids),
    predicted.map(({ message_ids }) => message_ids),
    gold.exclude,
  );
  return {
    b3: scores.b3,
    pairwise: scores.pairwise,
    messages: scores.messages,
    goldThemes: gold.themes.length,
    predictedThemes: predicted.length,
  };
}

/** The scores as lines of text. */
export function formatThemeScores({ b3, pairwise, messages, goldThemes, predictedThemes }: ThemeScores): string {
  const line = (name: string, { precision, recall, f }: PrecisionRecall) =>
    `${name.padEnd(9)} P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F ${f.toFixed(3)}`;
  return [
    `themes    gold ${goldThemes}, predicted ${predictedThemes}, messages scored ${messages}`,
    line('B³', b3),
    line('pairwise', pairwise),
  ].join('\n');
}
