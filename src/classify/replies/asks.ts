import { type charPairs, overlap, stripFrame } from './overlap.ts';

/** Words of clauses that ask, want or propose something, by a question mark or without one (还装不装). */
const asking =
  /[?？]|吗$|呢$|什么|何时|几时|哪|怎么|如何|是否|能否|可否|能不能|有没有|是不是|会不会|可不可以|要不要|行不行|多少|多久|几[个天月年点时号]|为何|谁|(.)不\1|请求|要求|希望|恳请|建议|请(?!问)|应该|尽快|给个/u;
/** Words of such clauses that do not say what is asked for. */
const askingFrame =
  /另外|请问|想问|问一下|想知道|什么|何时|几时|时候|哪里|哪个|哪|怎么办|怎么|如何|是否|能否|可否|能不能|有没有|是不是|会不会|可不可以|要不要|多少|多久|为何|为什么|吗|呢|我们?|你们|请求|要求|希望|恳请|建议|请|应该|尽快|贵[局府部]|有关部门|相关部门|政府|第[一二三四五六]|其[一二三四五六]/gu;

/** What is asked for stands mostly at the end of a message. */
const readLength = 1200;
const mostAsks = 8;

/** The last clauses of a message that ask for something, without the words that only ask. */
export function findAsks(body: string): string[] {
  const asks: string[] = [];
  for (const clause of body.slice(-readLength).split(/[，。；！,;!\s：:]|(?<=[?？])/u)) {
    if (clause.length < 4 || !asking.test(clause)) continue;
    const matter = stripFrame(clause.replace(askingFrame, ' '));
    if (/\p{Script=Han}{2}/u.test(matter)) asks.push(matter);
  }
  return asks.slice(-mostAsks);
}

/** Names of the features, in the order of `measureAsks`. */
export const askFeatureNames = [
  'asks',
  'askLeastTaken',
  'askMeanTaken',
  'asksMissed',
  'asksMetShare',
  'piecesForAsks',
] as const;

/**
 * How far a reply takes up each thing that its message asks for: one of which it has no word is hardly answered.
 * @param said pairs of the reply's substance
 * @param pieces points or clauses of the reply
 */
export function measureAsks(body: string, said: ReturnType<typeof charPairs>, pieces: number): number[] {
  const taken = findAsks(body).map((ask) => overlap(ask, said));
  const asks = taken.length;
  const missed = taken.filter((share) => share === 0).length;
  const sum = taken.reduce((total, share) => total + share, 0);
  return [
    Math.log1p(asks),
    asks === 0 ? 0.5 : Math.min(...taken),
    asks === 0 ? 0.5 : sum / asks,
    Math.log1p(missed),
    asks === 0 ? 1 : 1 - missed / asks,
    Math.min(2, (pieces + 1) / (asks + 1)),
  ];
}
