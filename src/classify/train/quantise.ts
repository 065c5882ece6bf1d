import type { LinearModel } from '../model/linear-model.ts';
import type { Gate, Manifest } from '../model/manifest.ts';
import type { Calibration } from './calibrate.ts';
import { idfScale } from './feature-docs.ts';
import type { FittedModel, TrainPlan } from './fit-model.ts';
import type { Reliability } from './fit-reliability.ts';
import { quantiseColumns, roundBias } from './quantise-columns.ts';
import type { Recipe } from './recipe.ts';

/** What held-out predictions say of a head. */
export interface HeadFit extends Calibration {
  readonly lean: readonly number[];
  readonly reliability: Reliability;
}

/** Turns fitted weights into a model: int8 with one scale a column. */
export function quantiseModel(
  fitted: FittedModel,
  { heads, gate, space: { vocabulary } }: Pick<TrainPlan, 'heads' | 'gate' | 'space'>,
  fits: readonly HeadFit[],
  recipe: Recipe,
  about: Pick<Manifest, 'task' | 'created' | 'trainer' | 'data'>,
): LinearModel {
  const columns = fitted.bias.length;
  const size = vocabulary.table.size;
  const { scales, weights } = quantiseColumns(fitted);
  return {
    manifest: {
      format: 1,
      ...about,
      features: recipe.features,
      size,
      columns,
      scales,
      idfScale,
      groupWeights: [...recipe.groupWeights],
      heads: heads.map(({ name, labels }, h) => ({
        name,
        labels: [...labels],
        column: fitted.columns[h]!,
        bias: labels.map((_, k) => roundBias(fitted.bias[fitted.columns[h]! + k]!)),
        sharpness: fits[h]!.sharpness,
        prior: [...fits[h]!.prior],
        lean: [...fits[h]!.lean],
        reliability: fits[h]!.reliability.map(([score, share]) => [score, share]),
        threshold: recipe.threshold,
      })),
      ...(gate === null ? {} : { gate: placeGate(fitted, heads.length) }),
      sha256: '0'.repeat(64),
    },
    table: vocabulary.table,
    idf: vocabulary.idf,
    weights,
    opinion: null,
  };
}

/** @param head where the gate stands among the heads */
function placeGate(fitted: FittedModel, head: number): Gate {
  const column = fitted.columns[head]!;
  return { column, bias: roundBias(fitted.bias[column]!) };
}
