import { createHash } from 'node:crypto';
import { packageVersion } from '../core/version.ts';
import type { Issue } from './lineage.ts';
import type { IssueName } from './name-issues.ts';
import type { IssueSettings } from './settings.ts';
import type { MessageStore } from './store.ts';

/** The name of an issue, and a digest of the members that it was found for. */
export interface CarriedName extends IssueName {
  readonly members: string;
}

/** What is carried of names from run to run. */
export interface NameRecord {
  /** What they were found by: version, settings, and names that the deployment lists. */
  readonly basis: string;
  /** How many messages had been seen when all issues were named anew for the last time. */
  readonly messages: number;
  /** By issue id. */
  readonly names: ReadonlyMap<string, CarriedName>;
}

/** What words tell changes with all messages: when these are so many times as many, every issue is named anew. */
const staleGrowth = 1.5;

/** Names issues, those that are as they were as they were named. */
export interface Namer {
  readonly name: (issue: Issue) => IssueName;
  /** What it named, to be carried on. */
  readonly record: () => NameRecord;
}

/**
 * Where a workspace has `settings.namesKeptFrom` messages or more, an issue whose members are the same keeps its name: finding all anew takes longer
 * than all else that a few new messages ask for, and nobody wonders why a title changed to which nothing was added.
 * @param earlier of the run before; null where there was none
 */
export function createNamer(
  earlier: NameRecord | null,
  store: Pick<MessageStore, 'keys' | 'forgotten'>,
  { settings, ownNames }: { readonly settings: IssueSettings; readonly ownNames: readonly string[] },
  nameAnew: (issue: Issue) => IssueName,
): Namer {
  const basis = digest([packageVersion, JSON.stringify(settings), ...ownNames]);
  const seen = store.keys.length + store.forgotten;
  const isKept =
    earlier !== null &&
    earlier.basis === basis &&
    seen >= settings.namesKeptFrom &&
    seen < staleGrowth * earlier.messages;
  const names = new Map<string, CarriedName>();
  return {
    name: (issue) => {
      const members = digest(issue.members.map((i) => store.keys[i]!));
      const known = isKept ? earlier.names.get(issue.id) : undefined;
      const name = known?.members === members ? known : { ...nameAnew(issue), members };
      names.set(issue.id, name);
      return name;
    },
    record: () => ({ basis, messages: isKept ? earlier.messages : seen, names }),
  };
}

function digest(texts: readonly string[]): string {
  return createHash('sha256').update(texts.join('\n')).digest('base64').slice(0, 16);
}
