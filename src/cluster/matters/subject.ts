import type { Message, Place, SegmentedMessage } from '../../core/message.ts';
import { cutText } from '../../segment/cut-text.ts';
import { blankSpans, findFormParts } from '../../segment/forms/find-form-parts.ts';
import type { Span } from '../../segment/forms/form-parts.ts';
import { tellsPlace } from '../../segment/places/tells-place.ts';
import { endsAsName, isOtherSide } from '../naming/tells-name.ts';
import { isBareFormula } from '../naming/titles.ts';
import { isBodyStart } from './body-start.ts';
import { findMatter } from './find-matter.ts';
import { findOpening } from './opening.ts';

/** A message without a title, as clustering reads it. */
export interface Subject {
  /** What stands for the title, as written. */
  readonly text: string;
  /** The message with it as its title. */
  readonly segmented: SegmentedMessage;
  /** Its places, those in the title first. */
  readonly places: readonly Place[];
}

/**
 * What a message without a title, or of one that tells nothing (`求助`), is about: many hotlines give none to their work orders, or fill it with the
 * beginning of the body. The opening of the body stands for the title then, as whoever writes comes to the matter first, or of its main matter. Null where there is a title, or
 * nothing that could stand for it.
 * @param segmented without what forms have written into it, see `hideForms`
 * @param main where the body comes to its matter, see `findMain`
 */
export function findSubject(
  { title, body }: Pick<Message, 'title' | 'body'>,
  segmented: SegmentedMessage,
  places: readonly Place[],
  main = 0,
): Subject | null {
  if (tells(title) && !isBodyStart(title, body)) return null;
  const opening = findOpening(segmented.body.text, undefined, main);
  if (opening === null) return null;
  const stored = (at: number): number => segmented.body.offsets?.[at] ?? at;
  const [from, to] = [stored(opening.from), stored(opening.to)];
  const inOpening = places
    .filter(({ field, start, end }) => field === 'body' && start >= from && end <= to)
    .map((place) => ({ ...place, field: 'title' as const, start: place.start - from, end: place.end - from }));
  return {
    text: state(blankSpans(body, findFormParts(body)), findMatter(segmented.body, opening, places), stored, places),
    segmented: { title: cutText(segmented.body, opening.from, opening.to), body: segmented.body },
    places: [...inOpening, ...places],
  };
}

/** Whether a title tells anything, and not only that somebody asks or complains. */
function tells(title: string): boolean {
  return /[\p{L}\p{N}]/u.test(title) && !isBareFormula(title.trim());
}

/** What stood in brackets before the passage (`【云栖半岛】延期交房`), of which only the closing one is left. */
const headed = /^([^【】]{2,12})】\s*(?=[^\s])/u;
/** How far into a body a name of where it is may stand. */
const nameReach = 200;

/** What is the matter, as written, and where, if it does not say so itself: by the last name before it, or the first after it. */
function state(body: string, matter: Span, stored: (at: number) => number, places: readonly Place[]): string {
  const to = stored(matter.to);
  const from = stored(matter.from);
  const text = body.slice(from, to).replace(/\s+/gu, ' ').replace(headed, '$1：').trim();
  const names = places.filter(
    (place) => place.field === 'body' && place.type !== 'region' && place.type !== 'quoted' && tellsPlace(place),
  );
  if (names.some((name) => name.start < to && name.end > from)) return text;
  const ended = names.filter(({ start: at, end }) => {
    const name = body.slice(at, end);
    return endsAsName(name) && !isOtherSide(name, text);
  });
  const nearest = ended.findLast(({ end }) => end <= from) ?? ended.find((name) => name.start < nameReach);
  return nearest === undefined ? text : `${body.slice(nearest.start, nearest.end)}：${text}`;
}
