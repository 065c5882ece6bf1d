const digits = '零一二三四五六七八九';
const units = '年月日号时点分秒';
const number = `[${digits}〇○十廿两]+`;
/** A number in words before what it counts of a time. */
const counted = new RegExp(`(${number})(?=[${units}])`, 'gu');
/** The whole of a text that has a part of a date or an hour in words. */
export const timeInWords = new RegExp(`^.*${number}[年月日号时点].*$`, 'u');

/** A time with its numbers in digits: 二〇二六年三月十五日下午三点 as 2026年3月15日下午3点. */
export function writeDigits(text: string): string {
  return text.replace(counted, (words) => {
    const plain = words.replace(/[〇○]/gu, '零').replace('两', '二').replace('廿', '二十');
    if (!plain.includes('十')) return Array.from(plain, digitOf).join('');
    const [tens = '', ones = ''] = plain.split('十');
    return String((tens === '' ? 1 : digitOf(tens)) * 10 + (ones === '' ? 0 : digitOf(ones)));
  });
}

/** @returns NaN for what is no single digit */
function digitOf(word: string): number {
  const digit = digits.indexOf(word);
  return word.length === 1 && digit >= 0 ? digit : Number.NaN;
}
