import type { Gazetteer } from './gazetteer.ts';
import { isGeneralName } from './general-heads.ts';
import { isBorder } from './name-borders.ts';

/** Signs of a sentence, which hardly any name has. */
const spoken =
  /[的了是我你他她它们这那该此某每各没吗呢吧很给被把让使请问等几之或及与以于为因从至到在由着说也还又就并而却不则且修走]|^都/u;

/** Before `路`: a kind of road or what is done to it; what leads to a road. Some towns number their `马路`. */
const kindOfRoad =
  /(?<![一二三四五六七八九十])马$|[公铁道岔小土老新泥二三两半线支主辅堵补养沿叉断活绝死无条]$|^[东南西北中]$|^[距离再沿对将处挨]|紧挨/u;

/** Whether what stands before the end of a road's name makes it no name of one road (`支路`, `养路`). */
export function isKindOfRoad(stem: string): boolean {
  return kindOfRoad.test(stem);
}

/**
 * Whether what stands before the end of a name can be the rest of it, however it was cut into words: nothing that a sentence is
 * joined by, nor a kind of thing.
 */
export function isStem(stem: string, end: string, gazetteer: Gazetteer): boolean {
  if (spoken.test(stem) || isBorder(stem + end, gazetteer)) return false;
  for (let at = 0; at + 1 < stem.length; at += 1) {
    for (let to = at + 2; to <= stem.length; to += 1) {
      if (isBorder(stem.slice(at, to), gazetteer)) return false;
    }
  }
  return !isGeneralName(stem + end);
}
