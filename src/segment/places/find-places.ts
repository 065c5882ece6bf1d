import type { Place, SegmentedMessage } from '../../core/message.ts';
import { type CandidateField, findCandidates } from './find-candidates.ts';
import type { Gazetteer } from './gazetteer.ts';
import { judgeNames } from './judge/judge-names.ts';
import type { FoundName } from './name-list.ts';
import { dropZones } from './region-codes.ts';
import { addTitleNames } from './titles/add-title-names.ts';

/**
 * Finds names of places, projects, organisations and populations: administrative names of the gazetteer, codes such as
 * `A7县`, names with a telling end (小区, 路, 公司 …), names in quotation marks, the deployment's own names, and what a judge takes for
 * names in the title, with their mentions in the body.
 * Borders are those of words, save where what stands beside a name tells them. What only looks like a name is of the type `general`.
 * Time grows with the length of the text, not with its square.
 * @returns in order of appearance, the title first; offsets count in the stored text
 */
export function findPlaces(segmented: SegmentedMessage, gazetteer: Gazetteer): Place[] {
  const { fields, names: told } = findToldNames(segmented, gazetteer);
  const names = addTitleNames(fields, told, gazetteer);
  return fields.flatMap(({ isTitle, segmented: { offsets } }, i) =>
    names[i]!.map(({ name, type, start, end }) => ({
      name,
      type,
      field: isTitle ? 'title' : 'body',
      start: offsets?.[start] ?? start,
      end: offsets?.[end] ?? end,
    })),
  );
}

/** The names that their ends, quotation marks or lists tell, by field, and what only looks like one. */
export function findToldNames(
  segmented: SegmentedMessage,
  gazetteer: Gazetteer,
): { readonly fields: readonly CandidateField[]; readonly names: readonly (readonly FoundName[])[] } {
  const fields = findCandidates(segmented, gazetteer);
  const judged = judgeNames(fields, gazetteer.judge, (name) => hasOwnName(name, gazetteer));
  return { fields, names: dropZones(fields.map(({ zones }, i) => ({ names: judged[i]!, zones }))) };
}

/** Whether a name is one of the deployment's own, or has one in it. */
function hasOwnName(name: string, { ownNames }: Gazetteer): boolean {
  if (ownNames.size === 0) return false;
  const small = name.normalize('NFKC').toLowerCase();
  for (let at = 0; at + 2 <= small.length; at += 1) {
    if (ownNames.get(small.slice(at, at + 2))?.some((own) => small.startsWith(own, at))) return true;
  }
  return false;
}
