import { followTexts, quote } from './follow-texts.ts';

/** One JSON value of a file, still as text. */
export interface JsonPiece {
  /** Number of its line, or of the element of the array, from 1. */
  readonly number: number;
  readonly text: string;
  /** Why the piece cannot be read; null for one that may be parsed. */
  readonly problem: string | null;
}

/** Takes the text of a file, in pieces of any size, apart. What is longer than `longestPiece` is not kept. */
export interface JsonSplitter {
  push(text: string): JsonPiece[];
  end(): JsonPiece[];
}

const codes = {
  comma: 0x2c,
  colon: 0x3a,
  openArray: 0x5b,
  closeArray: 0x5d,
  openObject: 0x7b,
  closeObject: 0x7d,
  lineFeed: 0x0a,
} as const;

/** Splits JSON lines into lines; blank ones are left out. */
export function createLineSplitter(longestPiece: number): JsonSplitter {
  let rest = '';
  let number = 0;
  let skipping = false;
  function take(line: string, pieces: JsonPiece[]): void {
    number++;
    const tooLong = skipping || line.length > longestPiece;
    skipping = false;
    if (tooLong) {
      pieces.push({
        number,
        text: '',
        problem: `Expected the line to be at most ${longestPiece} characters, got more`,
      });
    } else if (line.trim() !== '') {
      pieces.push({ number, text: line, problem: null });
    }
  }
  return {
    push(text) {
      const pieces: JsonPiece[] = [];
      let start = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
        take(rest + text.slice(start, end), pieces);
        rest = '';
        start = end + 1;
      }
      rest += text.slice(start);
      if (rest.length > longestPiece) {
        skipping = true;
        rest = '';
      }
      return pieces;
    },
    end() {
      const pieces: JsonPiece[] = [];
      if (rest !== '' || skipping) take(rest, pieces);
      rest = '';
      return pieces;
    },
  };
}

/**
 * Splits objects that follow one another, each on as many lines as it likes, as people look at them (jq, mongosh). An object that is
 * not closed ends where the next one begins: at a line's start within a text that no quote ended, else where neither comma nor colon
 * goes before. A line between objects is a piece of its own.
 */
export function createObjectSplitter(longestPiece: number): JsonSplitter {
  const { comma, colon, openArray, closeArray, openObject, closeObject, lineFeed } = codes;
  const texts = followTexts();
  let number = 0;
  let depth = 0;
  /** In a line that is no object. */
  let isStray = false;
  /** The last sign that is no space, the inner ones of texts aside, and the last one anywhere. */
  let last = 0;
  let before = 0;
  let piece = '';
  let tooLong = false;
  function close(text: string, pieces: JsonPiece[]): void {
    number++;
    const problem = tooLong ? `Expected the object to be at most ${longestPiece} characters, got more` : null;
    pieces.push({ number, text: tooLong ? '' : piece + text, problem });
    piece = '';
    tooLong = false;
    depth = 0;
    isStray = false;
    texts.leave();
  }
  /** Whether the next object begins, though this one is not closed. */
  function beginsAnew(code: number, previous: number): boolean {
    if (code !== openObject || depth === 0) return false;
    return texts.isIn() ? previous === lineFeed : last !== comma && last !== colon && last !== openArray;
  }
  /** Follows a sign outside texts. @returns whether the object ends with it */
  function endsWith(code: number): boolean {
    if (code === openObject || (code === openArray && depth > 0)) depth++;
    return (code === closeObject || code === closeArray) && depth > 0 && --depth === 0;
  }
  return {
    push(text) {
      const pieces: JsonPiece[] = [];
      let start = 0;
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        const previous = before;
        before = code;
        if (isStray) {
          if (code === lineFeed) close(text.slice(start, i), pieces);
          continue;
        }
        if (beginsAnew(code, previous)) close(text.slice(start, i), pieces);
        if (depth > 0 && texts.take(code)) {
          last = quote;
          continue;
        }
        if (isSpace(code)) continue;
        if (depth === 0 && code !== comma) {
          start = i;
          isStray = code !== openObject;
        }
        if (endsWith(code)) close(text.slice(start, i + 1), pieces);
        last = code;
      }
      if (depth > 0 || isStray) piece += text.slice(start);
      if (piece.length > longestPiece) {
        tooLong = true;
        piece = '';
      }
      return pieces;
    },
    end() {
      const pieces: JsonPiece[] = [];
      if (piece !== '' || tooLong) close('', pieces);
      return pieces;
    },
  };
}

function isSpace(code: number): boolean {
  return code === codes.lineFeed || code === 0x0d || code === 0x20 || code === 0x09;
}

/** Splits a file that is one array into its elements. */
export function createArraySplitter(longestPiece: number): JsonSplitter {
  const scanner = createArrayScanner(longestPiece);
  return {
    push(text) {
      const pieces: JsonPiece[] = [];
      for (let from = 0; from < text.length; ) from = scanner.scan(text, from, pieces);
      return pieces;
    },
    end: () => scanner.end(),
  };
}

/** Finds the elements of an array in a text that comes in pieces. */
export interface ArrayScanner {
  /**
   * Reads on from index `from` up to the end of the text or of an array, and adds the elements found to `pieces`.
   * @returns the index after what was read
   */
  scan(text: string, from: number, pieces: JsonPiece[]): number;
  /** Whether the array that was begun is at its end. */
  isClosed(): boolean;
  /** What is left of an element when the text ends within the array. */
  end(): JsonPiece[];
}

/** Elements are found by counting brackets outside strings; everything between elements is taken as separators. */
export function createArrayScanner(longestPiece: number): ArrayScanner {
  const { comma, openArray, closeArray, openObject, closeObject } = codes;
  const texts = followTexts();
  let number = 0;
  let depth = 0;
  let piece = '';
  let tooLong = false;
  function close(text: string, pieces: JsonPiece[]): void {
    piece += text;
    if (piece.trim() !== '' || tooLong) {
      number++;
      const problem = tooLong ? `Expected the element to be at most ${longestPiece} characters, got more` : null;
      pieces.push({ number, text: tooLong ? '' : piece, problem });
    }
    piece = '';
    tooLong = false;
  }
  /** What a sign outside texts is to the array's elements; null for one within them. */
  function follow(code: number): 'begin' | 'next' | 'end' | null {
    if (code === openArray || code === openObject) return ++depth === 1 ? 'begin' : null;
    if (code === closeArray || code === closeObject) return --depth === 0 ? 'end' : null;
    return code === comma && depth === 1 ? 'next' : null;
  }
  return {
    scan(text, from, pieces) {
      let start = from;
      for (let i = from; i < text.length; i++) {
        const code = text.charCodeAt(i);
        const border = texts.take(code) ? null : follow(code);
        if (border === null) continue;
        if (border !== 'begin') close(text.slice(start, i), pieces);
        if (border === 'end') return i + 1;
        start = i + 1;
      }
      if (depth > 0) piece += text.slice(start);
      if (piece.length > longestPiece) {
        tooLong = true;
        piece = '';
      }
      return text.length;
    },
    isClosed: () => depth === 0,
    end() {
      const pieces: JsonPiece[] = [];
      if (piece.trim() !== '' || tooLong) close('', pieces);
      piece = '';
      return pieces;
    },
  };
}
