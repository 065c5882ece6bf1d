import type { ExampleRole } from './example.ts';

/** A set of labels that is decided together; see `Head` of the manifest. A gate is planned as a head of one label. */
export interface HeadPlan {
  readonly name: string;
  readonly labels: readonly string[];
  /** Whether it is of collections with some of the labels only: `partialCost` and `partialContrast` of the recipe hold for it. */
  readonly partial: boolean;
}

/** What an example teaches one head. */
export interface TrainPart {
  /** Index of the head; that of the gate comes after all heads. */
  readonly head: number;
  /** Index of the label; −1: none of the head's. */
  readonly label: number;
  /** Relative to the recipe's cost. */
  readonly weight: number;
}

/** One example; its features are the row of the space at the same index. */
export interface TrainRow {
  readonly parts: readonly TrainPart[];
  /** Near-copies share it: they are never on both sides of a split. */
  readonly group: number;
  readonly role: ExampleRole;
  /**
   * Whether it has a say in what is decided before weights are: the vocabulary, the latent directions, and how freely weights may move.
   * Texts that are varied by rule in great numbers have none: their few words would take the place of what messages say.
   */
  readonly shaping: boolean;
}
