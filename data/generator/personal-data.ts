import type { Random } from '../../src/core/effects.ts';
import { between, pick } from './dice.ts';

/**
 * Synthetic personal data with valid check digits, so that masking has something to find.
 * The prefixes are real number ranges (else a masker could not know them), the rest is random.
 */

const mobilePrefixes = [
  '133',
  '135',
  '136',
  '137',
  '138',
  '139',
  '150',
  '152',
  '158',
  '159',
  '177',
  '181',
  '186',
  '189',
  '199',
];

export function mobileNumber(random: Random): string {
  return pick(random, mobilePrefixes) + digits(random, 8);
}

export function landlineNumber(random: Random): string {
  return `0${pick(random, ['735', '738', '745', '796', '872'])}-${between(random, 2, 8)}${digits(random, 6)}`;
}

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An 18-digit identity number with the check digit of GB 11643-1999. The area code belongs to no county. */
export function identityNumber(random: Random): string {
  const month = String(between(random, 1, 12)).padStart(2, '0');
  const day = String(between(random, 1, 28)).padStart(2, '0');
  const head = `43${pick(random, ['0199', '0299', '0399'])}${between(random, 1945, 2005)}${month}${day}${digits(random, 3)}`;
  const sum = idWeights.reduce((total, weight, index) => total + weight * Number(head[index]), 0);
  return head + '10X98765432'[sum % 11];
}

/** A 19-digit bank card number with the Luhn check digit (ISO/IEC 7812). */
export function bankCardNumber(random: Random): string {
  const head = pick(random, ['621700', '622202', '622848', '621661']) + digits(random, 12);
  let sum = 0;
  for (let i = 0; i < head.length; i++) {
    const digit = Number(head[head.length - 1 - i]);
    const doubled = digit * 2;
    sum += i % 2 === 1 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return head + String((10 - (sum % 10)) % 10);
}

export function emailAddress(random: Random): string {
  const letters = Array.from({ length: between(random, 4, 8) }, () =>
    String.fromCharCode(between(random, 97, 122)),
  ).join('');
  return `${letters}${between(random, 10, 999)}@${pick(random, ['example.com', 'mail.example.cn', 'example.net'])}`;
}

const provinces = [...'京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川贵云陕甘青'];
const plateLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A vehicle plate of five characters, or of six for a new-energy vehicle (GA 36-2018). */
export function vehiclePlate(random: Random): string {
  const head = pick(random, provinces) + plateLetters[between(random, 0, 12)];
  if (random() < 0.25) return `${head}D${digits(random, 5)}`;
  const letter = plateLetters[between(random, 0, plateLetters.length - 1)];
  return `${head}${letter}${digits(random, 4)}`;
}

function digits(random: Random, count: number): string {
  let text = '';
  for (let i = 0; i < count; i++) text += between(random, 0, 9);
  return text;
}
