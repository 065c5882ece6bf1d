import type { Gate, Head, Manifest } from './manifest.ts';

/** The heads of a model that may decide, and the gate that chooses between two of them; null: the first decides. */
export interface HeadChoice {
  readonly heads: readonly Head[];
  readonly gate: Gate | null;
}

/**
 * Narrows a model's heads to those that may decide where only some labels are wanted: the fewest labels that still cover
 * them, since these were trained to be told from each other. The two heads of a gate stay together, their labels are the same.
 * @param wanted null: all labels
 * @returns null where no head has all of them
 */
export function narrowHeads(
  { heads, gate }: Pick<Manifest, 'heads' | 'gate'>,
  wanted: readonly string[] | null,
): HeadChoice | null {
  const covering =
    wanted === null ? heads.slice(0, 1) : heads.filter(({ labels }) => wanted.every((label) => labels.includes(label)));
  if (covering.length === 0) return null;
  if (gate !== undefined) return { heads, gate };
  return { heads: [covering.reduce((a, b) => (b.labels.length < a.labels.length ? b : a))], gate: null };
}

/**
 * Chooses the head that decides on a message.
 * @param scores by column, without bias
 */
export function chooseHead(choice: HeadChoice, scores: Float64Array): Head {
  return choice.heads[isBrief(choice, scores) ? 1 : 0]!;
}

/** Whether the gate sends a message to the second head, that of short plain texts. */
export function isBrief({ gate }: HeadChoice, scores: Float64Array): boolean {
  return gate !== null && scores[gate.column]! + gate.bias > 0;
}

/** The same heads and gate with their columns one after the other, from `first` on. */
export function placeHeads({ heads, gate }: HeadChoice, first: number): HeadChoice {
  let column = first;
  const placed = heads.map((head) => {
    const own = { ...head, column };
    column += head.labels.length;
    return own;
  });
  return { heads: placed, gate: gate === null ? null : { ...gate, column } };
}

/** Columns of the heads and of the gate, in the order that `placeHeads` lays them. */
export function listColumns({ heads, gate }: HeadChoice): number[] {
  const columns = heads.flatMap(({ labels, column }) => labels.map((_, k) => column + k));
  return gate === null ? columns : [...columns, gate.column];
}
