import { type FormulaTitles, findFormulas } from '../author-formulas.ts';
import { numberAuthors } from '../known-authors.ts';
import type { MessageStore } from '../store.ts';
import { readTermColumns, type TermColumns } from '../term-columns.ts';
import type { Weights } from '../weights.ts';
import { type RegionColumns, readRegions } from './compare-regions.ts';

/** All that is read of messages, beside what they weigh, to compare them in pairs. */
export interface PairColumns extends TermColumns {
  /** 1 where the title is the message's own, else 0. */
  readonly ownTitles: Uint8Array;
  /** Numbers of the authors, 0 for unknown ones. */
  readonly authors: Int32Array;
  readonly regions: RegionColumns;
  readonly formulas: FormulaTitles;
}

/** Valid until the store changes. */
export function readPairColumns(store: MessageStore, weights: Pick<Weights, 'idf' | 'placeShare'>): PairColumns {
  const authors = numberAuthors(store);
  return {
    ...readTermColumns(store),
    ownTitles: store.ownTitles.data,
    authors,
    regions: readRegions(store.regions),
    formulas: findFormulas(store, weights, authors),
  };
}
