import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterMessages } from '../../src/cluster/cluster-messages.ts';
import type { ClusterMessage, IssueMessageRow, IssueTable, PossibleMergeRow } from '../../src/cluster/contract.ts';
import type { PossiblePair } from '../../src/cluster/evaluate/evaluate-possible.ts';
import { type IssueSettings, issueSettings } from '../../src/cluster/settings.ts';
import { silentLogger } from '../../src/core/effects.ts';
import type { BenchCorpus } from './load-messages.ts';

async function* inBatches(messages: readonly ClusterMessage[]): AsyncGenerator<readonly ClusterMessage[]> {
  yield messages;
}

export interface FoundIssues {
  /** Issues of two messages or more, as lists of ids. */
  readonly issues: string[][];
  /** Possible merges, by an id of either side. */
  readonly possible: PossiblePair[];
}

/** Clusters in one run or in several, cut in the order of time. */
export async function clusterCorpus(
  corpus: BenchCorpus,
  runs = 1,
  settings: IssueSettings = issueSettings.parse({}),
): Promise<FoundIssues> {
  const folder = await mkdtemp(join(tmpdir(), 'qingyu-issues-'));
  try {
    const { messages, idsOf } = corpus;
    const dirs = await Promise.all(Array.from({ length: runs }, () => mkdtemp(join(folder, 'run-'))));
    for (const [run, outDir] of dirs.entries()) {
      const cut = (at: number): number => Math.floor((at * messages.length) / runs);
      await clusterMessages({
        inputs: inBatches(messages.slice(cut(run), cut(run + 1))),
        previousDir: dirs[run - 1] ?? null,
        outDir,
        now: messages.at(-1)?.createdAt ?? '2000-01-01 00:00:00',
        edits: [],
        settings,
        dormantDays: 60,
        threads: 1,
        effects: { clock: { now: () => performance.now() }, logger: silentLogger },
      });
    }
    const readRows = async <T>(table: IssueTable): Promise<T[]> => {
      const lines = (await readFile(join(dirs.at(-1)!, `${table}.ndjson`), 'utf8')).split('\n');
      return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as T);
    };
    const groups = new Map<string, string[]>();
    for (const { issue_id, message_key } of await readRows<IssueMessageRow>('issue_messages')) {
      groups.set(issue_id, [...(groups.get(issue_id) ?? []), ...idsOf.get(message_key)!]);
    }
    const pairs = await readRows<PossibleMergeRow>('possible_merges');
    return {
      issues: [...groups.values()],
      possible: pairs.map(({ left_key, right_key }) => [idsOf.get(left_key)![0]!, idsOf.get(right_key)![0]!] as const),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
