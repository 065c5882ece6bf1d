import { z } from 'zod';

const share = z.number().min(0).max(1);
const coefficient = z.number();

/** What adds to the log-odds that two messages speak of one issue, beside what the trees of `models/issues` say. */
const coefficients = z.strictObject({
  constant: coefficient.default(0.8).describe('Added to all pairs; higher joins more.'),
  otherName: coefficient
    .default(-8)
    .describe(
      'Added where both have names that differ in a direction or a number alone (锦江北路 and 锦江南路, 二中 and 三中), estates of one brand (锦棠苑 and 锦棠雅居), branches of a firm or houses of a chain (沐榆路店 and 澜桨街店), and none in common, or whose titles name other crossings or sections of one road.',
    ),
  otherTitleName: coefficient
    .default(-2.9)
    .describe(
      "Added where both titles have names, neither message has one of the other's, and the titles share hardly any word of a place, or name schools and the like that are called alike but for their own name.",
    ),
  otherPlace: coefficient
    .default(-8)
    .describe(
      'Added where two messages share a firm that serves or builds many places (沐衡热力, 栖禾物业), but no name of what is at one place, and both name estates, villages, schools or hospitals, none of them alike.',
    ),
  otherMatter: coefficient
    .default(-2)
    .describe(
      'Added where two messages share no name but of what has many matters at once (a line, a school, a hospital, a station), and have neither a matter nor a kind of asks in common.',
    ),
  sameSpot: coefficient
    .default(1.5)
    .describe(
      'Added where two messages name the same two roads, or one branch of one firm, and tell one matter or kind of problem.',
    ),
  otherTitleOfAuthor: coefficient
    .default(-3)
    .describe(
      'Added where one author wrote both who writes in one form, the titles have little in common beside it, and no name is in common.',
    ),
  oneThanks: coefficient
    .default(-6)
    .describe('Added where one message thanks, by its title and its kind, and the other does not.'),
  otherRegion: coefficient
    .default(-8)
    .describe(
      'Added where two messages are of counties, districts or cities that exclude each other and name nothing in common that reaches beyond one, or that has no other county.',
    ),
  sameInstitution: coefficient
    .default(2)
    .describe(
      'Added where two messages of one county or city name what it has one of by its kind (公交集团, 实验小学, 三院), or one group of people, and tell one kind of problem.',
    ),
  sameTown: coefficient.default(1).describe('Added where both name towns or subdistricts, and one in common.'),
  otherTown: coefficient.default(-2).describe('Added where both name towns or subdistricts, and none in common.'),
});

/** Coefficients of the log-odds that two issues state one problem. */
const classCoefficients = z.strictObject({
  constant: coefficient.default(-4.4).describe('Where all pairs of issues start from; higher joins more.'),
  cosine: coefficient.default(0.1).describe('Of the logarithm of the cosine of all terms.'),
  matters: coefficient.default(0.55).describe('Of the cosine of the matters spoken of.'),
  meaning: coefficient
    .default(0.7)
    .describe('Of the cosine of the directions of the problem words: words used alike count as alike.'),
  kinds: coefficient
    .default(5.9)
    .describe(
      'Of the cosine of the kinds that both tell, less a half: kinds of problem by their words, and kinds of asks.',
    ),
  rareWords: coefficient.default(0.32).describe('Of the logarithm of 1 + the number of rare words that both have.'),
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

const exemplars = z.int().min(2).max(64);

/** Settings that differ where issues are compared with each other, to find problem classes: places do not count. */
const classSettings = z.strictObject({
  coefficients: classCoefficients.prefault({}).describe('Weights in the log-odds that two issues state one problem.'),
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
  exemplars: exemplars.default(12).describe('Issues by which a large class is compared.'),
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
      'Fixed values added to the log-odds that two messages are of one issue. Everything else is weighed by trees that were learned from marked pairs.',
    ),
  evidenceLimit: z
    .number()
    .min(0.1)
    .max(50)
    .default(6)
    .describe('Bound of what the content of one pair can add or take away, in log-odds.'),
  linkSharpness: linkSharpness.default(0.5),
  sizeBonus: sizeBonus
    .default(0.4)
    .describe('Added for every doubling of the number of pairs compared: larger groups join more easily.'),
  threshold: logOdds
    .default(-0.1)
    .describe('Log-odds from which two groups of messages are one issue; higher makes smaller, purer issues.'),
  stayThreshold: logOdds.default(-1).describe('Log-odds below which a message leaves its group of three or more.'),
  memberThreshold: logOdds
    .default(-0.2)
    .describe('Log-odds from which a message that joining left alone is of a group that stands, told by that group.'),
  pairThreshold: logOdds
    .default(-0.85)
    .describe('Log-odds, told likewise, below which two messages that joining put together alone come apart again.'),
  edgeThreshold: logOdds
    .default(-1.1)
    .describe('Log-odds from which a pair of messages is a reason to compare their groups.'),
  possibleThreshold: logOdds
    .default(-1.2)
    .describe(
      'Log-odds from which a pair of messages of two issues is listed in `possible_merges`, for a person to decide, unless they name places that exclude each other.',
    ),
  possibleMatter: share
    .default(0.6)
    .describe(
      'Cosine of the matters spoken of above which a pair is listed in `possible_merges` whatever its log-odds, if both have a name that few messages have, or pieces of one, and name no places that exclude each other; 1 lists none.',
    ),
  kindsAsked: share
    .default(0.44)
    .describe(
      'Share of the kinds of asks in how far the kinds of two messages, or issues, agree; the rest are kinds of problem.',
    ),
  possibleKinds: share
    .default(0.55)
    .describe('Cosine of the kinds of problem and asks above which a pair is listed there likewise; 1 lists none.'),
  possibleGroupKinds: share
    .default(0.8)
    .describe(
      'Cosine of the kinds of problem and asks above which a pair is listed there if both speak of one group of people (环卫工, 退役士兵) and name no places that differ; 1 lists none.',
    ),
  copyThreshold: share
    .default(0.85)
    .describe('Similarity from which one text is a near-copy of another (`copied_text` of an issue).'),
  probeTerms: z
    .int()
    .min(1)
    .max(64)
    .default(12)
    .describe(
      'Terms of a message, the most telling first, by which its candidates are looked up; more find more and take longer.',
    ),
  probeWindow: z
    .int()
    .min(1)
    .max(1000)
    .default(24)
    .describe('Messages looked at before and after a message in time for each of these terms.'),
  candidates: candidates.default(12).describe('Candidates of a message that are compared in full, at most.'),
  candidateFloor: share
    .default(0.03)
    .describe('Cosine over those terms alone below which a candidate is not compared.'),
  exemplars: exemplars
    .default(24)
    .describe('Members by which a large issue is compared; more are more exact and take longer.'),
  classes: classSettings
    .prefault({})
    .describe(
      'What differs where issues are compared with each other, to find problem classes: places do not count there.',
    ),
  namesKeptFrom: z
    .int()
    .min(0)
    .default(50_000)
    .describe(
      'Messages of a workspace from which on an issue keeps its name as long as its members are the same; of fewer all issues are named anew in every run.',
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
