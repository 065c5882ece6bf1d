import { findKnownNames } from '../columns/fields.ts';
import type { RawBatch } from '../contract.ts';
import { isMessage, isWholeMessage } from '../json/find-json-form.ts';
import { createResolver, readJson } from '../json/read-json.ts';
import type { IngestSettings } from '../settings.ts';
import { readRecords } from './read-records.ts';

/**
 * Reads an XML document whose records are messages. A record is read as an object of JSON is: nested elements and lists of
 * replies, too. Rows are numbered by record.
 * @param onEnd told the columns of the first rows, or of the element that has most members where none is a message, with the names that are known
 * @throws QingyuError UNREADABLE
 */
export async function* readXml(
  chunks: AsyncIterable<string>,
  file: string,
  settings: IngestSettings,
  onEnd: (header: readonly string[] | null, knownNames: readonly string[]) => void,
): AsyncGenerator<RawBatch> {
  let other: readonly string[] | null = null;
  let fault: unknown = null;
  const resolve = createResolver(settings.map);
  // Rows without a time are refused one by one, as those of any file.
  const weigh = (members: object) => (isWholeMessage(members, resolve) ? 2 : isMessage(members, resolve) ? 1 : 0);
  async function* writeLines(): AsyncGenerator<string> {
    const onOther = (members: object | null): void => {
      other = members === null ? null : Object.keys(members);
    };
    try {
      for await (const record of readRecords(chunks, file, weigh, onOther)) yield `${JSON.stringify(record)}\n`;
    } catch (error) {
      // What stands before the fault is read.
      fault = error;
    }
  }
  yield* readJson(
    writeLines(),
    file,
    settings,
    (header) => {
      if (fault === null) onEnd(header ?? other, findKnownNames(header ?? other ?? [], settings.map));
    },
    'lines',
  );
  if (fault !== null) throw fault;
}
