import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What is known of a unit. */
const untried = 0;
const simple = 1;
const traditional = 2;
/** By UTF-16 unit; filled as units are met. */
let natures: Uint8Array | null = null;
let converter: ((text: string) => string) | null = null;

/**
 * A text in simplified characters, of as many units as before: a character that would take another number of units stays.
 * Texts without a traditional character stay untouched: what may be either, as 乾 in 乾县, is not rewritten in a text that is simplified anyway.
 */
export function simplifyText(text: string): string {
  if (!hasTraditional(text)) return text;
  const made = convert(text);
  return made.length === text.length ? made : convertAround(text);
}

/** True where so many characters of a text, at least, are written otherwise in simplified script, and only there. */
export function hasTraditional(text: string, least = 1): boolean {
  natures ??= listNatures();
  let count = text.includes('覆') && answered.test(text) ? 1 : 0;
  if (count >= least) return true;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const nature = natures[unit] === untried ? readNature(unit, natures) : natures[unit];
    if (nature === traditional && ++count >= least) return true;
  }
  return false;
}

/** 覆 is of both scripts; these words are of one, where states and titles often have no more to tell it by. */
const answered = /[答回批函]覆/;

const run = /\p{Script=Han}+/gu;

/** Converts runs of characters one by one where a word or a character of one would take another number of units. */
function convertAround(text: string): string {
  return text.replace(run, (characters) => {
    const made = convert(characters);
    return made.length === characters.length ? made : Array.from(characters, convertAlone).join('');
  });
}

function convertAlone(character: string): string {
  const made = convert(character);
  return made.length === character.length ? made : character;
}

const firstHan = 0x3400;
/** Rows and cells that GB 2312 fills with characters, as EUC-CN writes them. */
const rows = { from: 0xb0, to: 0xf7 };
const cells = { from: 0xa1, to: 0xfe };

/** Whatever is no ideograph is simple, and so are the 6,763 characters of GB 2312, the set of simplified script. */
function listNatures(): Uint8Array {
  const found = new Uint8Array(0x10000);
  found.fill(simple, 0, firstHan);
  const bytes: number[] = [];
  for (let row = rows.from; row <= rows.to; row++) {
    for (let cell = cells.from; cell <= cells.to; cell++) bytes.push(row, cell);
  }
  const characters = new TextDecoder('gbk').decode(Uint8Array.from(bytes));
  for (let at = 0; at < characters.length; at++) found[characters.charCodeAt(at)] = simple;
  return found;
}

/** Half a pair, and what takes two units in simplified script, counts as simple: neither is rewritten. */
function readNature(unit: number, known: Uint8Array): number {
  const character = String.fromCharCode(unit);
  const made = convert(character);
  const nature = made !== character && made.length === 1 ? traditional : simple;
  known[unit] = nature;
  return nature;
}

/** Loaded once it is needed: many inputs have no traditional character. */
function openConverter(): (text: string) => string {
  const { Converter } = require('opencc-js/t2cn') as typeof import('opencc-js/t2cn');
  return Converter({ from: 't', to: 'cn' });
}

/** Variants in use that OpenCC keeps, as they are traditional to some standard only. */
const variants = new Map(['戸户', '暱昵', '衞卫', '簷檐', '痺痹', '揹背'].map(([from, to]) => [from, to]));
const variant = new RegExp(`[${[...variants.keys()].join('')}]`, 'g');

function convert(text: string): string {
  converter ??= openConverter();
  return converter(text).replace(variant, (character) => variants.get(character) ?? character);
}
