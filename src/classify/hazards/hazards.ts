import { z } from 'zod';
import { normaliseText } from '../../segment/normalise.ts';
import { classShape, haveOwnIds, readClassFile } from '../features/class-file.ts';

/**
 * Classes of hazard that the guide calls urgent, told in whatever words: rules that no model weighs, so that a deployment's own work
 * without training. Patterns are regular expressions, matched as of the flag `u` within what is analysed of a text.
 */
const hazardsSchema = z.strictObject({
  format: z.literal(1),
  hazards: z
    .array(
      z.strictObject({
        ...classShape,
        says: z.array(z.string()).min(1),
        not: z.string().optional(),
        now: z.string().optional(),
        past: z.string().optional(),
      }),
    )
    .max(256)
    .refine(haveOwnIds, 'Expected ids that differ'),
});

export type HazardList = z.infer<typeof hazardsSchema>;

/** A class of hazard with its patterns compiled. */
export interface Hazard {
  readonly id: string;
  readonly meaning: string;
  /** One sentence has all of these. The first is what it is of, which a short title may say in its place. */
  readonly says: readonly RegExp[];
  /** A sentence with this is of something else. */
  readonly not: RegExp | null;
  /** Of a hazard that is a danger only while somebody is in it: what says that somebody is, or that it goes further. A text without it is not critical. */
  readonly now: RegExp | null;
  /** What says, beside that, that it is over for those whom it hit; null: the hazard as such says so. */
  readonly past: RegExp | null;
}

/**
 * Reads a file of hazards.
 * @throws QingyuError HAZARDS_INVALID where it is unreadable, of another form, or has a pattern that is no expression, that any text
 * matches, or that is in no form that texts are read in
 */
export async function readHazards(
  file: string,
): Promise<{ readonly list: HazardList; readonly hazards: readonly Hazard[] }> {
  return readClassFile(file, {
    parse: (content) => {
      const list = hazardsSchema.parse(content);
      return { list, hazards: list.hazards.map(compileHazard) };
    },
    expected: 'a file of hazards: {"format": 1, "hazards": [{id, meaning, says, not?, now?, past?}]}',
    code: 'HAZARDS_INVALID',
  });
}

/** @throws RangeError naming the class and the pattern that is amiss */
function compileHazard({ id, meaning, says, not, now, past }: HazardList['hazards'][number]): Hazard {
  const compile = (pattern: string): RegExp => compilePattern(pattern, id);
  const compileGiven = (pattern: string | undefined): RegExp | null =>
    pattern === undefined ? null : compile(pattern);
  return {
    id,
    meaning,
    says: says.map(compile),
    not: compileGiven(not),
    now: compileGiven(now),
    past: compileGiven(past),
  };
}

/** What stands for other characters than its own. */
const escapes = /\\(?:[pu]\{[^}]*\}|u[\da-f]{4}|.)/gisu;

function compilePattern(pattern: string, id: string): RegExp {
  let compiled: RegExp;
  try {
    compiled = new RegExp(pattern, 'u');
  } catch (cause) {
    throw new RangeError(`${id} has a pattern that is no expression: ${(cause as Error).message}`, { cause });
  }
  // An alternative left empty, as a rule.
  if (compiled.test('')) throw new RangeError(`${id} has a pattern that any text matches: ${pattern}`);
  const plain = pattern.replace(escapes, '');
  if (normaliseText(plain).text !== plain) {
    throw new RangeError(`${id} has a pattern that is not in half width and lower case, as texts are read: ${pattern}`);
  }
  return compiled;
}
