/**
 * Opens what the package ships for the first who asks, and keeps it as long as the thread lives.
 * @returns what hands it out
 */
export function openOnce<T>(open: () => T): () => T {
  let opened: { readonly value: T } | undefined;
  return () => {
    opened ??= { value: open() };
    return opened.value;
  };
}
