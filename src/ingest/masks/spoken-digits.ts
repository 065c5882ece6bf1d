/** Digits as people write them in words, in a telephone number too (幺 is one). */
export const spokenDigits = '零〇○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖';

/** By UTF-16 unit: 2 for each of them, 1 for an ASCII digit. */
const digitKinds = new Uint8Array(0x1_0000);
for (const digit of spokenDigits) digitKinds[digit.charCodeAt(0)] = 2;
for (const digit of '0123456789') digitKinds[digit.charCodeAt(0)] = 1;

/** The shortest number that is looked for, and the farthest that one digit of it may stand from the next (`一三八 - 零零`). */
const shortestNumber = 7;
const farthest = 4;

/** Tells texts with a row of digits near each other, some of them in words: where a pattern would start at every character. */
export const spokenNumber = {
  test(text: string): boolean {
    let count = 0;
    let isSpoken = false;
    let last = 0;
    for (let at = 0; at < text.length; at += 1) {
      const kind = digitKinds[text.charCodeAt(at)]!;
      if (kind === 0) continue;
      if (at - last > farthest) {
        count = 0;
        isSpoken = false;
      }
      count += 1;
      isSpoken ||= kind === 2;
      last = at;
      if (isSpoken && count >= shortestNumber) return true;
    }
    return false;
  },
};
