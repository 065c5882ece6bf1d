import { calibrate, weighWritten } from './calibrate.ts';
import { chooseLean, decideHeldOut } from './choose-lean.ts';
import { crossScore, type TrainPlan } from './fit-model.ts';
import { fitReliability } from './fit-reliability.ts';
import { isBrief } from './forms.ts';
import type { HeadFit } from './quantise.ts';
import type { Recipe } from './recipe.ts';

/** Fits each head's calibration and lean to held-out scores. */
export function calibrateHeads(plan: TrainPlan, recipe: Recipe): HeadFit[] {
  const scores = crossScore(plan, recipe, recipe.folds);
  return plan.heads.map((_, head) =>
    calibrateHead(
      plan,
      head,
      scores.map((own) => own[head]!),
      recipe,
    ),
  );
}

/**
 * A head is judged by the examples that it was taught, but for those that stand beside; written ones weigh little: their shares
 * say nothing of real messages. The head of written messages is judged by these alone, each counted in full.
 * @param scores by row, one a label
 */
function calibrateHead(plan: TrainPlan, head: number, scores: readonly Float64Array[], recipe: Recipe): HeadFit {
  const { labels } = plan.heads[head]!;
  const own = findJudging(plan, head);
  if (labels.length < 2 || own.length === 0) {
    return { sharpness: 1, prior: labels.map(() => 0), lean: labels.map(() => 0), reliability: [] };
  }
  const strange = own.map(({ row }) => plan.rows[row]!.role === 'written' && !isBrief(plan, head));
  const strangeWeight = weighWritten(
    plan.rows.filter(({ role }) => role !== 'beside').map(({ role }) => role === 'written'),
  );
  const flat = new Float64Array(own.length * labels.length);
  own.forEach(({ row }, at) => {
    flat.set(scores[row]!, at * labels.length);
  });
  const heldOut = {
    labels: labels.length,
    scores: flat,
    gold: Int32Array.from(own, ({ label }) => label),
    weights: Float64Array.from(strange, (isStrange) => (isStrange ? strangeWeight : 1)),
  };
  const calibration = calibrate(heldOut);
  const lean = recipe.lean ? chooseLean(heldOut, calibration, strange, recipe.missed) : labels.map(() => 0);
  const decisions = decideHeldOut(heldOut, calibration, lean).filter((_, at) => !strange[at]);
  return { ...calibration, lean, reliability: fitReliability(decisions) };
}

/** The rows that a head is judged by, and their labels in it. */
function findJudging(plan: TrainPlan, head: number): { readonly row: number; readonly label: number }[] {
  return plan.rows.flatMap(({ parts, role }, row) => {
    const part = parts.find((taught) => taught.head === head);
    if (part === undefined || role === 'beside' || (isBrief(plan, head) && role !== 'written')) return [];
    return [{ row, label: part.label }];
  });
}
