import type { MessageClassifier } from '../classify/contract.ts';
import type { ReplyModel } from '../classify/replies/model.ts';
import type { KindModels } from '../cluster/terms/message-kinds.ts';
import type { Message, MessageLabels, Place, SegmentedMessage } from '../core/message.ts';
import type { Stopwatch } from '../core/stopwatch.ts';
import { findPlaces } from '../segment/places/find-places.ts';
import type { Gazetteer } from '../segment/places/gazetteer.ts';
import type { PieceFinder } from '../segment/places/pieces/find-pieces.ts';
import { type Segmenter, segmentMessage } from '../segment/segmenter.ts';
import type { Simplify } from '../segment/simplify.ts';
import type { BatchStep } from './batch-steps.ts';

/** A message with all that analysis says of it. */
export interface AnalysedMessage {
  readonly message: Message;
  readonly segmented: SegmentedMessage;
  readonly places: readonly Place[];
  readonly labels: MessageLabels;
}

/** What analysis is made with; one a worker, since these are large. */
export interface Stages {
  readonly segmenter: Segmenter;
  readonly gazetteer: Gazetteer;
  /** What is done to the script of replies, as of texts. */
  readonly simplify: Simplify;
  readonly classifier: MessageClassifier;
  readonly replyModel: ReplyModel;
  readonly kinds: KindModels;
  readonly pieces: PieceFinder;
}

/** Cuts, finds places and labels, in the order of the messages. */
export async function analyseMessages(
  messages: readonly Message[],
  stages: Stages,
  watch: Stopwatch<BatchStep>,
): Promise<AnalysedMessage[]> {
  const segmented = messages.map((message) => segmentMessage(stages.segmenter, message));
  watch.lap('segment');
  const places = segmented.map((message) => findPlaces(message, stages.gazetteer));
  watch.lap('places');
  const labels = await stages.classifier.classify(segmented);
  watch.lap('classify');
  return messages.map((message, i) => ({
    message,
    segmented: segmented[i]!,
    places: places[i]!,
    labels: labels[i]!,
  }));
}
