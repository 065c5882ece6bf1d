/** Digits as people write them in words, in a telephone number too (幺 is one). */
export const spokenDigits = '零〇○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖';

const run = 3;
/** 1 for each of them, by UTF-16 unit. */
const isSpoken = new Uint8Array(0x1_0000);
for (const digit of spokenDigits) isSpoken[digit.charCodeAt(0)] = 1;

/** Tells texts with three digits in words in a row; looks at every third character, where a pattern would look at all. */
export const spokenRun = {
  test(text: string): boolean {
    for (let middle = run - 1; middle < text.length; middle += run) {
      if (isSpoken[text.charCodeAt(middle)] === 0) continue;
      let count = 1;
      for (let i = middle - 1; i > middle - run && isSpoken[text.charCodeAt(i)] === 1; i -= 1) count += 1;
      for (let i = middle + 1; i < middle + run && isSpoken[text.charCodeAt(i)] === 1; i += 1) count += 1;
      if (count >= run) return true;
    }
    return false;
  },
};
