import { QingyuError } from '../../core/errors.ts';
import type { Prediction, SegmentedMessage } from '../../core/message.ts';
import { createFeatureBuffer, type FeatureBuffer } from '../features/feature-buffer.ts';
import { featurisers } from '../features/featurisers.ts';
import { createKeptWords, type KeptWords, keepWords } from '../features/kept-words.ts';
import type { Lexicons } from '../features/lexicons.ts';
import { findAdviser } from '../opinion/find-adviser.ts';
import type { Adviser } from '../opinion/opinion.ts';
import { bareMatter, isShort, isVeryShort } from './bare-matter.ts';
import { chooseHead, type HeadChoice, isBrief, narrowHeads, placeHeads } from './choose-head.ts';
import { type EvidenceLimits, findEvidence } from './evidence.ts';
import { lendMemory } from './kernel/kernel.ts';
import { decide, keepHeads, type LinearModel } from './linear-model.ts';
import {
  cutPassage,
  type Doubt,
  dangerDoubt,
  dangerWatch,
  findPassages,
  hasCue,
  hasSense,
  type Signs,
  thanksDoubt,
  type Watch,
} from './look-closer.ts';
import type { Task } from './manifest.ts';
import { blankScene } from './scene-words.ts';
import { createScorer, type Scorer, scoreFeatures, sharesVocabulary } from './scorer.ts';

/** A linear model among others: models with one vocabulary are scored together. */
export interface Decider {
  readonly panel: Panel;
  /** Its columns count in the panel's scorer. */
  readonly choice: HeadChoice;
  readonly allowed: readonly boolean[] | null;
  readonly advise: Adviser;
  /** A label for which the sentences of plain texts, such as are written for training, are read one by one; null: none. */
  readonly watch: Watch | null;
  /** A label that a few words get with more certainty than others; null: none. */
  readonly doubt: Doubt | null;
}

/** Models that share features and vocabulary. */
export interface Panel {
  readonly features: keyof typeof featurisers;
  readonly scorer: Scorer;
}

/** A model and the only labels that may be chosen of it (null: all). */
export interface Seat {
  readonly model: LinearModel;
  readonly restriction: readonly string[] | null;
}

const doubts: ReadonlyMap<Task, Doubt> = new Map([
  ['urgency', dangerDoubt],
  ['kind', thanksDoubt],
]);

/**
 * Seats models: those with equal features and vocabulary share a panel.
 * @returns deciders in the order of the seats, and their panels
 * @throws QingyuError UNKNOWN_TOPIC where a restriction names a label that the model has not
 */
export function seatModels(seats: readonly Seat[]): { readonly deciders: Decider[]; readonly panels: Panel[] } {
  const choices = seats.map(({ model, restriction }) => narrowModel(model, restriction));
  const kept = seats.map(({ model }, i) => keepHeads(model, choices[i]!));
  const groups: LinearModel[][] = [];
  for (const model of kept) {
    const group = groups.find(([first]) => sharesVocabulary(first!, model));
    if (group === undefined) groups.push([model]);
    else group.push(model);
  }
  const panels = groups.map((models) => ({
    features: models[0]!.manifest.features,
    scorer: createScorer(models),
  }));
  const deciders = kept.map((model, i) => {
    const at = groups.findIndex((models) => models.includes(model));
    const choice = placeHeads(choices[i]!, panels[at]!.scorer.shifts[groups[at]!.indexOf(model)]!);
    const { model: whole, restriction } = seats[i]!;
    return {
      panel: panels[at]!,
      choice,
      allowed: restriction === null ? null : choice.heads[0]!.labels.map((label) => restriction.includes(label)),
      advise: findAdviser(whole, choice.heads),
      watch: whole.manifest.task === 'urgency' ? dangerWatch : null,
      doubt: doubts.get(whole.manifest.task) ?? null,
    };
  });
  return { deciders, panels };
}

/** A prediction, and whether its score reaches its model's threshold; never where the model knows nothing of the message. */
interface Decided {
  readonly prediction: Prediction;
  readonly sure: boolean;
  /** Whether the head of short plain texts decided. */
  readonly isBrief: boolean;
}

/** Of the message at hand; reused from batch to batch. */
const buffer = createFeatureBuffer();

/**
 * Decides all tasks for a batch of messages. The features of a message are read once for all panels that use them.
 * @param kept gets the words of the messages
 * @returns by decider, by message
 */
export function predictAll(
  deciders: readonly Decider[],
  panels: readonly Panel[],
  messages: readonly SegmentedMessage[],
  lexicons: Lexicons,
  limits: EvidenceLimits,
  kept: KeptWords = createKeptWords(),
): readonly (readonly Decided[])[] {
  const decided = deciders.map(() => new Array<Decided>(messages.length));
  const seated = panels.map((panel) => {
    const own = deciders.filter((decider) => decider.panel === panel);
    return { panel, own, columns: own.map((decider) => decided[deciders.indexOf(decider)]!) };
  });
  for (const features of new Set(panels.map((panel) => panel.features))) {
    const sharing = seated.filter(({ panel }) => panel.features === features);
    messages.forEach((message, i) => {
      lendMemory(sharing[0]!.panel.scorer.kernel, buffer);
      featurisers[features](message, buffer, lexicons);
      keepWords(kept, features, buffer);
      for (const { panel, own, columns } of sharing) {
        scoreFeatures(panel.scorer, buffer);
        predictLabels(panel.scorer, buffer, own, message, limits).forEach((made, k) => {
          columns[k]![i] = made;
        });
      }
      for (const { panel, own, columns } of sharing) {
        const brief = own.map(({ choice }) => isBrief(choice, panel.scorer.scores));
        let isRead = true;
        own.forEach((decider, k) => {
          const made = columns[k]![i]!;
          const look = chooseLook(decider, made, brief[k]!, message);
          if (look === null) return;
          // The look before left other features behind.
          if (!isRead) readAgain(features, panel.scorer, message, lexicons);
          isRead = false;
          columns[k]![i] = look({ panel, decider, message, lexicons, limits }) ?? made;
        });
      }
    });
  }
  return decided;
}

/** A message that was decided, to be looked at once more. The buffer holds its features. */
interface Brief {
  readonly panel: Panel;
  readonly decider: Decider;
  readonly message: SegmentedMessage;
  readonly lexicons: Lexicons;
  readonly limits: EvidenceLimits;
}

/** How a message is looked at once more after it was decided, a long one for want of signs alone; null where it is not. */
function chooseLook(
  { watch, doubt }: Decider,
  made: Decided,
  isShort: boolean,
  message: SegmentedMessage,
): ((brief: Brief) => Decided | null) | null {
  if (doubt !== null && made.prediction.label === doubt.label) {
    if (made.prediction.score < doubt.least.any || doubt.isSaid?.(message) === false)
      return (brief) => withoutDoubted(brief, doubt, brief.message);
    const { signs } = doubt;
    if (isShort) return (brief) => lookAgain(brief, doubt, made);
    return signs === null
      ? null
      : (brief) => (isSigned(brief.message, signs) ? null : lookWithoutScene(brief, doubt, made));
  }
  return watch === null || !isShort ? null : (brief) => lookCloser(brief, watch);
}

/** What the first sentence says that has the watched label by itself; null where none has. */
function lookCloser({ panel, decider, message, lexicons, limits }: Brief, watch: Watch): Decided | null {
  const { features, scorer } = panel;
  for (const passage of findPassages(buffer, message, watch)) {
    const alone = cutPassage(message, passage);
    readAgain(features, scorer, alone, lexicons);
    const head = chooseHead(decider.choice, scorer.scores);
    const { best, score } = decide(head, scorer.scores, decider.allowed);
    if (head.labels[best] !== watch.label || score < watch.least) continue;
    return predictLabels(scorer, buffer, [decider], alone, limits)[0]!;
  }
  return null;
}

/**
 * What a few words say by the matter alone, if they have no cue of the doubted label; where that is this label as well, and the model is
 * not sure enough of it, the likeliest other one. Of somewhat more words a label that the model is sure of stands. Null where that
 * changes nothing.
 */
function lookAgain(brief: Brief, doubt: Doubt, made: Decided): Decided | null {
  const { panel, decider, message, lexicons, limits } = brief;
  const { features, scorer } = panel;
  const isCued =
    hasCue(buffer, doubt) || [message.title, message.body].some(({ text }) => doubt.words?.test(text) === true);
  const isSure = made.prediction.score >= (isCued ? doubt.least.cued : doubt.least.plain);
  if (doubt.signs !== null && !isSigned(message, doubt.signs)) return lookWithoutScene(brief, doubt, made);
  const isVeryFew = isVeryShort(message);
  if (!isVeryFew && (isSure || !isShort(message))) return null;
  const decideOn = (read: SegmentedMessage, by: Decider): Decided =>
    predictLabels(scorer, buffer, [by], read, limits)[0]!;
  const bare = isCued ? null : bareMatter(message);
  if (bare !== null) {
    readAgain(features, scorer, bare, lexicons);
    const decided = decideOn(bare, decider);
    if (decided.prediction.label !== doubt.label) return decided;
  }
  if (!isVeryFew || isSure) return null;
  return withoutDoubted(brief, doubt, bare ?? message);
}

/** The likeliest label but the doubted one, in doubt; null where there is no other. The buffer holds the features of what is read. */
function withoutDoubted(
  { panel: { scorer }, decider, limits }: Brief,
  { label }: Doubt,
  read: SegmentedMessage,
): Decided | null {
  const other = predictLabels(scorer, buffer, [withoutLabel(decider, label)], read, limits)[0]!;
  return other.prediction.label === label ? null : { ...other, sure: false };
}

/** Whether anything that the message says is a sign of a doubted label. The buffer holds its features. */
function isSigned({ title, body }: SegmentedMessage, signs: Signs): boolean {
  return (
    hasCue(buffer, signs) || hasSense(buffer, signs) || signs.words.test(title.text) || signs.words.test(body.text)
  );
}

/**
 * What a message without any sign of the doubted label says without persons, places and hours, where that is another one. A few words keep the
 * label never, a sentence where the model is sure of it both times, more where it is sure once.
 */
function lookWithoutScene(brief: Brief, doubt: Doubt, made: Decided): Decided | null {
  const { panel, decider, message, lexicons, limits } = brief;
  const { features, scorer } = panel;
  const bare = blankScene(bareMatter(message) ?? message, lexicons.senses);
  readAgain(features, scorer, bare, lexicons);
  const again = predictLabels(scorer, buffer, [decider], bare, limits)[0]!;
  const isAgain = again.prediction.label === doubt.label;
  const isSure = made.prediction.score >= doubt.least.plain;
  const isSureAgain = isAgain && again.prediction.score >= doubt.least.plain;
  if (isShort(message) ? isSure && isSureAgain && !isVeryShort(message) : isSure || isSureAgain) return null;
  if (!isAgain) return { ...again, sure: false };
  return withoutDoubted(brief, doubt, bare);
}

/** The decider where a label may not be chosen; that may be the only one which is wanted. */
function withoutLabel(decider: Decider, label: string): Decider {
  const { labels } = decider.choice.heads[0]!;
  const allowed = labels.map((other, k) => other !== label && (decider.allowed?.[k] ?? true));
  return allowed.includes(true) ? { ...decider, allowed } : decider;
}

/** Scores a part of the message at hand, or another form of it. */
function readAgain(features: Panel['features'], scorer: Scorer, message: SegmentedMessage, lexicons: Lexicons): void {
  lendMemory(scorer.kernel, buffer);
  featurisers[features](message, buffer, lexicons);
  scoreFeatures(scorer, buffer);
}

/** Decides the tasks of a panel for the message that was scored last. */
function predictLabels(
  scorer: Scorer,
  buffer: FeatureBuffer,
  deciders: readonly Decider[],
  message: SegmentedMessage,
  limits: EvidenceLimits,
): Decided[] {
  const heads = deciders.map(({ choice }) => chooseHead(choice, scorer.scores));
  const decisions = deciders.map(({ allowed, advise }, i) => {
    const head = heads[i]!;
    return decide(head, advise(head, scorer.scores, allowed, message), allowed);
  });
  const leads = heads.map((head, i) => {
    const { best, runnerUp } = decisions[i]!;
    return { best: head.column + best, runnerUp: head.column + runnerUp, sharpness: head.sharpness };
  });
  const evidence = findEvidence(scorer, buffer, message, leads, limits);
  // Of a model's own features: what is like none of its labels is like some kind all the same.
  const isKnown = scorer.scores.some((sum) => sum !== 0);
  return heads.map((head, i) => {
    const { best, score } = decisions[i]!;
    return {
      prediction: {
        label: head.labels[best]!,
        score: Math.round(score * 10_000) / 10_000,
        evidence: evidence[i]!,
      },
      sure: isKnown && score >= head.threshold,
      isBrief: isBrief(deciders[i]!.choice, scorer.scores),
    };
  });
}

/** The heads of a model that may decide under a restriction. @throws QingyuError UNKNOWN_TOPIC where it names a label that the model has not */
export function narrowModel(
  { manifest }: Pick<LinearModel, 'manifest'>,
  restriction: readonly string[] | null,
): HeadChoice {
  const choice = narrowHeads(manifest, restriction);
  if (choice !== null) return choice;
  const known = manifest.heads[0]!.labels;
  const unknown = restriction!.filter((label) => !known.includes(label));
  throw new QingyuError(`Expected every ${manifest.task} to be one of ${known.join(', ')}, got ${unknown.join(', ')}`, {
    code: 'UNKNOWN_TOPIC',
    stage: 'classify',
    data: { known },
  });
}
