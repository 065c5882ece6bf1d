import type { LinearModel } from '../model/linear-model.ts';
import type { Gate, Manifest } from '../model/manifest.ts';
import type { Calibration } from './calibrate.ts';
import { idfScale } from './feature-docs.ts';
import type { FittedModel, TrainPlan } from './fit-model.ts';
import type { Reliability } from './fit-reliability.ts';
import type { Recipe } from './recipe.ts';

/** What held-out predictions say of a head. */
export interface HeadFit extends Calibration {
  readonly lean: readonly number[];
  readonly reliability: Reliability;
}

/** The largest int8. */
const top = 127;

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
  const scales = new Array<number>(columns).fill(0);
  fitted.weights.forEach((weight, i) => {
    const column = i % columns;
    scales[column] = Math.max(scales[column]!, Math.abs(weight));
  });
  const rounded = scales.map((scale) => Number((scale / top).toPrecision(6)) || 1);
  const weights = new Int8Array(size * columns);
  for (let i = 0; i < weights.length; i++) {
    weights[i] = Math.max(-top, Math.min(top, Math.round(fitted.weights[i]! / rounded[i % columns]!)));
  }
  return {
    manifest: {
      format: 1,
      ...about,
      features: recipe.features,
      size,
      columns,
      scales: rounded,
      idfScale,
      groupWeights: [...recipe.groupWeights],
      heads: heads.map(({ name, labels }, h) => ({
        name,
        labels: [...labels],
        column: fitted.columns[h]!,
        bias: labels.map((_, k) => roundBias(fitted, fitted.columns[h]! + k)),
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
  return { column, bias: roundBias(fitted, column) };
}

function roundBias({ bias }: FittedModel, column: number): number {
  return Number(bias[column]!.toPrecision(6));
}
