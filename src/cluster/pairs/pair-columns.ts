import type { MessageStore } from '../store/store.ts';
import { readTermColumns, type TermColumns } from '../store/term-columns.ts';
import type { Weights } from '../store/weights.ts';
import { type FormulaTitles, findFormulas } from './author-formulas.ts';
import { type NameColumns, readNames } from './compare-names.ts';
import { type RegionColumns, readRegions } from './compare-regions.ts';
import { numberAuthors } from './known-authors.ts';

/** All that is read of messages, beside what they weigh, to compare them in pairs. */
export interface PairColumns extends TermColumns {
  /** 1 where the title is the message's own, else 0. */
  readonly ownTitles: Uint8Array;
  /** Numbers of the authors, 0 for unknown ones. */
  readonly authors: Int32Array;
  readonly regions: RegionColumns;
  readonly names: NameColumns;
  readonly formulas: FormulaTitles;
}

/** Valid until the store changes. */
export function readPairColumns(store: MessageStore, weights: Weights): PairColumns {
  const columns = readTermColumns(store);
  const authors = numberAuthors(store);
  return {
    ...columns,
    ownTitles: store.ownTitles.data,
    authors,
    regions: readRegions(store.regions),
    names: readNames(columns, weights),
    formulas: findFormulas(store, weights, authors),
  };
}
