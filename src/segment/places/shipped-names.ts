import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { QingyuError } from '../../core/errors.ts';
import { openOnce } from '../../core/open-once.ts';
import { shareHeld } from '../../core/share-held.ts';
import { readSetPhrases } from '../set-phrases.ts';
import { createNameJudge, type NameJudge, nameJudgeSchema } from './judge/name-judge.ts';
import type { PieceFinder } from './pieces/find-pieces.ts';
import { openPairFilter, type PairFilter } from './pieces/pair-filter.ts';
import { type TitleNameFinder, titleNamesSchema } from './titles/find-title-names.ts';

const shipped = fileURLToPath(new URL('../../../models/names/', import.meta.url));

const files = {
  names: ['manifest.json', 'weights.bin'],
  pieces: ['pieces.json', 'pieces.bin'],
  titles: ['titles.json', 'titles.bin'],
  commonPairs: 'pairs.bin',
} as const;

function read(file: string): Buffer {
  return readFileSync(join(shipped, file));
}

function readJudge([description, weights]: readonly [description: string, weights: string]): NameJudge {
  const file = nameJudgeSchema.parse(JSON.parse(read(description).toString('utf8')));
  return createNameJudge(file, new Int8Array(read(weights)));
}

/** Names in titles and pieces of names are both told by it. */
const readCommonPairs = openOnce((): PairFilter => openPairFilter(read(files.commonPairs)));

/** The judge of names that the package ships. @throws QingyuError NAME_JUDGE where a file is missing or the two do not fit together */
export function loadNameJudge(): NameJudge {
  return explained(() => readJudge(files.names));
}

const shippedPieces = shareHeld<PieceFinder>();

/** What finds pieces of names, as the package ships it. @throws QingyuError NAME_JUDGE where a file is missing or they do not fit together */
export function loadPieceFinder(): PieceFinder {
  return explained(() =>
    shippedPieces('', () => ({
      common: readCommonPairs(),
      phrases: readSetPhrases(),
      judge: readJudge(files.pieces),
    })),
  );
}

/** What finds names in titles, as the package ships it. @throws QingyuError NAME_JUDGE where a file is missing or they do not fit together */
export function loadTitleNameFinder(): TitleNameFinder {
  return explained(() => {
    const [description, weights] = files.titles;
    const { mostOfWhole, ...judge } = titleNamesSchema.parse(JSON.parse(read(description).toString('utf8')));
    return {
      common: readCommonPairs(),
      judge: createNameJudge(judge, new Int8Array(read(weights))),
      mostOfWhole,
    };
  });
}

/** Changes with what the package tells names and their pieces by. @throws QingyuError NAME_JUDGE */
export function namesVersion(): string {
  return explained(() => {
    const hash = createHash('sha256');
    for (const file of [...files.names, ...files.pieces, ...files.titles, files.commonPairs]) hash.update(read(file));
    return hash.digest('hex').slice(0, 16);
  });
}

function explained<T>(load: () => T): T {
  try {
    return load();
  } catch (cause) {
    throw new QingyuError(
      `Expected the files of the judge of names to be readable and to fit together, got ${shipped}`,
      {
        code: 'NAME_JUDGE',
        stage: 'segment',
        data: { folder: shipped },
        cause,
      },
    );
  }
}
