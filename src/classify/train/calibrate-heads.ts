import { calibrate, weighWritten } from './calibrate.ts';
import { chooseLean, decideHeldOut, findRare } from './choose-lean.ts';
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
 * say nothing of real messages. The head of written messages is judged by these alone, each counted in full; there too it is
 * worse to miss a label that is rare among real messages than to give it falsely.
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
  const dear = findDear(plan, head);
  const lean = recipe.lean ? chooseLean(heldOut, calibration, strange, recipe.missed, dear) : labels.map(() => 0);
  const decisions = decideHeldOut(heldOut, calibration, lean).filter((_, at) => !strange[at]);
  return { ...calibration, lean, reliability: fitReliability(decisions) };
}

/** Labels of a head that are rare among real messages, whatever it is judged by. */
function findDear(plan: TrainPlan, head: number): boolean[] {
  const taught = plan.rows.flatMap(({ parts, role }) => {
    const part = parts.find((own) => own.head === head);
    return part === undefined || role === 'beside' ? [] : [{ label: part.label, isWritten: role === 'written' }];
  });
  return findRare(
    taught.map(({ label }) => label),
    taught.map(({ isWritten }) => isWritten),
    plan.heads[head]!.labels.length,
  );
}

/** The rows that a head is judged by, and their labels in it. */
function findJudging(plan: TrainPlan, head: number): { readonly row: number; readonly label: number }[] {
  return plan.rows.flatMap(({ parts, role }, row) => {
    const part = parts.find((taught) => taught.head === head);
    if (part === undefined || role === 'beside' || (isBrief(plan, head) && role !== 'written')) return [];
    return [{ row, label: part.label }];
  });
}
