import { z } from 'zod';

const share = z.number().min(0).max(1);

/** Coefficients of the log-odds that two messages speak of one issue. */
const coefficients = z.strictObject({
  constant: z.number().default(-5.1),
  /** Of the logarithm of the cosine of all terms. */
  cosine: z.number().default(2.55),
  /** Of the cosine of the place parts: a shared place alone tells less than the cosine of all terms has it. */
  place: z.number().default(-2.2),
  /** Of the geometric mean of the cosines of place and problem. */
  placeAndProblem: z.number().default(4.3),
  /** Of the share of a title's place words that the other message has anywhere, mean of both ways. */
  titlePlace: z.number().default(3.6),
  /** Likewise of its problem words. */
  titleProblem: z.number().default(1.1),
  /** Of the cosine of the matters spoken of. */
  matters: z.number().default(1.9),
  /** Of the cosine of the directions of the problem words: words used alike count as alike. */
  meaning: z.number().default(2.9),
  sameAuthor: z.number().default(1.2),
  /** More of it where the titles agree, less where they do not: some authors write all their messages in one form. */
  sameAuthorTitle: z.number().default(0.7),
  /** Of the logarithm of 1 + days between. */
  days: z.number().default(-0.4),
  /** Where both name counties or districts and none in common. */
  otherRegion: z.number().default(-2.6),
  /** Of the logarithm of how few messages name a county or district, where both name it. */
  sameRegion: z.number().default(0.21),
  /** Where both name cities and none in common. */
  otherCity: z.number().default(-1.2),
  /** Where both have names that differ in a direction or a number alone (锦江北路 and 锦江南路, 二中 and 三中), and none in common. */
  otherName: z.number().default(-8),
  /** Where both titles have names, neither message has one of the other's, and the titles share hardly any word of a place. */
  otherTitleName: z.number().default(-3),
  /** Where both name towns or subdistricts, one in common or none. */
  sameTown: z.number().default(0.5),
  otherTown: z.number().default(-2),
  /** Of the logarithm of 1 + the number of rare words that both have. */
  rareWords: z.number().default(1.1),
});

/** Settings that differ where issues are compared with each other, to find problem classes: places do not count. */
const classSettings = z.strictObject({
  coefficients: coefficients.prefault({
    constant: -4.3,
    cosine: 0.8,
    place: 0,
    placeAndProblem: 0,
    titlePlace: 0,
    titleProblem: 0,
    matters: 1.2,
    meaning: 1.7,
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
    rareWords: 0.75,
  }),
  /** Where both issues are mostly of one topic, subtopic or kind. */
  sameTopic: z.number().default(0.5),
  sameSubtopic: z.number().default(0.9),
  sameKind: z.number().default(1.5),
  linkSharpness: z.number().min(0.001).max(10).default(0.1),
  sizeBonus: z.number().min(0).max(2).default(0),
  threshold: z.number().min(-20).max(20).default(0.3),
  edgeThreshold: z.number().min(-20).max(20).default(-1.5),
  candidates: z.int().min(1).max(200).default(10),
});

/** Settings of recurring issues; `docs/issues.md` says what each does. */
export const issueSettings = z.strictObject({
  /** Weight of a word of the title in words of the body. */
  titleWeight: z.number().min(1).max(20).default(2.4),
  coefficients: coefficients.prefault({}),
  /** Bound of what the content of one pair can add or take away, in log-odds. */
  evidenceLimit: z.number().min(0.1).max(50).default(6),
  /** How far the best pairs of two groups outweigh the others: towards 0 average link, towards infinity single link. */
  linkSharpness: z.number().min(0.001).max(10).default(0.7),
  /** Added for every doubling of the number of pairs compared. */
  sizeBonus: z.number().min(0).max(2).default(0.5),
  /** Log-odds from which two groups are one issue. */
  threshold: z.number().min(-20).max(20).default(-0.1),
  /** Log-odds below which a message leaves its group of three or more. */
  stayThreshold: z.number().min(-20).max(20).default(-0.3),
  /** Log-odds from which a pair of messages is a reason to compare their groups. */
  edgeThreshold: z.number().min(-20).max(20).default(-1.1),
  /** Similarity from which one text is a near-copy of another. */
  copyThreshold: share.default(0.85),
  /** Terms of a message, the most telling first, by which its candidates are looked up. */
  probeTerms: z.int().min(1).max(64).default(10),
  /** Messages looked at before and after a message in time for each of these terms. */
  probeWindow: z.int().min(1).max(1000).default(24),
  /** Candidates of a message that are compared in full. */
  candidates: z.int().min(1).max(200).default(8),
  /** Cosine over those terms alone below which a candidate is not compared. */
  candidateFloor: share.default(0.06),
  /** Members by which a large issue is compared. */
  exemplars: z.int().min(2).max(64).default(12),
  classes: classSettings.prefault({}),
  /** Days without a message after which an issue is dormant. */
  dormantDays: z.int().min(1).default(60),
  /** Days after which a message that never recurred is forgotten, counted back from the newest message. */
  memoryDays: z.int().min(1).default(730),
});

export type IssueSettings = z.infer<typeof issueSettings>;
