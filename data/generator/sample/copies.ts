import type { Random } from '../../../src/core/effects.ts';
import type { LocalTime } from '../../../src/core/message.ts';
import { dayOf, lastDay, timeOn } from '../calendar.ts';
import { between, sample } from '../dice.ts';
import { retouch } from '../noise.ts';
import type { Draft } from './draft.ts';
import { drawLikes } from './make-drafts.ts';

/** How many copies of each sort the sample has. */
export const copyCounts = { sameAuthor: 62, otherAuthor: 28, near: 22 } as const;

const anonymous: ReadonlySet<string> = new Set(['', '匿名', '网友', '游客']);

/**
 * Copies: the same author sends one text again; others paste it, as it is or retouched. A copy has its own id, time
 * and likes; what is true of the text holds for it too.
 */
export function makeCopies(random: Random, drafts: readonly Draft[], nextAuthor: () => string): Draft[] {
  const eligible = drafts.filter(
    (draft) =>
      draft.burst === null &&
      draft.theme === null &&
      draft.urgency !== 'critical' &&
      !anonymous.has(draft.author) &&
      draft.body.length > 100,
  );
  // A copied single has company from then on: it becomes a group, so originals of pasted texts must be known by name.
  const total = copyCounts.sameAuthor + copyCounts.otherAuthor + copyCounts.near;
  const originals = sample(random, eligible, total);
  return originals.map((original, index) => {
    const copyKind =
      index < copyCounts.sameAuthor
        ? 'same_author'
        : index < copyCounts.sameAuthor + copyCounts.otherAuthor
          ? 'other_author'
          : 'near';
    const day = Math.min(lastDay, dayOf(original.time.slice(0, 10)) + between(random, 1, 40));
    const written = timeOn(random, day);
    const time = latest(written, original.time);
    const author = copyKind === 'same_author' ? original.author : freshAuthor(original.author, nextAuthor);
    const body = copyKind === 'near' ? retouch(random, original.body) : original.body;
    const handling = {
      ...original.handling,
      satisfaction: null,
      gradeManner: null,
      gradeSpeed: null,
      reply: null,
      repliedAt: null,
      marks: null,
    };
    return {
      ...original,
      author,
      time,
      body,
      handling,
      likes: drawLikes(random),
      dislikes: 0,
      copyOf: original,
      copyKind,
    } satisfies Draft;
  });
}

function latest(a: LocalTime, b: LocalTime): LocalTime {
  return [a, b].sort().at(-1) as LocalTime;
}

function freshAuthor(taken: string, nextAuthor: () => string): string {
  for (;;) {
    const author = nextAuthor();
    if (author !== taken && !anonymous.has(author)) return author;
  }
}
