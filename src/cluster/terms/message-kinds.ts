import { loadShippedKinds } from '../../classify/semantics/load-kinds.ts';
import { letterLength, readLetter, type TextKinds } from '../../classify/semantics/text-kinds.ts';
import type { Place, SegmentedMessage, SegmentedText } from '../../core/message.ts';

/** A message is like so many kinds of a sort at most. */
export const kindSlots = 16;

/** What tells kinds of asks by linear weights, and kinds of asks and of problems by a network. */
export interface KindModels {
  readonly asks: TextKinds;
  readonly network: TextKinds;
}

/** Those that the package ships. @throws QingyuError TEXT_KINDS */
export function loadKindModels(): KindModels {
  return { asks: loadShippedKinds('asks'), network: loadShippedKinds('network') };
}

/**
 * Kinds that a message is like, as the lake columns `ask_kinds` and `likely_kinds` have them: `12:45 103:33` says the kind with id 12
 * (`TextKinds.ids`) in 45 and that with id 103 in 33 hundredths, ids ascending, the squares of all together about 1. Empty where nothing is
 * known.
 */
export interface MessageKinds {
  readonly askKinds: string;
  readonly likelyKinds: string;
}

/** Names of places are left out: they tell where, not what. */
export function findKinds(
  { title, body }: SegmentedMessage,
  places: readonly Place[],
  { asks, network }: KindModels,
): MessageKinds {
  const plain = {
    title: withoutNames(title, places, 'title', letterLength),
    body: withoutNames(body, places, 'body', letterLength),
  };
  return { askKinds: listKinds(plain, asks), likelyKinds: listKinds(plain, network) };
}

function listKinds(
  { title, body }: { readonly title: string; readonly body: string },
  { ids, read, kindsOf }: TextKinds,
): string {
  const kinds = kindsOf(readLetter(read, title, body), undefined, kindSlots + 1);
  const slots = Array.from(kinds, ([kind, weight]) => packSlot(ids[kind]!, Math.round(100 * weight)));
  return slots
    .filter((slot) => weightOf(slot) > 0)
    .sort((a, b) => a - b)
    .map((slot) => `${slot >>> 8}:${weightOf(slot)}`)
    .join(' ');
}

function packSlot(id: number, hundredths: number): number {
  return ((id << 8) | hundredths) >>> 0;
}

/** The id of a kind in a slot, and its weight in hundredths. */
export function readKindSlot(slot: number): { readonly kind: number; readonly weight: number } {
  return { kind: slot >>> 8, weight: weightOf(slot) };
}

function weightOf(slot: number): number {
  return slot & 0xff;
}

/** The beginning of a text, a blank in the place of each name. */
export function withoutNames(
  { text, offsets }: SegmentedText,
  places: readonly Place[],
  field: Place['field'],
  length: number,
): string {
  let plain = '';
  let at = 0;
  for (const place of places) {
    if (place.field !== field || plain.length >= length) continue;
    const start = offsets === null ? place.start : findOffset(offsets, place.start, at);
    const end = offsets === null ? place.end : findOffset(offsets, place.end, start);
    if (start < at) continue;
    plain += `${text.slice(at, Math.min(start, at + length))} `;
    at = end;
  }
  return plain + text.slice(at, at + length);
}

/** Where in the text that was read an offset of the stored text lies. */
function findOffset(offsets: Uint32Array, offset: number, from: number): number {
  let at = from;
  while (at < offsets.length - 1 && offsets[at]! < offset) at += 1;
  return at;
}

/**
 * Reads `ask_kinds` or `likely_kinds` into slots: of each kind its id above, its hundredths in the lowest 8 bits; ascending, empty slots, 0, last.
 * @param slots `kindSlots` of them, zeros
 */
export function fillKindSlots(line: string, slots: Uint32Array): void {
  let at = 0;
  for (const entry of line === '' ? [] : line.split(' ', kindSlots)) {
    const colon = entry.indexOf(':');
    slots[at++] = packSlot(Number(entry.slice(0, colon)), Number(entry.slice(colon + 1)));
  }
}

/** The kinds that several messages are like, in slots: of the sums of their weights the largest. */
export function sumKindSlots(kinds: Uint32Array, messages: readonly number[], slots: Uint32Array): void {
  const sums = new Map<number, number>();
  for (const i of messages) {
    for (let at = kindSlots * i; at < kindSlots * (i + 1) && kinds[at] !== 0; at += 1) {
      const kind = kinds[at]! >>> 8;
      sums.set(kind, (sums.get(kind) ?? 0) + weightOf(kinds[at]!));
    }
  }
  const largest = [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, kindSlots);
  const length = Math.hypot(...largest.map(([, sum]) => sum));
  const packed = largest.map(([kind, sum]) => packSlot(kind, Math.round((100 * sum) / length)));
  slots.set(packed.filter((slot) => weightOf(slot) > 0).sort((a, b) => a - b));
}

/** Cosine of the kinds of two messages, 0 to 1. */
export function compareKindSlots(kinds: Uint32Array, a: number, b: number): number {
  let i = kindSlots * a;
  let j = kindSlots * b;
  const endOfA = i + kindSlots;
  const endOfB = j + kindSlots;
  let dot = 0;
  while (i < endOfA && j < endOfB) {
    const x = kinds[i]!;
    const y = kinds[j]!;
    if (x === 0 || y === 0) break;
    const difference = (x >>> 8) - (y >>> 8);
    if (difference === 0) dot += weightOf(x) * weightOf(y);
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return dot / 10_000;
}
