/**
 * Opens what is costly to open and never changes once for all who have it at a time: a thread that starts several runs opens it once, and
 * nobody keeps it who does not use it.
 * @returns what hands it out: by a key that says what it is opened from
 */
export function shareHeld<T extends object>(): (key: string, open: () => T) => T {
  const held = new Map<string, WeakRef<T>>();
  return (key, open) => {
    const known = held.get(key)?.deref();
    if (known !== undefined) return known;
    const opened = open();
    held.set(key, new WeakRef(opened));
    return opened;
  };
}
