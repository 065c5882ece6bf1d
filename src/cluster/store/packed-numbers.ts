/** Whole numbers from 0 to 2³² − 1, to be appended, then taken out once in their order. */
export interface PackedNumbers {
  /** How many were appended. */
  readonly length: number;
  readonly push: (value: number) => void;
  /** All of them in pieces, before the first is taken out. */
  readonly pieces: () => readonly Uint32Array[];
  /** Takes out the next `count` numbers, into the beginning of `target`; what was taken out gives its memory back. */
  readonly take: (target: Uint32Array, count: number) => void;
}

/** Numbers of a piece: growing moves none of them, and an array of all would be moved at its largest. */
const pieceLength = 1 << 18;

/** An empty list of numbers, kept in pieces so that it never is copied as it grows. */
export function createPackedNumbers(): PackedNumbers {
  const full: Uint32Array[] = [];
  let last = new Uint32Array(pieceLength);
  let filled = 0;
  let length = 0;
  let taken = 0;
  /** Where the next number stands that `take` gives: a piece, and a place in it. */
  let piece = 0;
  let at = 0;
  return {
    get length() {
      return length;
    },
    push: (value) => {
      if (filled === pieceLength) {
        full.push(last);
        last = new Uint32Array(pieceLength);
        filled = 0;
      }
      last[filled] = value;
      filled += 1;
      length += 1;
    },
    pieces: () => [...full, last.subarray(0, filled)],
    take: (target, count) => {
      if (count > length - taken) throw new RangeError(`Expected ${count} numbers to be left, got ${length - taken}`);
      taken += count;
      for (let done = 0; done < count; ) {
        const numbers = piece < full.length ? full[piece]! : last;
        const some = numbers.subarray(at, at + count - done);
        target.set(some, done);
        done += some.length;
        at += some.length;
        if (at < pieceLength || piece === full.length) continue;
        full[piece] = new Uint32Array(0);
        piece += 1;
        at = 0;
      }
    },
  };
}
