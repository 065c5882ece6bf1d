import { rankByFrequency } from '../naming/most-frequent.ts';
import { findProposals } from './asks/parse-proposal.ts';
import type { StatedAsk } from './asks/read-clause.ts';
import { backersOf, countSupport } from './backing/count-backing.ts';
import { widenAsk } from './backing/find-backers.ts';
import { findBeneficiaries } from './backing/find-beneficiaries.ts';
import type { Theme } from './contract.ts';
import { pickQuotes } from './pick-quotes.ts';
import type { ReadContribution, ThemeModel } from './points/read-contribution.ts';
import type { ReadGroup, ThemeGroup } from './read-group.ts';
import { findSide, findStance, type Stance } from './stands/find-opposing.ts';
import { isFormula } from './texts/says-nothing.ts';
import { hashThemeId } from './theme-id.ts';
import { writeVerb } from './titles/formal-words.ts';
import { countBackers, nameTheme, readSense, type ThemeName } from './titles/name-theme.ts';
import { asksSomething } from './titles/typical-title.ts';

/** A theme and what it says in the lexicon's terms, for finding those that contradict it. */
export interface DescribedTheme {
  readonly theme: Omit<Theme, 'opposing'>;
  /** Index in the lexicon's objects. */
  readonly object: number | null;
  /** What most contributions ask of it, each in one clause, and in which phrase; none where most do not agree. */
  readonly stances: readonly Stance[];
}

/**
 * Names a group, counts who stands behind it and picks its quotes.
 * @param tellsOnly whether few of its contributions say what is to be done: then it is named by what they write of
 */
export function describeTheme(group: ReadGroup, tellsOnly: boolean, model: ThemeModel, quotes: number): DescribedTheme {
  const { contributions, readings, object } = group;
  const { lexicon } = model;
  const sense = readSense(group, model);
  const name = nameTheme(sense, tellsOnly, model);
  const { title, named, asked, matter, thing } = name;
  const backing = countBackers(sense, widenAsk(contributions, readings, asked, lexicon), named?.text ?? null, lexicon);
  const all = countSupport(contributions);
  const founder = contributions[0]!;
  const objectWord = named?.objectWord ?? sense.usualWord;
  const [askedFirst = null] = asked.groups;
  return {
    object,
    stances: tellsOnly ? [] : findStances(group, sense.stated, asked.object, askedFirst),
    theme: {
      theme_id: hashThemeId(founder.id),
      title,
      proposes: !tellsOnly && sense.sure.length > 0 && asksAnything(name, group, model),
      ask: named === null || named.ask === null ? null : writeVerb(named.ask),
      object: thing === null || (objectWord !== null && thing.includes(objectWord)) ? objectWord : thing,
      beneficiaries: findBeneficiaries(contributions, lexicon),
      supporters: { ...all, total: backing.support.total },
      regions: rankByFrequency(contributions.flatMap(({ region }) => region ?? [])),
      quotes: pickQuotes(contributions, backersOf(sense.byCentre, backing), quotes, matter, lexicon),
      first_at: founder.createdAt,
      last_at: contributions.at(-1)!.createdAt,
      message_ids: contributions.map(({ id }) => id),
      backing_ids: contributions.flatMap(({ id }, i) => (backing.backs[i]! ? [id] : [])),
    },
  };
}

/** Some wish in words that name no object of the lexicon's, and some titles only name what the letters ask. */
function asksAnything({ asksMore, title }: ThemeName, group: ReadGroup, { lexicon }: ThemeModel): boolean {
  return asksMore || asksSomething(title, lexicon) || countProposing(group) * 2 >= group.readings.length;
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

/** How many contributions propose something of the object in their bodies. */
function countProposing({ contributions, readings, object }: ReadGroup): number {
  const asks = ({ passages }: ReadContribution): boolean =>
    passages.some(({ objects }) => objects.some((found) => found.object === object && found.ask !== null));
  const wishes = (body: string): boolean => findProposals(body).some((passage) => !isFormula(passage));
  return contributions.filter(({ body }, i) => asks(readings[i]!) && wishes(body)).length;
}
