import { isGeneralName } from '../../segment/places/general-heads.ts';

/** People write of a long name its end alone. */
const endOfName = 4;

/** Titles with a break where a name stood; names that only say what kind of thing they are stay (人行天桥). */
export function leaveOutNames(titles: readonly string[], names: readonly string[]): string[] {
  const own = names
    .flatMap((name) => (name.length < 6 ? [name] : [name, name.slice(-endOfName)]))
    .filter((name) => name.length > 1 && !isGeneralName(name))
    .sort((a, b) => b.length - a.length);
  return titles.map((title) =>
    own.reduce((text, name) => text.replaceAll(name.toLowerCase(), ' '), title.toLowerCase()),
  );
}
