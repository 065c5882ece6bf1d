/** One JSON value of a file, still as text. */
export interface JsonPiece {
  /** Number of its line, or of the element of the array, from 1. */
  readonly number: number;
  readonly text: string;
  /** Why the piece cannot be read; null for one that may be parsed. */
  readonly problem: string | null;
}

export interface JsonSplitter {
  push(text: string): JsonPiece[];
  end(): JsonPiece[];
}

/**
 * Splits JSON lines into lines (blank ones left out), and a file that is one array into its elements. Which of the two
 * it is shows in the first character that is no white space: JSON lines hold objects, so `[` begins an array.
 * @param longestPiece in UTF-16 units: what is longer becomes a piece with a problem, and is not kept
 */
export function createJsonSplitter(longestPiece: number): JsonSplitter {
  let splitter: JsonSplitter | null = null;
  return {
    push(text) {
      if (splitter === null) {
        const first = text.trimStart()[0];
        if (first === undefined) return [];
        splitter = first === '[' ? createArraySplitter(longestPiece) : createLineSplitter(longestPiece);
      }
      return splitter.push(text);
    },
    end: () => splitter?.end() ?? [],
  };
}

function createLineSplitter(longestPiece: number): JsonSplitter {
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

/** Elements are found by counting brackets outside strings; everything between elements is taken as separators. */
function createArraySplitter(longestPiece: number): JsonSplitter {
  let number = 0;
  let depth = 0;
  let inString = false;
  let escaped = false;
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
  return {
    push(text) {
      const pieces: JsonPiece[] = [];
      let start = 0;
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        if (inString) {
          if (escaped) escaped = false;
          else if (code === 0x5c) escaped = true;
          else if (code === 0x22) inString = false;
        } else if (code === 0x22) {
          inString = true;
        } else if (code === 0x5b || code === 0x7b) {
          depth++;
          if (depth === 1) start = i + 1;
        } else if (code === 0x5d || code === 0x7d) {
          depth--;
          if (depth === 0) {
            close(text.slice(start, i), pieces);
            start = i + 1;
          }
        } else if (code === 0x2c && depth === 1) {
          close(text.slice(start, i), pieces);
          start = i + 1;
        }
      }
      if (depth > 0) piece += text.slice(start);
      if (piece.length > longestPiece) {
        tooLong = true;
        piece = '';
      }
      return pieces;
    },
    end() {
      const pieces: JsonPiece[] = [];
      if (piece.trim() !== '' || tooLong) close('', pieces);
      piece = '';
      return pieces;
    },
  };
}
