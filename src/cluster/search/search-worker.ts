import {
  type CompareTask,
  compareBlocks,
  type EdgeBlock,
  openComparer,
  type ProposeTask,
  proposeBlocks,
} from './search-blocks.ts';

// A thread that helps to look for candidates and to compare them: Piscina calls these by name.

/** The thread has nobody else to see to. */
const goOn = async (): Promise<void> => {};

/** Proposes candidates, in a thread of its own. */
export function propose(task: ProposeTask): Promise<void> {
  return proposeBlocks(task, goOn);
}

/** Compares candidates, in a thread of its own. */
export function compare(task: CompareTask): Promise<EdgeBlock[]> {
  return compareBlocks(task, () => openComparer(task.compared), goOn);
}
