import { namedMark, pieceLimit } from '../segment/places/pieces/find-pieces.ts';

/** A message has so many slots for pieces of names. */
export const pieceSlots = pieceLimit;

const firstHan = 0x4e00;
const hanBits = 15;
/** Set in a slot whose piece stands inside a name that was found. */
const namedBit = 2 ** 31;

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
      const second = number & ((1 << hanBits) - 1);
      return {
        pair: String.fromCharCode(firstHan + (number >>> hanBits), firstHan + second),
        isNamed: slot >= namedBit,
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

/** What the pieces of all messages tell; `slots`, `tells` and `ids` have `pieceSlots` entries a message. */
export interface PieceWeights {
  readonly slots: Uint32Array;
  /** How far a piece tells one place, 0 to 1: 1 where few messages have it, 0 where many have it, or no other. */
  readonly tells: Float32Array;
  /** Numbers of the pieces that tell anything; -1 in other slots. */
  readonly ids: Int32Array;
  /** Inverse document frequency, by such a number. */
  readonly idf: Float32Array;
}

/** What the 0.1th power of all messages or fewer have tells in full, what the 0.4th power or more have tells nothing, as of names. */
const tellsFrom = 0.6;
const tellsTo = 0.9;

/** @param counted number of messages that rarity is measured by */
export function weighPieces(slots: Uint32Array, counted: number): PieceWeights {
  const numbers = new Map<number, number>();
  const counts: number[] = [];
  const ids = new Int32Array(slots.length).fill(-1);
  for (let at = 0; at < slots.length; at += 1) {
    if (slots[at] === 0) continue;
    const piece = pieceOf(slots[at]!);
    let number = numbers.get(piece);
    if (number === undefined) {
      number = counts.length;
      numbers.set(piece, number);
      counts.push(0);
    }
    counts[number]! += 1;
    ids[at] = number;
  }
  const idf = Float32Array.from(counts, (count) => Math.log(counted / count));
  const scale = Math.log(counted);
  const tells = new Float32Array(slots.length);
  for (let at = 0; at < slots.length; at += 1) {
    const id = ids[at]!;
    if (id < 0) continue;
    if (counts[id]! > 1) tells[at] = Math.max(0, Math.min(1, (idf[id]! / scale - tellsFrom) / (tellsTo - tellsFrom)));
    if (tells[at] === 0) ids[at] = -1;
  }
  return { slots, tells, ids, idf };
}

/** What the pieces that two messages have in common tell together. Those that both have inside found names are told by these. */
export function comparePieces({ slots, tells }: PieceWeights, a: number, b: number): number {
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
    if (difference === 0 && (x < namedBit || y < namedBit)) sum += tells[i]!;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return sum;
}
