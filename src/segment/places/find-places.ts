import type { Place, SegmentedMessage } from '../../core/message.ts';
import { findCandidates } from './find-candidates.ts';
import type { Gazetteer } from './gazetteer.ts';
import { judgeNames } from './judge/judge-names.ts';
import { dropZones } from './region-codes.ts';

/**
 * Finds names of places, projects, organisations and populations: administrative names of the gazetteer, codes such as
 * `A7县`, names with a telling end (小区, 路, 公司 …), names in quotation marks, and the deployment's own names.
 * Borders are those of words, save where what stands beside a name tells them. What only looks like a name is of the type `general`.
 * Time grows with the length of the text, not with its square.
 * @returns in order of appearance, the title first; offsets count in the stored text
 */
export function findPlaces(segmented: SegmentedMessage, gazetteer: Gazetteer): Place[] {
  const fields = findCandidates(segmented, gazetteer);
  const judged = judgeNames(fields, gazetteer.judge, (name) => hasOwnName(name, gazetteer));
  const names = dropZones(fields.map(({ zones }, i) => ({ names: judged[i]!, zones })));
  return fields.flatMap(({ isTitle, offsets }, i) =>
    names[i]!.map(({ name, type, start, end }) => ({
      name,
      type,
      field: isTitle ? 'title' : 'body',
      start: offsets?.[start] ?? start,
      end: offsets?.[end] ?? end,
    })),
  );
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
