import { type Branches, listBranches } from '../names/branches.ts';
import { findBrandForms } from '../names/brand-forms.ts';
import { findInstitutions } from '../names/institutions.ts';
import { formOfName, formOfTown, listForms, type NameForms } from '../names/name-forms.ts';
import { type PieceWeights, weighPieces } from '../names/name-pieces.ts';
import { findScopes } from '../names/name-scopes.ts';
import { listOrdinalSchools } from '../names/ordinal-schools.ts';
import { listSections, type Sections } from '../names/sections.ts';
import { findBearers, findEstates, listSettledPlaces, type SettledPlaces } from '../names/settled-places.ts';
import { listSisters } from '../names/sister-names.ts';
import type { Background } from '../semantics/word-shares.ts';
import type { IssueVectors } from '../semantics/word-vectors.ts';
import type { IssueSettings } from '../settings.ts';
import { findPopulations } from '../terms/populations.ts';
import { type Directions, findDirections } from './find-directions.ts';
import { type MessageMeasures, measureMessages } from './measure-messages.ts';
import { countMask, type MessageStore, termKinds, titleFlag } from './store.ts';
import { createTellingScale } from './telling-scale.ts';
import { type MatterWeights, weighMatters } from './weigh-matters.ts';
import { type TermWeights, weighVocabulary } from './weigh-vocabulary.ts';

/** Rarity from which on it tells something that two messages speak of one group of people. */
const leastRarity = 0.5;

/** Specificity from which a name tells one place alone. */
export const leastSpecificity = 0.5;

/** What terms and messages weigh; arrays by term id or by message index. */
export interface Weights extends TermWeights, MessageMeasures, MatterWeights {
  /** Weight of a use byte: damped count, the title counting `titleWeight` times. */
  readonly uses: Float32Array;
  /** Names that neighbours of one form have, and numbered ones. */
  readonly nameForms: NameForms;
  /** Schools of one kind that their numbers tell apart. */
  readonly ordinals: NameForms;
  /** Schools and roads that share all but what kind they are of. */
  readonly sisters: NameForms;
  /** What counties have one of, by its kind, one bit each; see `findInstitutions`. */
  readonly institutions: Int32Array;
  /** Towns and subdistricts, all of one form. */
  readonly towns: NameForms;
  /** Estates, villages, schools and hospitals. */
  readonly settled: SettledPlaces;
  readonly branches: Branches;
  readonly sections: Sections;
  /** Parts of places that messages state, `partSlots` a message. */
  readonly parts: Uint32Array;
  /** What names are of, by term id: what is at one place, or what serves many. */
  readonly bearers: Uint8Array;
  /** How far what names name may reach, by term id: `scopes`. */
  readonly scopes: Uint8Array;
  /** By how words are used. */
  readonly meaning: Directions;
  /** By the kinds of problem that words tell. */
  readonly problems: Directions;
  /** What pieces of names tell. */
  readonly pieces: PieceWeights;
  /** Groups of people that a message speaks of, one bit each; see `findPopulations`. */
  readonly populations: Int32Array;
}

/**
 * Weighs all terms and messages of a store: TF-IDF with damped counts, parted into place and problem.
 * @param background what fills up a store of few messages, in which names would look common and common words rare
 */
export function weighTerms(
  store: MessageStore,
  settings: IssueSettings,
  vectors: IssueVectors,
  background: Background,
): Weights {
  const scale = createTellingScale(store, background);
  const terms = weighVocabulary(store, scale, (word) => vectors.words.ids.has(word));
  const uses = weighUses(settings.titleWeight);
  const { kinds, texts } = store.vocabulary;
  return {
    ...terms,
    uses,
    ...measureMessages(store, terms, uses),
    nameForms: listNameForms(store, terms),
    ordinals: listOrdinalSchools(store),
    sisters: listSisters(store),
    institutions: findInstitutions(store),
    towns: listForms(store, (id) => (kinds.data[id] === termKinds.region ? formOfTown(texts[id]!) : null)),
    settled: listSettledPlaces(store),
    branches: listBranches(store),
    sections: listSections(store),
    parts: store.parts.data,
    bearers: findBearers(store),
    scopes: findScopes(store, (word) => vectors.words.ids.has(word)),
    ...weighMatters(store),
    meaning: findDirections(store, terms, uses, vectors.words),
    problems: findDirections(store, terms, uses, vectors.problems),
    pieces: weighPieces(store.pieces.data.subarray(0, store.pieces.length), (messages) =>
      scale.specificityOf(messages),
    ),
    populations: findPopulations(store, (messages) => scale.rarityOf(messages) >= leastRarity),
  };
}

/** Names that tell neighbours apart: by directions and numbers, or by what estates of one brand end in. */
function listNameForms(store: MessageStore, { placeShare, rarity }: TermWeights): NameForms {
  const { counts, kinds, texts, ids } = store.vocabulary;
  const estates = findEstates(store);
  const brands = findBrandForms(
    texts.flatMap((text, id) => (kinds.data[id] === termKinds.name ? [{ id, text, messages: counts.data[id]! }] : [])),
    (text) => {
      const id = ids[termKinds.word].get(text);
      return id === undefined || rarity[id]! < leastRarity ? undefined : { id, text, messages: counts.data[id]! };
    },
    (id) => estates.has(id),
  );
  return listForms(store, (id) => {
    const isName = kinds.data[id] === termKinds.name || (kinds.data[id] === termKinds.word && placeShare[id]! > 0);
    return (isName ? formOfName(texts[id]!) : null) ?? brands.get(id) ?? null;
  });
}

function weighUses(titleWeight: number): Float32Array {
  const uses = new Float32Array(256);
  for (let use = 0; use < 256; use += 1) {
    const count = (use & countMask) + (use & titleFlag ? titleWeight : 0);
    uses[use] = count === 0 ? 0 : 1 + Math.log(count);
  }
  return uses;
}
