import type { SegmentedMessage } from '../../core/message.ts';
import { hideFormulas } from './hide-formulas.ts';
import { hideMarks } from './hide-marks.ts';

const matters = new WeakMap<SegmentedMessage, SegmentedMessage>();

/** A message without marks and formulas, made once: each model reads all messages before the next one does. */
export function leaveMatter(message: SegmentedMessage): SegmentedMessage {
  const known = matters.get(message);
  if (known !== undefined) return known;
  const left = hideFormulas(hideMarks(message));
  matters.set(message, left);
  return left;
}
