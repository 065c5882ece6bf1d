import type { Example, ExampleRole } from './example.ts';
import type { TrainPlan } from './fit-model.ts';
import type { TrainPart } from './head-plan.ts';
import { type Recipe, weighRole } from './recipe.ts';

/** Where the heads of the two forms and their gate stand in a plan; a gate above 0 chooses the second head. */
const boardHead = 0;
const briefHead = 1;
const gateHead = 2;

/**
 * Real messages of a board are long, and few of their words tell the label; texts written for training are short and dense.
 * A word weighs differently in them, and one set of weights for both loses on each. So each form gets a head with all labels,
 * which learns from its own form and less from the other, and a gate learns to tell the forms apart by the same features.
 */
export function planForms(labels: readonly string[]): Pick<TrainPlan, 'heads' | 'gate'> {
  return {
    heads: [
      { name: 'board', labels, partial: false },
      { name: 'brief', labels, partial: false },
    ],
    gate: { name: 'gate', labels: ['brief'], partial: false },
  };
}

/** Forms can be told apart only where there are both. */
export function settleForms(recipe: Recipe, roles: readonly ExampleRole[]): Recipe {
  const forms = recipe.forms && roles.includes('written') && roles.includes('judged');
  return { ...recipe, forms };
}

/** What an example teaches the heads of both forms and the gate. */
export function teachForms(
  label: number,
  { role, briefOnly = false }: Pick<Example, 'role' | 'briefOnly'>,
  recipe: Recipe,
): TrainPart[] {
  const real = weighRole(role, recipe);
  const written = role === 'written';
  const board = briefOnly ? [] : [{ head: boardHead, label, weight: real }];
  return [
    ...board,
    { head: briefHead, label, weight: written ? 1 : recipe.strangeReal * real },
    { head: gateHead, label: written ? 0 : -1, weight: written ? 1 : real },
  ];
}

/** Whether a head decides on messages such as are written for training, and is judged by those alone. */
export function isBrief({ gate }: Pick<TrainPlan, 'gate'>, head: number): boolean {
  return gate !== null && head === briefHead;
}
