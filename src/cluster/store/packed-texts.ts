/** Texts to be appended, then read once in their order. */
export interface PackedTexts {
  readonly push: (text: string) => void;
  /** All texts, each given up as it is read. */
  readonly drain: () => Generator<string>;
}

/** Texts that are packed together. */
const chunkTexts = 4096;

/** Texts outside the JavaScript heap: its limit stays near 4 GB on machines of any size, below what millions of texts take. */
export function createPackedTexts(): PackedTexts {
  const chunks: { readonly bytes: Buffer; readonly lengths: Uint32Array }[] = [];
  let loose: string[] = [];
  const pack = (): void => {
    chunks.push({ bytes: Buffer.from(loose.join(''), 'utf16le'), lengths: Uint32Array.from(loose, lengthOf) });
    loose = [];
  };
  return {
    push: (text) => {
      loose.push(text);
      if (loose.length === chunkTexts) pack();
    },
    *drain() {
      pack();
      for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift()) {
        const text = chunk.bytes.toString('utf16le');
        let start = 0;
        for (const length of chunk.lengths) {
          yield text.slice(start, start + length);
          start += length;
        }
      }
    },
  };
}

function lengthOf({ length }: string): number {
  return length;
}
