import type { MessageStore } from '../store/store.ts';
import { readTermColumns, type TermColumns } from '../store/term-columns.ts';
import type { Weights } from '../store/weights.ts';
import { type FormulaTitles, findFormulas } from './author-formulas.ts';
import { type NameColumns, readNames } from './compare-names.ts';
import { type RegionColumns, readRegions } from './compare-regions.ts';
import { numberAuthors } from './known-authors.ts';
import { type RegionStands, readStands } from './region-conflicts.ts';

/** Classification takes some letters that tell a life for praise: the title must say it, too. */
const thanks = /感谢|谢谢|(?:致|多|鸣)谢(?!绝)|答谢|表扬|点(?:个|一个)?赞|[夸赞]一[个下夸赞]|感恩|锦旗|好评/u;

/** All that is read of messages, beside what they weigh, to compare them in pairs. */
export interface PairColumns extends TermColumns {
  /** 1 where the title is the message's own, else 0. */
  readonly ownTitles: Uint8Array;
  /** Numbers of the authors, 0 for unknown ones. */
  readonly authors: Int32Array;
  /** 1 where a message thanks, and its title says so, else 0. */
  readonly thanks: Uint8Array;
  readonly regions: RegionColumns;
  readonly stands: RegionStands;
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
    thanks: Uint8Array.from(store.titles, (title, i) =>
      store.labels[i]!.kind === 'praise' && thanks.test(title) ? 1 : 0,
    ),
    regions: readRegions(store.regions),
    stands: readStands(store),
    names: readNames(columns, weights),
    formulas: findFormulas(store, weights, authors),
  };
}
