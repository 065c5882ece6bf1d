import { shared } from '../../core/shared-arrays.ts';
import { listCities } from '../../segment/places/gazetteer.ts';
import { cityBit } from '../names/areas.ts';
import { type MessageStore, termKinds, titleFlag } from './store.ts';
import type { TermWeights } from './weigh-vocabulary.ts';

/** What messages weigh and name, by message index. */
export interface MessageMeasures {
  /** Euclidean lengths of a message's terms: of all, of their place parts, of their problem parts. */
  readonly norms: Float32Array;
  readonly placeNorms: Float32Array;
  readonly problemNorms: Float32Array;
  /** Place and problem parts of the words of a message's title, summed. */
  readonly titlePlaces: Float32Array;
  readonly titleProblems: Float32Array;
  /** Number of names in a message's title. */
  readonly titleNames: Uint8Array;
  /** Number of regions of county level in a message. */
  readonly areaCounts: Uint8Array;
  /** Cities that a message names, in person or by a coded county, one bit each (some share a bit); 0 where it names none. */
  readonly cities: Int32Array;
  /** Day number of a message, with its fraction. */
  readonly days: Float64Array;
}

/** @param uses weight of a use byte */
export function measureMessages(
  store: MessageStore,
  { idf, placeShare, areaTells }: TermWeights,
  uses: Float32Array,
): MessageMeasures {
  const size = store.keys.length;
  const norms = shared.float32(size);
  const placeNorms = shared.float32(size);
  const problemNorms = shared.float32(size);
  const titlePlaces = shared.float32(size);
  const titleProblems = shared.float32(size);
  const titleNames = shared.uint8(size);
  const areaCounts = shared.uint8(size);
  const cities = shared.int32(size);
  const days = new Float64Array(size);
  const cityBits = findCityBits(store);
  const starts = store.starts.data;
  const terms = store.terms.data;
  const termUses = store.uses.data;
  const termKind = store.vocabulary.kinds.data;
  for (let i = 0; i < size; i += 1) {
    let sum = 0;
    let placeSum = 0;
    let problemSum = 0;
    let areaCount = 0;
    for (let at = starts[i]!; at < starts[i + 1]!; at += 1) {
      const id = terms[at]!;
      if (areaTells[id]! > 0) areaCount += 1;
      cities[i]! |= cityBits[id]!;
      const weight = uses[termUses[at]!]! * idf[id]!;
      sum += weight * weight;
      placeSum += (weight * placeShare[id]!) ** 2;
      problemSum += (weight * (1 - placeShare[id]!)) ** 2;
      if (!(termUses[at]! & titleFlag)) continue;
      if (termKind[id] === termKinds.word) {
        titlePlaces[i]! += idf[id]! * placeShare[id]!;
        titleProblems[i]! += idf[id]! * (1 - placeShare[id]!);
      } else if (termKind[id] === termKinds.name) titleNames[i]! += 1;
    }
    norms[i] = Math.sqrt(sum);
    placeNorms[i] = Math.sqrt(placeSum);
    problemNorms[i] = Math.sqrt(problemSum);
    areaCounts[i] = Math.min(255, areaCount);
    days[i] = Date.parse(`${store.times[i]!.replace(' ', 'T')}Z`) / 86_400_000;
  }
  return { norms, placeNorms, problemNorms, titlePlaces, titleProblems, titleNames, areaCounts, cities, days };
}

/** The bit of the city that a region is or lies in, by term id. */
function findCityBits({ vocabulary: { kinds, texts } }: MessageStore): Int32Array {
  const names = listCities();
  const bits = new Int32Array(texts.length);
  for (let id = 0; id < bits.length; id += 1) {
    if (kinds.data[id] === termKinds.region) bits[id] = cityBit(texts[id]!, names);
  }
  return bits;
}
