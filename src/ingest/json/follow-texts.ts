/** By which a text of a JSON file begins and ends, as a UTF-16 unit. */
export const quote = 0x22;
const backslash = 0x5c;

/** Tells the texts of a JSON file from what stands between them. */
export interface TextFollower {
  /** Takes the next sign. @returns whether it belongs to a text, as its quotes do */
  take(code: number): boolean;
  isIn(): boolean;
  /** Leaves a text that no quote ended. */
  leave(): void;
}

export function followTexts(): TextFollower {
  let isIn = false;
  let escaped = false;
  return {
    take(code) {
      const wasIn = isIn;
      if (!isIn) isIn = code === quote;
      else if (escaped) escaped = false;
      else if (code === backslash) escaped = true;
      else isIn = code !== quote;
      return wasIn || isIn;
    },
    isIn: () => isIn,
    leave() {
      isIn = false;
      escaped = false;
    },
  };
}
