import type { pinyin } from 'pinyin-pro';

/** The sound of a text: its syllables in pinyin without tones, by which an input method offers characters. */
export type SoundOf = (text: string) => string;

/**
 * Each character by its commonest reading: that it is the same in both of two names counts, not that it is right there.
 * The library, whose tables take a while to load, is loaded here and not before.
 */
export async function loadSounds(): Promise<SoundOf> {
  const library: { readonly pinyin: typeof pinyin } = await import('pinyin-pro');
  const syllables = new Map<string, string>();
  const syllableOf = (character: string): string => {
    const known = syllables.get(character);
    if (known !== undefined) return known;
    const syllable = library.pinyin(character, { toneType: 'none' });
    syllables.set(character, syllable);
    return syllable;
  };
  return (text) => {
    let sound = '';
    for (const character of text) sound += `${syllableOf(character)} `;
    return sound;
  };
}
