import { loadSounds } from '../../src/cluster/names/syllables.ts';
import { createRandom } from '../../src/core/effects.ts';
import type { NamedMessage } from './load-messages.ts';

const chinese = /[\u4e00-\u9fff]/u;
/** Characters that fewer places have are not what an input method offers first. */
const leastCommon = 15;

/**
 * The messages with a share of their Chinese characters, each by itself, exchanged for others of the same sound that the messages
 * have as well, as slips of who types by sound are. Same seed, same slips.
 */
export async function misspell(
  named: readonly NamedMessage[],
  share: number,
  seed: number,
): Promise<readonly NamedMessage[]> {
  const soundOf = await loadSounds();
  const counts = new Map<string, number>();
  for (const { message } of named) {
    for (const character of message.title + message.body) {
      if (chinese.test(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
    }
  }
  const bySound = new Map<string, string[]>();
  for (const [character, count] of counts) {
    if (count < leastCommon) continue;
    const sound = soundOf(character);
    bySound.set(sound, [...(bySound.get(sound) ?? []), character]);
  }
  const random = createRandom(seed);
  const slip = (character: string): string => {
    if (!chinese.test(character) || random() >= share) return character;
    const others = (bySound.get(soundOf(character)) ?? []).filter((other) => other !== character);
    return others[Math.floor(random() * others.length)] ?? character;
  };
  const misspelt = (text: string): string => Array.from(text, slip).join('');
  return named.map(({ id, message }) => ({
    id,
    message: { ...message, title: misspelt(message.title), body: misspelt(message.body) },
  }));
}
