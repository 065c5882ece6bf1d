import { findKinds, loadKindModels } from '../../src/cluster/terms/message-kinds.ts';
import { represent } from '../../src/cluster/terms/represent.ts';
import { findPlaces } from '../../src/segment/places/find-places.ts';
import { loadGazetteer } from '../../src/segment/places/gazetteer.ts';
import { createSegmenter, segmentMessage } from '../../src/segment/segmenter.ts';
import { segmentSettings } from '../../src/segment/settings.ts';
import { median } from '../measure.ts';
import { readNamed } from './load-messages.ts';

/** Time of finding places, of representing, and of finding kinds, a message, as a median over rounds after a cold one. */
export async function measureTerms(messageFiles: readonly string[], rounds = 7): Promise<void> {
  const segmenter = await createSegmenter(segmentSettings.parse({}));
  const gazetteer = loadGazetteer();
  const kinds = loadKindModels();
  const segmented = (await readNamed(messageFiles)).map(({ message }) => segmentMessage(segmenter, message));
  const found: number[] = [];
  const represented: number[] = [];
  const likened: number[] = [];
  let characters = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const start = performance.now();
    const places = segmented.map((message) => findPlaces(message, gazetteer));
    const middle = performance.now();
    for (const [i, message] of segmented.entries()) characters += represent(message, places[i]!).length;
    const third = performance.now();
    for (const [i, message] of segmented.entries())
      characters += findKinds(message, places[i]!, kinds).likelyKinds.length;
    const end = performance.now();
    if (round === 0) continue;
    found.push((1000 * (middle - start)) / segmented.length);
    represented.push((1000 * (third - middle)) / segmented.length);
    likened.push((1000 * (end - third)) / segmented.length);
  }
  const size = Math.round(characters / (rounds + 1) / segmented.length);
  console.log(
    `${segmented.length} messages: findPlaces ${median(found).toFixed(1)} µs, represent ${median(represented).toFixed(1)} µs, findKinds ${median(likened).toFixed(1)} µs a message, ${size} characters`,
  );
}
