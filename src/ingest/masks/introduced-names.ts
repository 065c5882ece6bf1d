import { maskLabels } from '../../core/mask-labels.ts';
import { simplifyText } from '../../core/simplify.ts';
import { anyName, isUnmistakable, plainName } from './full-names.ts';
import {
  end,
  gap,
  introductions,
  leastDigits,
  type NameLead,
  nextName,
  noPlace,
  placeBehind,
  placeEnds,
} from './introductions.ts';
import { findLatinNames } from './latin-names.ts';
import { maskName } from './mask.ts';
import { namedOthers } from './named-others.ts';
import { goesOn, isPlainShortName, readName } from './read-name.ts';
import { findGreeted, findSignature, type NamePlace } from './signed-names.ts';
import { createWordFinder, type FoundWords, markWords } from './word-finder.ts';

const allWays = [...introductions, ...namedOthers];
const findWords = createWordFinder(markWords(allWays.map(({ words }) => words)));
const introduced = allWays.map((way, index) => {
  const { lead, words, hint } = way;
  const read = 'read' in way ? way.read : null;
  const form = 'read' in way ? lead : `(${lead})${way.name}${way.after}`;
  return hint === undefined
    ? { mark: 1 << index, hint: null, form: new RegExp(form, 'uy'), read }
    : { mark: words.length === 0 ? null : 1 << index, hint: new RegExp(hint, 'u'), form: new RegExp(form, 'gu'), read };
});

const placeLike = new RegExp(`(?:${placeEnds})$`, 'u');
/** What given names end in as often: 明珠城, 白云山. */
const sharedEnd = /[道城山河湖桥]$/;
const placeLikeBehind = new RegExp(`^(?:${placeBehind})`);
const longestBehind = 4;

/**
 * The writers whom no text of their message may show anywhere, as whom a text introduces: whose name is of three characters and more, and
 * neither a word nor a place. In a column of names a family name needs no further proof.
 */
export function knownWriters(names: readonly string[]): string[] {
  return names.filter((name) => {
    const plain = simplifyText(name);
    return (isUnmistakable(plain) || isPlainShortName(plain)) && !placeLike.test(name);
  });
}

/** Further names behind one that is masked: 举报人：李小溪、王桐花. */
const list = new RegExp(
  `(?<=\\[用户名\\])(?:${gap}(?:、${gap}${anyName}${noPlace}|${nextName}${noPlace})${end})+`,
  'gu',
);
const listed = new RegExp(`(?<=[、和与及]${gap})${anyName}${noPlace}${end}`, 'gu');
/** Those of a list of signatures, between blanks alone: 签名：李小溪 王建国 尹小岚. */
const signatures = new RegExp(
  `(?<=(?:签名|签字|联名)人?${gap}[:：]${gap}\\[用户名\\])(?:[ \\u3000]{1,8}${plainName}${noPlace}(?=[ \\u3000。,，;；\\n]|等|$))+`,
  'gu',
);
const lists: readonly (readonly [runs: RegExp, names: RegExp])[] = [
  [list, listed],
  [signatures, new RegExp(plainName, 'gu')],
];
/** So many names of a message are looked for where they are not introduced: for each its texts are read. */
const mostNames = 50;

/**
 * Replaces the full names of people where a text introduces them itself (`我叫…`, `联系人：…`, `本人…，男`, `市民…来电`, `…先生：您好`), where no
 * column tells them: it is empty, or shows a family name alone (`李**`); and names listed with such a one. A family name with a form of
 * address stays.
 * @param known of all texts of a message: names that are introduced are added, for `maskKnownNames`
 * @param where a reply greets the writer at its beginning, and the writer signs at the end
 */
export function maskIntroductions(text: string, known: Set<string>, where: 'own' | 'reply' = 'own'): string {
  // Forms are found whichever characters they are written in (聯繫人：…); what is kept and known stays as written.
  let plain = simplifyText(text);
  let found = findWords(plain);
  const alone = where === 'own' ? findSignature(plain) : findGreeted(plain);
  const latin = findLatinNames(plain);
  if (found.places.length === 0 && found.digits < leastDigits && alone === null && latin.length === 0) return text;
  let masked = text;
  const hide = (names: readonly NamePlace[]): void => {
    if (names.length === 0) return;
    for (const { start, end } of names) {
      const name = plain.slice(start, end);
      if (name.length === 2 || !placeLike.test(name)) known.add(masked.slice(start, end));
    }
    const written = masked;
    masked = without(written, names);
    plain = plain === written ? masked : without(plain, names);
    found = findWords(plain);
  };
  // Offsets are of the text as it came: both are hidden at once.
  hide([...latin, ...(alone === null ? [] : [alone])].sort((a, b) => a.start - b.start));
  // Ways of one hint stand together, and some are dear.
  let asked = '';
  let holds = false;
  for (const { mark, hint, form, read } of introduced) {
    if (mark === null ? found.digits < leastDigits : (found.marks & mark) === 0) continue;
    if (hint === null) hide(matchesAt(plain, form, read, found, mark));
    else {
      if (hint.source !== asked) {
        asked = hint.source;
        holds = hint.test(plain);
      }
      if (holds) hide(Array.from(plain.matchAll(form), nameOf));
    }
  }
  // Looked at from every character, what stands behind a name takes longer than all introductions together.
  if (plain.includes(maskLabels.name)) {
    for (const [runs, names] of lists) {
      const further = [...plain.matchAll(runs)].flatMap((run) =>
        Array.from(run[0].matchAll(names), (match) => at(run.index + match.index, match[0])),
      );
      hide(further);
    }
  }
  return masked;
}

/** What `matchAll` finds by a form that matches nowhere but at words of its mark; the form is sticky. */
function matchesAt(
  text: string,
  form: RegExp,
  read: NameLead | null,
  { places }: FoundWords,
  mark: number,
): NamePlace[] {
  const found: NamePlace[] = [];
  let end = 0;
  for (const { at: start, marks } of places) {
    if ((marks & mark) === 0 || start < end) continue;
    form.lastIndex = start;
    const match = form.exec(text);
    if (match === null) continue;
    const name = read === null ? nameOf(match) : readAt(text, form.lastIndex, read);
    if (name === null) continue;
    end = name.end;
    found.push(name);
  }
  return found;
}

function readAt(text: string, start: number, lead: NameLead): NamePlace | null {
  const length = readName(text, start, lead);
  return length === 0 ? null : { start, end: start + length };
}

function at(start: number, name: string): NamePlace {
  return { start, end: start + name.length };
}

/** The name is all of a match that its first group, what introduces it, is not. */
function nameOf({ 0: whole, 1: lead = '', index }: RegExpExecArray): NamePlace {
  return { start: index + lead.length, end: index + whole.length };
}

function without(text: string, names: readonly NamePlace[]): string {
  const parts = names.map(({ start }, i) => text.slice(names[i - 1]?.end ?? 0, start) + maskLabels.name);
  return parts.join('') + text.slice(names.at(-1)?.end ?? 0);
}

/**
 * Hides in a text whom any text of its message introduces: who has three characters and more anywhere but in the name of a place, shorter
 * ones as the name of an author. What may be a place as well (白云山) is hidden as shorter ones are, and what reads like one or like an
 * office (反馈者：金融街) only where it is introduced.
 * @param known what `maskIntroductions` found in all of them
 */
export function maskKnownNames(text: string, known: ReadonlySet<string>, where: 'own' | 'reply'): string {
  if (known.size === 0) return text;
  const names = [...known].slice(0, mostNames).sort((a, b) => b.length - a.length);
  const long = names.filter((name) => name.length > 2 && !sharedEnd.test(simplifyText(name)));
  const masked =
    long.length === 0
      ? text
      : text.replace(new RegExp(long.map(bounded).join('|'), 'gu'), (name, start: number) => {
          const end = start + name.length;
          return placeLikeBehind.test(simplifyText(text.slice(end, end + longestBehind))) ? name : maskLabels.name;
        });
  return names.reduce((left, name) => {
    if (long.includes(name) || !left.includes(name)) return left;
    const named = maskName(left, name, where);
    return isPlainShortName(simplifyText(name)) ? maskShortName(named, name) : named;
  }, masked);
}

/** Within another word letters are no name. */
const bounded = (name: string): string =>
  /^[A-Za-z]/.test(name) ? `(?<![A-Za-z])${name.replace(/\./g, '\\.')}(?![A-Za-z])` : name;

/** Words that end before a name: behind other characters one of two may be the end of a word and the beginning of the next. */
const beforeName = '[我您你他她找跟和与是对给把将被向由让叫替为请问在到的着了及同于说因打见使而、号]';

function maskShortName(text: string, name: string): string {
  const form = new RegExp(`(?<!\\p{Script=Han}(?<!${beforeName}))${name}(?!${placeBehind}|希望)`, 'gu');
  return text.replace(form, (found, start: number) => (goesOn(text, start + found.length) ? found : maskLabels.name));
}
