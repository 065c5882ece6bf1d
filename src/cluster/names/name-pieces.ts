import { shared } from '../../core/shared-arrays.ts';
import { namedMark, pieceLimit } from '../../segment/places/pieces/find-pieces.ts';
import { firstHan } from '../../segment/places/pieces/pair-filter.ts';

/** A message has so many slots for pieces of names. */
export const pieceSlots = pieceLimit;

const hanBits = 15;
const signMask = (1 << hanBits) - 1;
/** Set in a slot whose piece stands inside a name that was found. */
const namedBit = 2 ** 31;

/** Whether the piece in a slot stands inside a name that was found. */
export function isNamedSlot(slot: number): boolean {
  return slot >= namedBit;
}

/** The piece in a slot, as a number; 0 in an empty slot. */
function pieceOf(slot: number): number {
  return slot & (namedBit - 1);
}

function packPiece(piece: string): number {
  const at = piece.startsWith(namedMark) ? namedMark.length : 0;
  const pair = ((piece.charCodeAt(at) - firstHan) << hanBits) | (piece.charCodeAt(at + 1) - firstHan);
  return pair + 1 + (at > 0 ? namedBit : 0);
}

/**
 * Reads `name_pieces` into slots, ascending by pair, empty slots, 0, last.
 * @param slots `pieceSlots` of them, zeros
 */
export function fillPieceSlots(line: string, slots: Uint32Array): void {
  if (line === '') return;
  const packed = line.split(' ', pieceSlots).map(packPiece);
  slots.set(packed.sort((a, b) => pieceOf(a) - pieceOf(b)));
}

/** A piece of a message's names: two characters, and whether they stand inside a name that was found. */
export interface MessagePiece {
  readonly pair: string;
  readonly isNamed: boolean;
}

/** The pieces of one message. */
export function listPieces(slots: Uint32Array, message: number): MessagePiece[] {
  const own = slots.subarray(message * pieceSlots, (message + 1) * pieceSlots);
  return Array.from(
    own.filter((slot) => slot !== 0),
    (slot) => {
      const number = pieceOf(slot) - 1;
      const second = number & signMask;
      return {
        pair: String.fromCharCode(firstHan + (number >>> hanBits), firstHan + second),
        isNamed: isNamedSlot(slot),
      };
    },
  );
}

/** Pairs that go on in each other, put together: 鸿栎 and 栎澜 make 鸿栎澜. */
export function joinPairs(pairs: readonly string[]): string[] {
  const left = new Set(pairs);
  const isFollower = (pair: string): boolean => pairs.some((other) => other !== pair && other.endsWith(pair.charAt(0)));
  const joined: string[] = [];
  // Those that none goes before first; in a circle any may be first.
  for (const first of [...pairs.filter((pair) => !isFollower(pair)), ...pairs]) {
    if (!left.delete(first)) continue;
    let text = first;
    for (;;) {
      const next = [...left].find((pair) => pair.startsWith(text.at(-1)!));
      if (next === undefined) break;
      left.delete(next);
      text += next.charAt(1);
    }
    joined.push(text);
  }
  return joined;
}

/** What the pieces of all messages tell. */
export interface PieceWeights {
  readonly slots: Uint32Array;
  /** `pieceSlots` a message: numbers of the pieces that tell anything; -1 in other slots. */
  readonly ids: Int32Array;
  /** How far a piece tells one place, 0 to 1, by its number: 1 where few messages have it. */
  readonly tells: Float32Array;
}

/** @param rate how far what so many messages have tells one place, 0 to 1 */
export function weighPieces(slots: Uint32Array, rate: (messages: number) => number): PieceWeights {
  const numbers = new Map<number, number>();
  const tells: number[] = [];
  const sorted = slots.map(pieceOf).sort();
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to] === sorted[from]) to += 1;
    // What one message alone has tells nothing, nor do empty slots.
    const told = sorted[from] === 0 || to - from < 2 ? 0 : rate(to - from);
    if (told > 0) {
      numbers.set(sorted[from]!, tells.length);
      tells.push(told);
    }
    from = to;
  }
  const ids = shared.int32(slots.length).fill(-1);
  for (let at = 0; at < slots.length; at += 1) {
    if (slots[at] !== 0) ids[at] = numbers.get(pieceOf(slots[at]!)) ?? -1;
  }
  return { slots, ids, tells: Float32Array.from(tells) };
}

/** By which other signs the pieces of a message go on in one piece, on one side of it; those inside found names alone, if so asked. */
function besideOf(slots: Uint32Array, message: number, slot: number, side: 'left' | 'right', named: boolean): number[] {
  const piece = pieceOf(slot) - 1;
  const [first, second] = [piece >>> hanBits, piece & signMask];
  const found: number[] = [];
  for (let at = pieceSlots * message; at < pieceSlots * (message + 1) && slots[at] !== 0; at += 1) {
    const other = pieceOf(slots[at]!) - 1;
    if (other === piece || (named && !isNamedSlot(slots[at]!))) continue;
    if (side === 'left' ? (other & signMask) === first : other >>> hanBits === second)
      found.push(side === 'left' ? other >>> hanBits : other & signMask);
  }
  return found;
}

/**
 * Whether a piece goes on otherwise on both its sides in two messages: it is in the midst of two names, which have a syllable in common. In
 * one of them it must be inside a found name: what stands beside a name of two signs goes on in it, too.
 */
function isWithinOthers(slots: Uint32Array, a: number, b: number, [x, y]: readonly [number, number]): boolean {
  if (!isNamedSlot(x) && !isNamedSlot(y)) return false;
  return (['left', 'right'] as const).every((side) => {
    const ofA = besideOf(slots, a, x, side, isNamedSlot(x));
    const ofB = ofA.length === 0 ? [] : besideOf(slots, b, y, side, isNamedSlot(y));
    return ofB.length > 0 && !ofA.some((sign) => ofB.includes(sign));
  });
}

/**
 * What the pieces that two messages have in common tell together. Those that both have inside found names are told by these, and those in the
 * midst of two names tell nothing.
 */
export function comparePieces({ slots, ids, tells }: PieceWeights, a: number, b: number): number {
  let i = pieceSlots * a;
  let j = pieceSlots * b;
  const endOfA = i + pieceSlots;
  const endOfB = j + pieceSlots;
  let sum = 0;
  while (i < endOfA && j < endOfB) {
    const x = slots[i]!;
    const y = slots[j]!;
    if (x === 0 || y === 0) break;
    const difference = pieceOf(x) - pieceOf(y);
    const isTold = difference === 0 && ids[i]! >= 0 && !(isNamedSlot(x) && isNamedSlot(y));
    if (isTold && !isWithinOthers(slots, a, b, [x, y])) sum += tells[ids[i]!]!;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return sum;
}
