import { createHash } from 'node:crypto';
import { packageVersion } from '../../core/version.ts';
import { spread } from '../groups/groups.ts';
import type { IssueSettings } from '../settings.ts';
import type { Issue } from '../state/lineage.ts';
import { type MessageStore, termKinds } from '../store/store.ts';
import type { IssueName } from './name-issues.ts';
import { namedBy } from './naming-basis.ts';

/** To be raised where issues come to be named otherwise: then none keeps its name. */
const namingFormat = 15;

/** The name of an issue, and a digest of what it was found for: its members and the names of places in them. */
export interface CarriedName extends IssueName {
  readonly basis: string;
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

/** Names issues: those that did not change as they were named before. */
export interface Namer {
  readonly name: (issue: Issue) => IssueName;
  /** What it named, to be carried on; null where nothing is to be. */
  readonly record: () => NameRecord | null;
}

/**
 * Where a workspace has `settings.namesKeptFrom` messages or more, an issue whose members are the same keeps its name: nobody wonders why
 * a title changed to which nothing was added, and a few new messages do not have all others named anew.
 * @param earlier of the run before; null where there was none
 */
export function createNamer(
  earlier: NameRecord | null,
  store: MessageStore,
  { settings, ownNames }: { readonly settings: IssueSettings; readonly ownNames: readonly string[] },
  nameAnew: (issue: Issue) => IssueName,
): Namer {
  const basis = digest([packageVersion, `${namingFormat}`, JSON.stringify(settings), ...ownNames]);
  const seen = store.keys.length + store.forgotten;
  const isLarge = seen >= settings.namesKeptFrom;
  const isKept = isLarge && earlier !== null && earlier.basis === basis && seen < staleGrowth * earlier.messages;
  const names = new Map<string, CarriedName>();
  return {
    name: (issue) => {
      if (!isLarge) return nameAnew(issue);
      const own = digest([...issue.members.map((i) => store.keys[i]!), ...listNames(issue, store)]);
      const known = isKept ? earlier.names.get(issue.id) : undefined;
      const name = known?.basis === own ? known : { ...nameAnew(issue), basis: own };
      names.set(issue.id, name);
      return name;
    },
    record: () => (isLarge ? { basis, messages: isKept ? earlier.messages : seen, names } : null),
  };
}

/** Names in an issue's messages, spelt as most write them by now. */
function listNames({ members }: Issue, { starts, terms, vocabulary }: MessageStore): string[] {
  const names: string[] = [];
  for (const i of spread(members, namedBy)) {
    for (let at = starts.data[i]!; at < starts.data[i + 1]!; at += 1) {
      const term = terms.data[at]!;
      if (vocabulary.kinds.data[term] === termKinds.name) names.push(vocabulary.texts[term]!);
    }
  }
  return names;
}

function digest(texts: readonly string[]): string {
  return createHash('sha256').update(texts.join('\n')).digest('base64').slice(0, 16);
}
