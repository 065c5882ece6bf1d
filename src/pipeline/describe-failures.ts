import { basename } from 'node:path';
import { maskFileNames } from '../ingest/files/mask-file-names.ts';
import { maskText } from '../ingest/masks/mask.ts';

/** What a run's record tells of files that could not be read: people name files after who wrote, and reasons name the file. */
export function describeFailures(
  failures: readonly { readonly file: string; readonly error: Error }[],
): { readonly file: string; readonly reason: string }[] {
  // Paths that tell two files apart stay apart.
  const masked = maskFileNames(failures.map(({ file }) => file));
  return failures.map(({ file, error }, index) => {
    const name = masked[index] ?? file;
    const message = error.message.replaceAll(file, name).replaceAll(basename(file), basename(name));
    return { file: name, reason: maskText(message) };
  });
}
