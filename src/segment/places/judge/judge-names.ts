import type { FoundName } from '../name-list.ts';
import { phrase } from '../quoted-names.ts';
import type { NameJudge } from './name-judge.ts';
import { type NameSurroundings, readNameSigns } from './name-signs.ts';

/** The type of what looks like a name and is none: it says what kind of thing something is (`热力公司`), or is a piece of a sentence. */
export const generalType = 'general';

/** The names found in a field of a message. */
export interface FieldNames {
  readonly isTitle: boolean;
  /** The text as it was cut. */
  readonly text: string;
  readonly names: readonly FoundName[];
}

/** Whether a name is to be judged: administrative names are listed, and a phrase in quotation marks is none anyway. */
export function isJudged({ type }: Pick<FoundName, 'type'>): boolean {
  return type !== 'region' && type !== phrase;
}

/** What a message says around each name of its fields. */
export function describeSurroundings(fields: readonly FieldNames[]): NameSurroundings[][] {
  const uses = new Map<string, number>();
  for (const { names } of fields) for (const { name } of names) uses.set(name, (uses.get(name) ?? 0) + 1);
  return fields.map(({ isTitle, names }) =>
    names.map(({ name, start, end }, i) => {
      const [before, after] = [names[i - 1], names[i + 1]];
      return {
        isTitle,
        before: before?.end === start ? before.type : null,
        after: after?.start === end ? after.type : null,
        uses: uses.get(name)!,
      };
    }),
  );
}

/**
 * Gives the type `general` to what the judge takes for no proper name: a spelling is one or none in a whole message, by the mean score
 * of its occurrences.
 * @param isKnown whether a name is the deployment's own
 */
export function judgeNames(
  fields: readonly FieldNames[],
  judge: NameJudge,
  isKnown: (name: string) => boolean,
): FoundName[][] {
  const surroundings = describeSurroundings(fields);
  const sums = new Map<string, { score: number; count: number }>();
  for (const [f, { text, names }] of fields.entries()) {
    for (const [i, name] of names.entries()) {
      if (!isJudged(name) || isKnown(name.name)) continue;
      const sum = sums.get(name.name) ?? { score: 0, count: 0 };
      sum.score += judge.score(readNameSigns(text, name, surroundings[f]![i]!));
      sum.count += 1;
      sums.set(name.name, sum);
    }
  }
  return fields.map(({ names }) =>
    names.map((name) => {
      const sum = isJudged(name) ? sums.get(name.name) : undefined;
      return sum !== undefined && sum.score < judge.threshold * sum.count ? { ...name, type: generalType } : name;
    }),
  );
}
