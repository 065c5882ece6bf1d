/** Gives equal texts one string: boards have a few thousand regions. */
export function createTextCache(): (text: string | null) => string | null {
  const known = new Map<string, string>();
  return (text) => {
    if (text === null) return null;
    const found = known.get(text);
    if (found === undefined) known.set(text, text);
    return found ?? text;
  };
}
