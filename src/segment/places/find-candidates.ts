import type { SegmentedMessage, SegmentedText } from '../../core/message.ts';
import { addAddressSteps } from './address-steps.ts';
import { addAlleys } from './alleys.ts';
import { addCountedLists } from './counted-lists.ts';
import { addCutNames } from './cut-names.ts';
import { addEchoes } from './echoed-names.ts';
import type { Gazetteer } from './gazetteer.ts';
import { addCountedVillages, addHamlets } from './hamlets.ts';
import { addJoinedNames } from './joined-names.ts';
import type { FieldNames } from './judge/judge-names.ts';
import { addLabelledPlaces } from './labelled-places.ts';
import { addLatinNames } from './latin-names.ts';
import { createNameList } from './name-list.ts';
import { addNumberedNames } from './numbered-names.ts';
import { addPlateaus } from './plateau-names.ts';
import { repairCodes } from './repair-codes.ts';
import { repairDialect } from './repair-dialect.ts';
import { repairGrounds } from './repair-grounds.ts';
import { repairManors } from './repair-manors.ts';
import { repairThings } from './repair-things.ts';
import { repairTownSides } from './repair-town-sides.ts';
import { repairTowns } from './repair-towns.ts';
import { repairUnits } from './repair-units.ts';
import { scanSigns } from './scan-signs.ts';
import { addStatedFirms } from './stated-firms.ts';
import { addStatedRoads } from './stated-roads.ts';
import { addOpeningSyllables } from './syllable-names.ts';
import { findNamesByWords } from './told-names.ts';
import { addVillageGroups } from './village-groups.ts';

/** The names of a field before they are judged. */
export interface CandidateField extends FieldNames {
  /** The text as it was cut, its words mended. */
  readonly segmented: SegmentedText;
  /** Where letters of zones begin (`B区` of an estate), which the names may have as regions until they are judged. */
  readonly zones: ReadonlySet<number>;
}

/** Finds what may be a name in both fields, the title first. */
export function findCandidates(segmented: SegmentedMessage, gazetteer: Gazetteer): CandidateField[] {
  return (['title', 'body'] as const).map((field) => {
    const units = repairTownSides(repairUnits(repairCodes(repairDialect(segmented[field])), gazetteer), gazetteer);
    const text = repairGrounds(repairThings(repairManors(repairTowns(units))));
    return { isTitle: field === 'title', text: text.text, segmented: text, ...findNames(text, field, gazetteer) };
  });
}

/** First the names that words tell, then those that what stands beside them tells. */
function findNames(
  text: SegmentedText,
  field: 'title' | 'body',
  gazetteer: Gazetteer,
): Pick<CandidateField, 'names' | 'zones'> {
  const { names, hamlets, zones } = findNamesByWords(text, gazetteer);
  const found = createNameList(names);
  const { ends, cutEnds, numbered } = scanSigns(text.text);
  addAddressSteps(text, found, gazetteer);
  addNumberedNames(text, found, numbered);
  addStatedRoads(text, found, gazetteer);
  addStatedFirms(text, found, cutEnds, gazetteer);
  addJoinedNames(text, found, gazetteer);
  addCutNames(text, field === 'title', found, ends, gazetteer);
  addEchoes(text, found, gazetteer);
  addPlateaus(text, found, gazetteer);
  addOpeningSyllables(text, found, gazetteer);
  addHamlets(text, found, hamlets, gazetteer);
  addAlleys(text, found, gazetteer);
  addCountedVillages(text, found);
  addCountedLists(text, found, gazetteer);
  addVillageGroups(text, found, gazetteer);
  addLabelledPlaces(text, found, gazetteer);
  addLatinNames(text.text, found);
  return { names: found.names, zones };
}
