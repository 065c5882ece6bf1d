import type { Place } from '../../../src/core/message.ts';
import { findPlaces } from '../../../src/segment/places/find-places.ts';
import { loadGazetteer } from '../../../src/segment/places/gazetteer.ts';
import { createSegmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

/** Finds places as a run without settings of its own does, in a title, a body or both. */
export async function createPlaceFinder(): Promise<
  (text: { readonly title?: string; readonly body?: string }) => Place[]
> {
  const segmenter = await createSegmenter(segmentSettings.parse({}));
  const gazetteer = loadGazetteer();
  return ({ title = '', body = '' }) => findPlaces(segmentMessage(segmenter, { title, body }), gazetteer);
}

/** Lists the names of places in a body, likewise, without words for kinds of places. */
export async function createNameFinder(): Promise<(body: string) => string[]> {
  const find = await createPlaceFinder();
  return (body) =>
    find({ body })
      .filter(({ type }) => type !== 'general' && type !== 'phrase')
      .map(({ name }) => name);
}
