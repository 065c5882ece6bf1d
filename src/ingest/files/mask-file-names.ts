import { maskLabels } from '../../core/mask-labels.ts';
import { doubleFamilyNames } from '../masks/family-names.ts';
import { usualGiven } from '../masks/family-words.ts';
import { plainFamilyNames, plainName, settlementEnds } from '../masks/full-names.ts';
import { maskIntroductions } from '../masks/introduced-names.ts';
import { noPlace, noSpeech } from '../masks/introductions.ts';
import { maskText } from '../masks/mask.ts';

const begins = '(?<=^|[/_\\s（(【—-]|\\d)';
/** What somebody handed in: 李小溪投诉.docx, 2026-03-李小溪来信.csv. */
const handedIn =
  '(?=(?:同志|先生|女士)?的?(?:投诉|举报|反映|来信|来电|来访|信访|上访|求助|诉求|申诉|控告|留言|信件|材料))';
/** A name and nothing else between two signs, where a word would be as likely if it was not made of what names are made of. */
const alone = `(?:(?:${doubleFamilyNames.join('|')})[${usualGiven}]{1,2}|[${plainFamilyNames}][${usualGiven}]{2})(?=[_\\s）)】—-]|\\d|\\.[a-z]|$)`;
const people = new RegExp(
  `${begins}(?:${plainName}${noSpeech}${noPlace}(?<!${settlementEnds})${handedIn}|${alone}(?<!${settlementEnds}))`,
  'gu',
);
const extensions = /(?=(?:\.[a-z]{2,7}){1,2}$)/iu;

/**
 * What files are called, without the names and numbers of people: as in texts, and of whom a file is (李小溪投诉.csv). Names that are alike
 * then are numbered, so that all differ as before.
 */
export function maskFileNames(names: readonly string[]): string[] {
  const taken = new Set(names);
  const counts = new Map<string, number>();
  return names.map((name) => {
    const masked = maskText(maskIntroductions(name, new Set()).replace(people, maskLabels.name));
    if (masked === name) return name;
    for (;;) {
      const count = (counts.get(masked) ?? 0) + 1;
      counts.set(masked, count);
      const at = extensions.exec(masked)?.index ?? masked.length;
      const numbered = count === 1 ? masked : `${masked.slice(0, at)} (${count})${masked.slice(at)}`;
      if (taken.has(numbered)) continue;
      taken.add(numbered);
      return numbered;
    }
  });
}
