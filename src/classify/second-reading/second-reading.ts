import type { SegmentedMessage } from '../../core/message.ts';
import type { Hazard } from '../hazards/hazards.ts';
import { settleHazards } from '../hazards/settle-hazards.ts';
import type { KindAndUrgency } from '../kind-and-urgency.ts';
import { leaveIdleDays, leavePastHarm } from '../model/idle-words.ts';
import { leaveThanks } from '../model/leave-thanks.ts';
import { settleBlame } from './settle-blame.ts';
import { settleFarewell } from './settle-farewell.ts';
import { settleGathering } from './settle-gathering.ts';
import { settleIdle } from './settle-idle.ts';
import { settleIrony } from './settle-irony.ts';
import { settleOutage } from './settle-outage.ts';
import { settleQuestions } from './settle-questions.ts';
import { isThanks, settleThanks } from './settle-thanks.ts';
import { isRestored, settleToldThanks, settleUnended } from './settle-told-thanks.ts';
import { settleUnhurried } from './settle-unhurried.ts';

/** Bumped when messages may get other labels of the same models and lexicons: by signs, how hazards are found, irony or what is read once more. */
export const secondReadingVersion = 'r11';

/** A text of so few signs is no letter, whatever head decided. */
const fewSigns = 60;

/** What a message says by its words alone, whatever its parts say. */
const settlers = [settleIrony, settleQuestions, settleToldThanks];

/** Kind and urgency of messages, by the models alone. */
export type ReadMatters = (messages: readonly SegmentedMessage[]) => readonly KindAndUrgency[];

/** Parts of a message that are read for themselves, and where their readings stand among all. */
interface Parts {
  /** Whether it is a short plain text. */
  readonly isPlain: boolean;
  readonly rest: number | null;
  readonly undated: number | null;
  readonly present: number | null;
}

/**
 * Makes what settles kind and urgency of messages by reading parts of them once more: what they say beside their thanks, and without
 * words that say nothing of them; and by what short plain texts say of hazards.
 */
export function createSecondReader(
  read: ReadMatters,
  hazards: readonly Hazard[],
): (messages: readonly SegmentedMessage[], said: readonly KindAndUrgency[]) => KindAndUrgency[] {
  return (messages, said) => {
    const texts: SegmentedMessage[] = [];
    const add = (text: SegmentedMessage | null): number | null => (text === null ? null : texts.push(text) - 1);
    const meant = said.map((one, i) => settlers.reduce((settled, settle) => settle(settled, messages[i]!), one));
    const parts = meant.map((one, i): Parts => {
      const message = messages[i]!;
      const { label } = one.urgency.prediction;
      return {
        isPlain: isPlain(one, message),
        rest: add(isThanks(one.kind.prediction) && !isRestored(message) ? leaveThanks(message) : null),
        undated: add(label === 'urgent' ? leaveIdleDays(message) : null),
        present: add(label === 'routine' ? null : leavePastHarm(message)),
      };
    });
    const readings = texts.length === 0 ? [] : read(texts);
    const at = (index: number | null): KindAndUrgency | null => (index === null ? null : readings[index]!);
    return meant.map((one, i) => {
      const { isPlain, rest, undated, present } = parts[i]!;
      const said = settleIdle(one, { undated: at(undated), present: at(present) });
      const message = messages[i]!;
      const beside = settleUnended(settleThanks(said, at(rest)), said.urgency, message);
      const settled = isPlain ? settlePlain(beside, message, hazards) : beside;
      return settleOutage(settleGathering(settleFarewell(settled, message), message), message);
    });
  };
}

/** Kind and urgency of a short plain text by hazards, and by what its writer says of haste and blame. */
function settlePlain(said: KindAndUrgency, message: SegmentedMessage, hazards: readonly Hazard[]): KindAndUrgency {
  const settled = isThanks(said.kind.prediction) ? said : settleHazards(said, message, hazards);
  return settleBlame(settleUnhurried(settled, message), message);
}

/** Whether a message is like the short plain texts that the words of hazards are chosen for: real letters weigh more than they can. */
function isPlain({ urgency }: KindAndUrgency, { title, body }: SegmentedMessage): boolean {
  const { isBrief } = urgency;
  return isBrief === true || (isBrief === false && title.text.length + body.text.length <= fewSigns);
}
