import { mostFrequent } from '../../naming/most-frequent.ts';
import { titleLimit } from '../../naming/titles.ts';
import { nameObject } from '../asks/name-object.ts';
import type { StatedAsk } from '../asks/read-clause.ts';
import { type BorneAsks, findBorneAsks, nameAsks } from '../backing/borne-asks.ts';
import { findContrary } from '../backing/contested.ts';
import { type Backing, countBacking, preferBacked } from '../backing/count-backing.ts';
import type { TitledAsk } from '../backing/find-backers.ts';
import { orderByCentre } from '../points/order-by-centre.ts';
import type { ReadContribution, ThemeModel } from '../points/read-contribution.ts';
import { countNaming, type ReadGroup, type ThemeGroup } from '../read-group.ts';
import { areShort } from '../texts/short-texts.ts';
import type { ThemeLexicon } from '../words/lexicon.ts';
import { stateAfterTitles, stateInBodies } from './asks-of-bodies.ts';
import { findForeign, leaveOutPlace, nameLack } from './compose-title.ts';
import { pickFitting } from './fitting-asks.ts';
import { findTooExact } from './fitting-words.ts';
import { withoutLimit } from './formal-words.ts';
import { nameMatter } from './name-matter.ts';
import { nameDoer, nameWhose } from './name-whose.ts';
import { pickTitle } from './pick-title.ts';
import { asksSomething, typicalTitle } from './typical-title.ts';
import { writeTitle } from './written-title.ts';

/** How a theme is called. */
export interface ThemeName {
  readonly title: string;
  /** The ask that it prints; null where it prints none that the contributions state. */
  readonly named: StatedAsk | null;
  /** What it asks, whoever stated it. */
  readonly asked: TitledAsk;
  /** Whether it says more of what is to be done than the word for the object does. */
  readonly asksMore: boolean;
  /** What its quotes are to speak of. */
  readonly matter: {
    readonly object: number | null;
    readonly objectWord: string | null;
    /** Of the ask. */
    readonly group: string | null;
  };
  /** The thing alone that it is called by, because few say what is to be done. */
  readonly thing: string | null;
}

/** What the contributions of a theme say together. */
export interface ThemeSense {
  readonly group: ReadGroup;
  /** Indexes of contributions, the most typical first. */
  readonly byCentre: readonly number[];
  /** Of these, those without a doubt. */
  readonly sure: readonly number[];
  /** What they state, the most typical first. */
  readonly stated: readonly StatedAsk[];
  readonly borne: BorneAsks;
  /** The group of what most ask of the object, and the word that most use for it. */
  readonly askGroup: string | null;
  readonly usualWord: string | null;
  readonly isForeign: (text: string) => boolean;
}

/** Where at least so many ask, what is asked by the form of a clause alone may name a theme. */
const formShare = 0.2;

/** Reads what the contributions of a theme say together. */
export function readSense(group: ReadGroup, { lexicon }: ThemeModel): ThemeSense {
  const { contributions, readings, object, doubts, statedBy } = group;
  const byCentre = orderByCentre(group.points);
  const asks = readings.flatMap((reading) => askOf(reading, object) ?? []);
  return {
    group,
    byCentre,
    sure: byCentre.filter((i) => doubts[i] === null),
    stated: byCentre.flatMap((i) => statedBy[i] ?? []),
    borne: findBorneAsks(contributions, readings, lexicon),
    askGroup: mostFrequent(asks.map((ask) => lexicon.asks[ask]!.group)),
    usualWord: object === null ? null : mostFrequent(readings.map((reading) => wordOf(reading, object, lexicon))),
    isForeign: findForeign(contributions),
  };
}

/**
 * Names a theme: by an ask that its contributions state and others back; else by several of one thing, or by what is lacking; else by
 * what the bodies ask; else by its most typical title.
 * @param tellsOnly whether few say what is to be done: then it is named by what they write of
 */
export function nameTheme(sense: ThemeSense, tellsOnly: boolean, model: ThemeModel): ThemeName {
  const { group, byCentre, usualWord, askGroup } = sense;
  const { contributions, object } = group;
  const typical = typicalTitle(byCentre.map((i) => contributions[i]!));
  if (tellsOnly) {
    const thing = nameMatter(contributions, model.vectors) ?? sharedWord(group, object, usualWord);
    return {
      title: thing ?? typical,
      named: null,
      asked: { groups: [], object, objectWord: usualWord },
      asksMore: false,
      matter: { object, objectWord: thing ?? usualWord, group: null },
      thing,
    };
  }
  const { lexicon } = model;
  const { titled, isDivided } = chooseAsk(sense, lexicon);
  const composed = titled === null ? composeTitle(sense, isDivided, lexicon) : null;
  const named = titled ?? (composed === null ? askInBodies(sense, typical, lexicon) : null);
  const proposal = named === null ? composed : printAsk(named, sense, lexicon);
  const objectWord = named?.objectWord ?? usualWord;
  return {
    title: proposal ?? typical,
    named,
    asked: named === null ? { groups: groupsIn(composed ?? '', lexicon), object, objectWord } : askedOf(named, sense),
    asksMore: proposal !== null && proposal !== usualWord,
    matter: { object: named?.object ?? object, objectWord, group: named?.group ?? askGroup },
    thing: null,
  };
}

/** Counts who backs an ask, as a text says it. */
export function countBackers(
  { group }: ThemeSense,
  asked: TitledAsk,
  text: string | null,
  lexicon: ThemeLexicon,
): Backing {
  const contrary = findContrary(asked, group.near ?? group.stands, lexicon);
  return countBacking({ ...group, stated: group.statedBy }, { ...asked, contrary }, text, lexicon);
}

/** The ask that titles the theme, if one does, and whether each contribution asks something else of the object. */
function chooseAsk(
  sense: ThemeSense,
  lexicon: ThemeLexicon,
): { readonly titled: StatedAsk | null; readonly isDivided: boolean } {
  const { group, stated, borne, usualWord, askGroup, isForeign } = sense;
  const { contributions, object } = group;
  // Of long texts, and of complaints of which few state an ask, what the others want is not read for certain.
  const isRead = stated.length * 2 >= contributions.length && areShort(contributions);
  const fitting = stated.filter(({ group: asked }) => !isRead || asked === null || borne.isBorne(asked));
  const asksIn = (some: readonly StatedAsk[]): boolean => some.some((one) => one.group !== null);
  const isDivided = usualWord !== null && asksIn(stated) && !asksIn(fitting);
  const candidates = pickFitting(group, asksIn(fitting) ? fitting : stated, isRead, lexicon);
  const leading = { group: askGroup, object };
  const picked = pickTitle(candidates, leading, isForeign);
  // One plea among many complaints is not what they ask.
  const isRare = picked?.byForm === true && stated.length < formShare * contributions.length;
  if (picked === null || isRare || isDivided) return { titled: null, isDivided };
  const titled = preferBacked(
    picked,
    candidates,
    (one) => countBackers(sense, askedOf(one, sense), one.text, lexicon),
    (some) => pickTitle(some, leading, isForeign),
  );
  return { titled, isDivided };
}

/** A title that no contribution states: of several asks of one thing, or of what is lacking. */
function composeTitle(
  { group: { contributions }, usualWord, stated, borne }: ThemeSense,
  isDivided: boolean,
  lexicon: ThemeLexicon,
): string | null {
  const several =
    isDivided && usualWord !== null && !isPeople(usualWord, lexicon)
      ? nameAsks(usualWord, stated, borne, lexicon.opposites)
      : null;
  return several ?? nameLack(contributions, usualWord);
}

/** What the bodies ask, where the most typical title asks nothing: titles that are moods or troubles do not, and their letters do. */
function askInBodies(sense: ThemeSense, typical: string, lexicon: ThemeLexicon): StatedAsk | null {
  if (asksSomething(typical, lexicon)) return null;
  const { group, sure, askGroup, isForeign } = sense;
  const pickFrom = (state: typeof stateInBodies) =>
    pickTitle(state(group, sure, group.object, lexicon), { group: askGroup, object: group.object }, isForeign);
  return pickFrom(stateInBodies) ?? pickFrom(stateAfterTitles);
}

function askedOf(one: StatedAsk, { group, usualWord }: ThemeSense): TitledAsk {
  return {
    groups: one.group === null ? [] : [one.group],
    object: one.object ?? group.object,
    objectWord: one.objectWord ?? usualWord,
  };
}

/** A stated ask as a title: without a place that it is not all asked of, and with whose the thing is. */
function printAsk(named: StatedAsk, { usualWord, isForeign, group }: ThemeSense, lexicon: ThemeLexicon): string {
  if (isForeign(named.text)) return writeTitle(leaveOutPlace(named, usualWord, lexicon), lexicon);
  const loose = findTooExact(group.contributions)(named.text) ? withoutLimit(named.text) : null;
  if (loose !== null) return loose;
  const title = writeTitle(nameDoer(named, group), lexicon);
  const owned = `${nameWhose(named, group, lexicon) ?? ''}${title}`;
  return owned.length <= titleLimit ? owned : title;
}

/** Groups of the asks of a title. */
function groupsIn(title: string, lexicon: ThemeLexicon): string[] {
  const senses = lexicon.matchAsks(title).flatMap((match) => match.senses.filter(({ kind }) => kind === 'ask'));
  return [...new Set(senses.map(({ index }) => lexicon.asks[index]!.group))];
}

/** Whether a word is one for those whom something serves, who are nothing to ask for. */
function isPeople(word: string, { people }: ThemeLexicon): boolean {
  return people.some(({ words }) => words.includes(word));
}

/**
 * The word for a class of objects, if half of the contributions name the class and use the word, two of them in titles. Of two contributions
 * the clause of one says more.
 */
function sharedWord(
  { contributions, readings }: ThemeGroup,
  object: number | null,
  word: string | null,
): string | null {
  if (object === null || word === null || readings.length < 3) return null;
  if (countNaming(readings, object) * 2 < readings.length) return null;
  const using = contributions.filter(({ title, body }) => title.includes(word) || body.includes(word)).length;
  const titled = contributions.filter(({ title }) => title.includes(word)).length;
  return titled >= 2 && using * 2 >= readings.length ? word : null;
}

/** The word by which a contribution names an object of the class, the last of its title before any of its body, without asks. */
function wordOf(reading: ReadContribution, object: number, lexicon: ThemeLexicon): string | null {
  for (const { objects } of [reading.title, ...reading.passages]) {
    const words = objects
      .filter((found) => found.object === object)
      .map((found) => ({ share: found.share, name: nameObject(found.word, null, lexicon) }));
    const named = words.filter(({ name }) => name !== null);
    if (named.length > 0) return named.reduce((a, b) => (b.share >= a.share ? b : a)).name;
  }
  return null;
}

function askOf(reading: ReadContribution, object: number | null): number | null {
  for (const text of [reading.title, ...reading.passages]) {
    const near = text.objects.find((found) => found.object === object)?.ask ?? null;
    const found = near ?? text.asks[0]?.ask;
    if (found !== undefined) return found;
  }
  return null;
}
