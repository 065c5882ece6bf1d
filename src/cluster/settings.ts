import { z } from 'zod';

const share = z.number().min(0).max(1);
const coefficient = z.number();

/** Coefficients of the log-odds that two messages speak of one issue. */
const coefficients = z.strictObject({
  constant: coefficient.default(-4.5).describe('Where all pairs start from; higher joins more.'),
  cosine: coefficient.default(2.55).describe('Of the logarithm of the cosine of all terms.'),
  place: coefficient
    .default(-2.2)
    .describe('Of the cosine of the place parts: a shared place alone tells less than the cosine of all terms has it.'),
  placeAndProblem: coefficient.default(4.3).describe('Of the geometric mean of the cosines of place and problem.'),
  titlePlace: coefficient
    .default(3.6)
    .describe("Of the share of a title's place words that the other message has anywhere, mean of both ways."),
  titleProblem: coefficient.default(1.1).describe("Of the share of a title's problem words, likewise."),
  matters: coefficient.default(1.9).describe('Of the cosine of the matters spoken of.'),
  meaning: coefficient
    .default(2.9)
    .describe('Of the cosine of the directions of the problem words: words used alike count as alike.'),
  kinds: coefficient
    .default(0)
    .describe(
      'Of the cosine of the kinds that both tell, less a half: kinds of problem by their words, and kinds of asks.',
    ),
  kindsAtName: coefficient
    .default(40)
    .describe(
      'Of that cosine less `kindsFrom`, where both have a name that few messages have: one problem at one place, told in other words. By the name alone where it is below 0 (half of it), by how far they agree in place where it is above.',
    ),
  kindsAsked: share.default(0.43).describe('Share of the kinds of asks in that cosine; the rest are kinds of problem.'),
  kindsFrom: share.default(0.5).describe('Cosine of the kinds from which on they are one.'),
  kindsFloor: coefficient
    .default(0.5)
    .describe(
      'What all else says against one issue counts as this much at most, where the kinds at such a place are one.',
    ),
  kindsPieces: z
    .number()
    .min(0.1)
    .max(20)
    .default(2)
    .describe(
      'So many rare pieces of names that two messages have in common, though nothing tells where the names begin and end, stand for such a name.',
    ),
  piecesDoubt: share
    .default(0.05)
    .describe('Where they have hardly one in common, the kinds have to agree by so much more.'),
  kindsPlace: z
    .number()
    .min(0.01)
    .max(1)
    .default(0.5)
    .describe('Cosine of the place parts from which on both speak of such a place in full; by its square below.'),
  sameAuthor: coefficient.default(1.2).describe('Added where one author wrote both.'),
  sameAuthorTitle: coefficient
    .default(0.7)
    .describe(
      'Times how far the titles agree, less a half, added as well: some authors write all their messages in one form.',
    ),
  days: coefficient.default(-0.4).describe('Of the logarithm of 1 + days between.'),
  otherRegion: coefficient.default(-2.6).describe('Added where both name counties or districts and none in common.'),
  sameRegion: coefficient
    .default(0.21)
    .describe('Of the logarithm of how few messages name a county or district, where both name it.'),
  otherCity: coefficient.default(-1.2).describe('Added where both name cities and none in common.'),
  otherName: coefficient
    .default(-8)
    .describe(
      'Added where both have names that differ in a direction or a number alone (锦江北路 and 锦江南路, 二中 and 三中), and none in common.',
    ),
  otherTitleName: coefficient
    .default(-3)
    .describe(
      "Added where both titles have names, neither message has one of the other's, and the titles share hardly any word of a place.",
    ),
  sameTown: coefficient.default(0.5).describe('Added where both name towns or subdistricts, and one in common.'),
  otherTown: coefficient.default(-2).describe('Added where both name towns or subdistricts, and none in common.'),
  noTitle: coefficient
    .default(0.6)
    .describe(
      'Added where neither has a title of its own, half of it where one has: what stands for a title agrees less often.',
    ),
  rareWords: coefficient.default(0.6).describe('Of the logarithm of 1 + the number of rare words that both have.'),
});

const linkSharpness = z
  .number()
  .min(0.001)
  .max(10)
  .describe(
    'How far the best pairs of two groups outweigh the others: towards 0 their average counts, towards 10 the best pair alone.',
  );
const sizeBonus = z.number().min(0).max(2);
const logOdds = z.number().min(-20).max(20);
const candidates = z.int().min(1).max(200);

/** The same coefficients with other defaults. */
function withDefaults(values: Readonly<Record<keyof typeof coefficients.shape, number>>): typeof coefficients {
  const names = Object.keys(coefficients.shape) as (keyof typeof coefficients.shape)[];
  const shape = names.map((name) => {
    const schema = coefficients.shape[name];
    return [name, schema.unwrap().default(values[name]).describe(schema.description!)];
  });
  return z.strictObject(Object.fromEntries(shape) as typeof coefficients.shape);
}

/** Settings that differ where issues are compared with each other, to find problem classes: places do not count. */
const classSettings = z.strictObject({
  coefficients: withDefaults({
    constant: -4.4,
    cosine: 0.1,
    place: 0,
    placeAndProblem: 0,
    titlePlace: 0,
    titleProblem: 0,
    matters: 0.55,
    meaning: 0.7,
    kinds: 5.9,
    kindsAtName: 0,
    kindsAsked: 0.44,
    kindsFrom: 0.5,
    kindsFloor: 0.5,
    kindsPieces: 2,
    piecesDoubt: 0,
    kindsPlace: 0.5,
    sameAuthor: 0,
    sameAuthorTitle: 0,
    days: 0,
    otherRegion: 0,
    sameRegion: 0,
    otherCity: 0,
    otherName: 0,
    otherTitleName: 0,
    sameTown: 0,
    otherTown: 0,
    noTitle: 0,
    rareWords: 0.32,
  })
    .prefault({})
    .describe('As `cluster.coefficients`, with issues in the place of messages.'),
  sameTopic: coefficient.default(0.45).describe('Added where both issues are mostly of one topic.'),
  sameSubtopic: coefficient.default(0.7).describe('Added where they are of one subtopic, too.'),
  sameKind: coefficient.default(1.5).describe('Added where both issues are mostly of one kind.'),
  linkSharpness: linkSharpness.default(0.1).describe('As `cluster.linkSharpness`.'),
  sizeBonus: sizeBonus.default(0).describe('As `cluster.sizeBonus`.'),
  threshold: logOdds
    .default(0.3)
    .describe('Log-odds from which two groups of issues are one class; higher makes smaller classes.'),
  edgeThreshold: logOdds
    .default(-1.5)
    .describe('Log-odds from which two issues are a reason to compare their classes.'),
  candidates: candidates.default(10).describe('Candidates of an issue that are compared in full, at most.'),
});

/** Settings of recurring issues; `docs/issues.md` says how they are found. */
export const issueSettings = z.strictObject({
  titleWeight: z
    .number()
    .min(1)
    .max(20)
    .default(2.4)
    .describe('What a word of the title counts, in words of the body.'),
  coefficients: coefficients
    .prefault({})
    .describe(
      'Of the log-odds that two messages speak of one issue. Fitted to marked pairs: change them only with marks of your own.',
    ),
  evidenceLimit: z
    .number()
    .min(0.1)
    .max(50)
    .default(6)
    .describe('Bound of what the content of one pair can add or take away, in log-odds.'),
  linkSharpness: linkSharpness.default(0.7),
  sizeBonus: sizeBonus
    .default(0.5)
    .describe('Added for every doubling of the number of pairs compared: larger groups join more easily.'),
  threshold: logOdds
    .default(-0.1)
    .describe('Log-odds from which two groups of messages are one issue; higher makes smaller, purer issues.'),
  stayThreshold: logOdds.default(-0.3).describe('Log-odds below which a message leaves its group of three or more.'),
  edgeThreshold: logOdds
    .default(-1.1)
    .describe('Log-odds from which a pair of messages is a reason to compare their groups.'),
  possibleThreshold: logOdds
    .default(-3)
    .describe(
      'Log-odds from which a pair of messages of two issues is listed in `possible_merges`, for a person to decide, unless they name places that exclude each other.',
    ),
  possibleMatter: share
    .default(0.3)
    .describe(
      'Cosine of the matters spoken of above which a pair is listed there in any case, where both have a name that few messages have, or pieces of one, and name no places that exclude each other; 1 lists none.',
    ),
  possibleKinds: share
    .default(0.4)
    .describe('Cosine of the kinds above which a pair is listed there likewise; 1 lists none.'),
  copyThreshold: share
    .default(0.85)
    .describe('Similarity from which one text is a near-copy of another (`copied_text` of an issue).'),
  probeTerms: z
    .int()
    .min(1)
    .max(64)
    .default(10)
    .describe(
      'Terms of a message, the most telling first, by which its candidates are looked up; more find more and take longer.',
    ),
  probeWindow: z
    .int()
    .min(1)
    .max(1000)
    .default(24)
    .describe('Messages looked at before and after a message in time for each of these terms.'),
  candidates: candidates.default(8).describe('Candidates of a message that are compared in full, at most.'),
  candidateFloor: share
    .default(0.06)
    .describe('Cosine over those terms alone below which a candidate is not compared.'),
  exemplars: z
    .int()
    .min(2)
    .max(64)
    .default(12)
    .describe('Members by which a large issue is compared; more are more exact and take longer.'),
  classes: classSettings
    .prefault({})
    .describe(
      'What differs where issues are compared with each other, to find problem classes: places do not count there.',
    ),
  memoryDays: z
    .int()
    .min(1)
    .default(730)
    .describe(
      'A message that still stands alone so many days before the newest one is forgotten, unless it may be one issue with another or an edit names it: later ones are not compared with it.',
    ),
});

export type IssueSettings = z.infer<typeof issueSettings>;
