import { findCore, foldName, longestName } from '../../src/cluster/names/learn-names.ts';
import { readIssueVectors } from '../../src/cluster/semantics/word-vectors.ts';
import { createRandom, type Random } from '../../src/core/effects.ts';
import { findPlaces } from '../../src/segment/places/find-places.ts';
import { loadGazetteer } from '../../src/segment/places/gazetteer.ts';
import { createSegmenter, segmentMessage } from '../../src/segment/segmenter.ts';
import { segmentSettings } from '../../src/segment/settings.ts';
import type { NamedMessage } from './load-messages.ts';

/**
 * The messages with every name of a place, project or organisation that patterns find in a title replaced by an invented one,
 * the same one wherever it stands; ends such as 小区 stay, and so do administrative names
 * and what holds a word of general Chinese (夜宵店). Characters change places within all
 * names by one permutation, so that variants and short forms of a name stay variants and short forms.
 */
export async function replacePlaces(named: readonly NamedMessage[], seed: number): Promise<NamedMessage[]> {
  const segmenter = await createSegmenter(segmentSettings.parse({}));
  const gazetteer = loadGazetteer();
  const { words } = readIssueVectors();
  const isGeneral = (core: string): boolean =>
    Array.from({ length: core.length }, (_, at) => [2, 3, 4].map((length) => core.slice(at, at + length)))
      .flat()
      .some((part) => part.length > 1 && words.ids.has(part));
  const cores = new Set<string>();
  for (const { message } of named) {
    for (const place of findPlaces(segmentMessage(segmenter, message), gazetteer)) {
      if (place.type === 'region' || place.field !== 'title') continue;
      const core = findCore(place.name, (word) => words.ids.has(word));
      if (!/^[\u4e00-\u9fff]{2,}$/u.test(core) || core.length > longestName || isGeneral(core)) continue;
      cores.add(core);
    }
  }
  const exchanged = permute([...new Set([...cores].flatMap((core) => [...core]))].sort(), createRandom(seed));
  const invent = (core: string): string => [...core].map((character) => exchanged.get(character)!).join('');
  const invented = new Map([...cores].map((core) => [core, invent(core)]));
  return named.map(({ id, message }) => ({
    id,
    message: {
      ...message,
      title: replaceNames(message.title, invented),
      body: replaceNames(message.body, invented),
    },
  }));
}

function permute(characters: readonly string[], random: Random): Map<string, string> {
  const shuffled = [...characters];
  for (let i = shuffled.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
  }
  return new Map(characters.map((character, i) => [character, shuffled[i]!]));
}

/** Replaces the longest known name at each place. */
function replaceNames(text: string, names: ReadonlyMap<string, string>): string {
  const folded = foldName(text);
  let replaced = '';
  for (let at = 0; at < text.length; ) {
    let length = Math.min(longestName, text.length - at);
    while (length >= 2 && !names.has(folded.slice(at, at + length))) length -= 1;
    replaced += length >= 2 ? names.get(folded.slice(at, at + length))! : text.charAt(at);
    at += Math.max(1, length);
  }
  return replaced;
}
