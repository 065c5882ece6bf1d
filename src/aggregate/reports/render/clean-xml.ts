/** Drops control characters and halves of surrogate pairs, which XML 1.0 forbids and office programs refuse to open. */
export function cleanXml(text: string): string {
  return text.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '');
}
