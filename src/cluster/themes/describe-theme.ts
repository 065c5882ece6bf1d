import { mostFrequent, rankByFrequency } from '../naming/most-frequent.ts';
import { readSigns, titleLimit } from '../naming/titles.ts';
import { isOfMatter, stateAfterTitle } from './asks/body-wish.ts';
import { nameObject } from './asks/name-object.ts';
import { findProposals } from './asks/parse-proposal.ts';
import type { StatedAsk } from './asks/read-clause.ts';
import { withoutEmoticons } from './asks/split-clauses.ts';
import { plainTitle, stateInBody } from './asks/state-ask.ts';
import { findBorneAsks, nameAsks } from './backing/borne-asks.ts';
import { findContrary } from './backing/contested.ts';
import { backersOf, countBacking, countSupport, preferBacked } from './backing/count-backing.ts';
import { type TitledAsk, widenAsk } from './backing/find-backers.ts';
import { findBeneficiaries } from './backing/find-beneficiaries.ts';
import type { Theme } from './contract.ts';
import { pickQuotes } from './pick-quotes.ts';
import type { ThemePoint } from './points/place-contributions.ts';
import type { ReadContribution, ThemeModel } from './points/read-contribution.ts';
import { countNaming, type ReadGroup, type ThemeGroup } from './read-group.ts';
import { findSide, findStance, type Stance } from './stands/find-opposing.ts';
import { hideNames } from './texts/hide-names.ts';
import { isFormula } from './texts/says-nothing.ts';
import { areShort } from './texts/short-texts.ts';
import type { WrittenContribution } from './texts/without-words.ts';
import { hashThemeId } from './theme-id.ts';
import { findForeign, leaveOutPlace, nameLack } from './titles/compose-title.ts';
import { findCut, findRareAsks, findTooExact, findTooNarrow, findTooWide } from './titles/fitting-words.ts';
import { withoutLimit, writeVerb } from './titles/formal-words.ts';
import { nameMatter } from './titles/name-matter.ts';
import { nameDoer, nameWhose } from './titles/name-whose.ts';
import { pickTitle } from './titles/pick-title.ts';
import { writeTitle } from './titles/written-title.ts';
import type { ThemeLexicon } from './words/lexicon.ts';

/** A theme and what it says in the lexicon's terms, for finding those that contradict it. */
export interface DescribedTheme {
  readonly theme: Omit<Theme, 'opposing'>;
  /** Index in the lexicon's objects. */
  readonly object: number | null;
  /** What most contributions ask of it, each in one clause, and in which phrase; none where most do not agree. */
  readonly stances: readonly Stance[];
}

/** Where at least so many ask, what is asked by the form of a clause alone may name a theme. */
const formShare = 0.2;

/**
 * Names a group, counts who stands behind it and picks its quotes.
 * @param tellsOnly whether few of its contributions say what is to be done: then it is named by what they write of
 */
export function describeTheme(group: ReadGroup, tellsOnly: boolean, model: ThemeModel, quotes: number): DescribedTheme {
  const { contributions, readings, object, doubts, statedBy } = group;
  const asks = readings.flatMap((reading) => askOf(reading, object) ?? []);
  const askGroup = mostFrequent(asks.map((ask) => model.lexicon.asks[ask]!.group));
  const byCentre = orderByCentre(group.points);
  const stated = byCentre.flatMap((i) => statedBy[i] ?? []);
  const isForeign = findForeign(contributions);
  const borne = findBorneAsks(contributions, readings, model.lexicon);
  const usualWord =
    object === null ? null : mostFrequent(readings.map((reading) => wordOf(reading, object, model.lexicon)));
  // Of long texts, and of complaints of which few state an ask, what the others want is not read for certain.
  const isRead = stated.length * 2 >= contributions.length && areShort(contributions);
  const fitting = stated.filter(({ group: asked }) => !isRead || asked === null || borne.isBorne(asked));
  const asksIn = (some: readonly StatedAsk[]): boolean => some.some((one) => one.group !== null);
  // Each asks something else of it.
  const isDivided = usualWord !== null && asksIn(stated) && !asksIn(fitting);
  const candidates = pickFitting(group, asksIn(fitting) ? fitting : stated, isRead, model.lexicon);
  const leading = { group: askGroup, object };
  const picked = pickTitle(candidates, leading, isForeign);
  const countBackers = (asked: TitledAsk, text: string | null) =>
    countBacking(
      { ...group, stated: statedBy },
      { ...asked, contrary: findContrary(asked, group.near ?? group.stands, model.lexicon) },
      text,
      model.lexicon,
    );
  const askedOf = (one: StatedAsk): TitledAsk => ({
    groups: one.group === null ? [] : [one.group],
    object: one.object ?? object,
    objectWord: one.objectWord ?? usualWord,
  });
  // One plea among many complaints is not what they ask.
  const isRare = picked?.byForm === true && stated.length < formShare * contributions.length;
  const titled =
    picked === null || isRare || isDivided || tellsOnly
      ? null
      : preferBacked(
          picked,
          candidates,
          (one) => countBackers(askedOf(one), one.text),
          (some) => pickTitle(some, leading, isForeign),
        );
  const several =
    isDivided && !isPeople(usualWord, model.lexicon)
      ? nameAsks(usualWord, stated, borne, model.lexicon.opposites)
      : null;
  const composed = titled === null && !tellsOnly ? (several ?? nameLack(contributions, usualWord)) : null;
  const typical = typicalTitle(byCentre.map((i) => contributions[i]!));
  // Titles that are moods or troubles ask nothing; their letters do.
  const sure = byCentre.filter((i) => doubts[i] === null);
  const isSilent = !tellsOnly && composed === null && !asksSomething(typical, model.lexicon);
  const inBodies = (state: typeof stateInBodies) =>
    isSilent ? pickTitle(state(group, sure, object, model.lexicon), leading, isForeign) : null;
  const named = titled ?? inBodies(stateInBodies) ?? inBodies(stateAfterTitles);
  const objectWord = named?.objectWord ?? usualWord;
  const proposal = named === null ? composed : printAsk(named, usualWord, isForeign, group, model.lexicon);
  const told = tellsOnly ? (nameMatter(contributions, model.vectors) ?? sharedWord(group, object, usualWord)) : null;
  const title = told ?? proposal ?? typical;
  const matter = {
    object: named?.object ?? object,
    objectWord: told ?? objectWord,
    group: tellsOnly ? null : (named?.group ?? askGroup),
  };
  const founder = contributions[0]!;
  const asked =
    named === null ? { groups: groupsIn(composed ?? '', model.lexicon), object, objectWord } : askedOf(named);
  const backing = countBackers(widenAsk(contributions, readings, asked, model.lexicon), named?.text ?? null);
  const all = countSupport(contributions);
  const [askedFirst = null] = asked.groups;
  return {
    object,
    stances: tellsOnly ? [] : findStances(group, stated, asked.object, askedFirst),
    theme: {
      theme_id: hashThemeId(founder.id),
      title,
      // Some wish in words that name no object of the lexicon's, and some titles only name what the letters ask.
      proposes:
        !tellsOnly &&
        sure.length > 0 &&
        ((proposal !== null && proposal !== usualWord) ||
          asksSomething(title, model.lexicon) ||
          countProposing(group, object) * 2 >= readings.length),
      ask: named === null || named.ask === null ? null : writeVerb(named.ask),
      object: told === null || (objectWord !== null && told.includes(objectWord)) ? objectWord : told,
      beneficiaries: findBeneficiaries(contributions, model.lexicon),
      supporters: { ...all, total: backing.support.authors + backing.support.likes },
      regions: rankByFrequency(contributions.flatMap(({ region }) => region ?? [])),
      quotes: pickQuotes(contributions, backersOf(byCentre, backing), quotes, matter, model.lexicon),
      first_at: founder.createdAt,
      last_at: contributions.at(-1)!.createdAt,
      message_ids: contributions.map(({ id }) => id),
      backing_ids: contributions.flatMap(({ id }, i) => (backing.backs[i]! ? [id] : [])),
    },
  };
}

/** What most contributions ask of a theme's object, and in which phrase. */
function findStances(
  { contributions, stands }: ThemeGroup,
  stated: readonly StatedAsk[],
  object: number | null,
  titled: string | null,
): Stance[] {
  const theme = { contributions: contributions.length, titled };
  const onObject = object === null ? null : (findStance(stated, object, theme) ?? findSide(stands, object, titled));
  return [onObject, findSide(stands, null, null)].filter((stance) => stance !== null);
}

/** A stated ask as a title: without a place that it is not all asked of, and with whose the thing is. */
function printAsk(
  named: StatedAsk,
  usualWord: string | null,
  isForeign: (text: string) => boolean,
  group: ThemeGroup,
  lexicon: ThemeLexicon,
): string {
  if (isForeign(named.text)) return writeTitle(leaveOutPlace(named, usualWord, lexicon), lexicon);
  const loose = findTooExact(group.contributions)(named.text) ? withoutLimit(named.text) : null;
  if (loose !== null) return loose;
  const title = writeTitle(nameDoer(named, group), lexicon);
  const owned = `${nameWhose(named, group, lexicon) ?? ''}${title}`;
  return owned.length <= titleLimit ? owned : title;
}

/**
 * What bodies ask of things that half of the contributions, and two, name, or in words that as many use: what one asks beside its matter
 * is not what they ask.
 */
function stateInBodies(
  { contributions, readings }: ThemeGroup,
  byCentre: readonly number[],
  object: number | null,
  lexicon: ThemeLexicon,
): StatedAsk[] {
  const enough = Math.max(2, readings.length / 2);
  const stated = byCentre.flatMap((i) => {
    const one = contributions[i]!;
    return stateInBody(one, object, hideNames(lexicon, one.places)) ?? [];
  });
  return stated.filter(({ object: asked, text }) =>
    asked === null
      ? stated.filter((other) => other.text === text).length >= enough
      : countNaming(readings, asked) >= enough,
  );
}

/** What half of the contributions, as short texts, ask after titles that only tell, as far as half of the others speak of it. */
function stateAfterTitles(
  { contributions, readings }: ThemeGroup,
  byCentre: readonly number[],
  object: number | null,
  lexicon: ThemeLexicon,
): StatedAsk[] {
  const stated = byCentre.flatMap((i) => {
    const one = contributions[i]!;
    const found = stateAfterTitle(one, object, hideNames(lexicon, one.places));
    const others = contributions.filter((other) => other !== one).map(({ title, body }) => `${title}，${body}`);
    return found === null ? [] : [{ found, isShared: isOfMatter(found.text, others) }];
  });
  if (stated.length * 2 < readings.length) return [];
  return stated.flatMap(({ found, isShared }) => (isShared ? found : []));
}

/** Groups of the asks of a title. */
function groupsIn(title: string, lexicon: ThemeLexicon): string[] {
  const senses = lexicon.matchAsks(title).flatMap((match) => match.senses.filter(({ kind }) => kind === 'ask'));
  return [...new Set(senses.map(({ index }) => lexicon.asks[index]!.group))];
}

/**
 * Whole from where they are cut out of a name, and as far as others are left, without those that want something all night and, of short
 * texts, those that few ask or whose words few use.
 */
function pickFitting(
  { contributions, readings }: ThemeGroup,
  stated: readonly StatedAsk[],
  isRead: boolean,
  lexicon: ThemeLexicon,
): readonly StatedAsk[] {
  const isCut = findCut(contributions, lexicon);
  const whole = stated.map((one) =>
    isCut(one.text) ? { ...one, text: one.text.slice(1), ask: null, group: null, leads: false } : one,
  );
  const isTooWide = findTooWide(contributions);
  const usual = keepAsking(whole, ({ text }) => !isTooWide(text));
  if (!isRead) return usual;
  const isRare = findRareAsks(readings, lexicon);
  const asked = keepAsking(usual, (one) => !isRare(one));
  const isTooNarrow = findTooNarrow(contributions, lexicon);
  const shared = asked.filter(({ objectWord }) => !isTooNarrow(objectWord));
  return shared.length > 0 ? shared : asked;
}

/** Those that fit, where they ask anything in known words. */
function keepAsking(stated: readonly StatedAsk[], fits: (one: StatedAsk) => boolean): readonly StatedAsk[] {
  const kept = stated.filter(fits);
  return kept.some(({ group }) => group !== null) ? kept : stated;
}

function asksSomething(title: string, lexicon: ThemeLexicon): boolean {
  const [first] = lexicon.matchAsks(title);
  if (/^(?:询问|咨询|请问)/u.test(title) || readSigns(title).question) return false;
  return first !== undefined && (first.start === 0 || !readSigns(title).trouble);
}

/** A shorter title is printed as it is written. */
const shortestTitle = 4;
/** Whether a word is one for those whom something serves, who are nothing to ask for. */
function isPeople(word: string, { people }: ThemeLexicon): boolean {
  return people.some(({ words }) => words.includes(word));
}

/** So many contributions, and sentences of each, are looked at for one that says something. */
const lookedAt = { contributions: 12, sentences: 6 } as const;
const sentenceEnd = /[。！!？?；;\n]|(?<=\p{Script=Han})\.(?=\p{Script=Han}|$)/u;

/**
 * The first title that says more than who writes from where and when; where none does, the first sentence of a body that does, and where
 * there is none, the first title.
 * @param contributions the most typical first
 */
function typicalTitle(contributions: readonly Pick<WrittenContribution, 'title' | 'body'>[]): string {
  const looked = contributions.slice(0, lookedAt.contributions);
  const written = withoutEmoticons(contributions[0]!.title).replace(/\s+/gu, '');
  const own = plainTitle(written);
  const isSilent = own === '' && written.length >= shortestTitle;
  const told = isSilent
    ? [
        ...looked.map(({ title }) => title),
        ...looked.flatMap(({ body }) => body.split(sentenceEnd).slice(0, lookedAt.sentences)),
      ].map(plainTitle)
    : [own];
  const stated = told.find((text) => text.length >= shortestTitle);
  const plain = stated ?? written;
  if (plain === '') return '未命名的建议';
  return plain.length <= titleLimit ? plain : `${plain.slice(0, titleLimit - 1)}…`;
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

/** How many contributions propose something of a class in their bodies. */
function countProposing({ contributions, readings }: ThemeGroup, object: number | null): number {
  const asks = ({ passages }: ReadContribution): boolean =>
    passages.some(({ objects }) => objects.some((found) => found.object === object && found.ask !== null));
  const wishes = (body: string): boolean => findProposals(body).some((passage) => !isFormula(passage));
  return contributions.filter(({ body }, i) => asks(readings[i]!) && wishes(body)).length;
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

/** Indexes of points, the nearest to the group's centre first. */
function orderByCentre(points: readonly ThemePoint[]): number[] {
  const sums = new Map<number, number>();
  const dense = new Float64Array(points[0]!.dense.length);
  for (const point of points) {
    for (let f = 0; f < point.features.length; f++) {
      sums.set(point.features[f]!, (sums.get(point.features[f]!) ?? 0) + point.values[f]!);
    }
    for (let d = 0; d < dense.length; d++) dense[d]! += point.dense[d]!;
  }
  const scores = points.map((point) => {
    let score = 0;
    for (let f = 0; f < point.features.length; f++) score += point.values[f]! * sums.get(point.features[f]!)!;
    for (let d = 0; d < dense.length; d++) score += point.dense[d]! * dense[d]!;
    return score;
  });
  return points.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]! || a - b);
}
