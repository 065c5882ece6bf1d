import type { SurePrediction } from '../../../src/classify/transformers/task-transformers.ts';
import type { SegmentedMessage } from '../../../src/core/message.ts';
import { createSegmenter, segmentMessage } from '../../../src/segment/segmenter.ts';
import { segmentSettings } from '../../../src/segment/settings.ts';

const segmenter = await createSegmenter(segmentSettings.parse({}));

/** A message without a title. */
export function readBody(body: string): SegmentedMessage {
  return segmentMessage(segmenter, { title: '', body });
}

/** What a model says, and is sure of. */
export function told(label: string, score = 0.95): SurePrediction {
  return { prediction: { label, score, evidence: [] }, sure: true };
}
