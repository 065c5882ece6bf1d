import type { Kind, Urgency } from '../../../src/core/message.ts';

/**
 * The sort of place that a problem is bound to. `case`: the writer's own case, never the same as another's.
 * `none`: a question or proposal about a rule that is bound to no place.
 */
export type PlaceKind =
  | 'estate'
  | 'road'
  | 'village'
  | 'school'
  | 'hospital'
  | 'company'
  | 'market'
  | 'park'
  | 'river'
  | 'street'
  | 'line'
  | 'works'
  | 'shop'
  | 'scenic'
  | 'case'
  | 'none';

/**
 * Wording of one problem. Patterns are plain text with `{slot}` (see `slots.ts`) and `[this|that|]` alternatives.
 * Each title and each fact states the problem by itself; details and effects only add to it.
 */
export interface Wording {
  /** The variants are different matters: the n-th title belongs to the n-th fact, and a message tells one of them. */
  readonly mixed?: boolean;
  /** It has happened just now: nothing of long standing or of earlier attempts is said. */
  readonly sudden?: boolean;
  readonly titles: readonly string[];
  readonly facts: readonly string[];
  readonly details: readonly string[];
  readonly asks: readonly string[];
}

/** A problem that citizens write about, with the labels that `facts` alone justify under the labelling guide. */
export interface Problem extends Wording {
  readonly id: string;
  readonly topic: string;
  readonly subtopic: string;
  readonly kind: Kind;
  readonly urgency: Urgency;
  readonly at: PlaceKind;
}

export type Topic =
  | '城乡建设'
  | '党务政务'
  | '国土资源'
  | '环境保护'
  | '纪检监察'
  | '交通运输'
  | '经济管理'
  | '科技与信息产业'
  | '民政'
  | '农村农业'
  | '商贸旅游'
  | '卫生计生'
  | '政法'
  | '教育文体'
  | '劳动和社会保障';

/** Declares a problem: `labels` is `subtopic kind urgency place`, separated by spaces. */
export type Declare = (id: string, labels: `${string} ${Kind} ${Urgency} ${PlaceKind}`, wording: Wording) => Problem;

/** Makes the function with which the problems of one topic are declared. */
export function declareFor(topic: Topic): Declare {
  return (id, labels, wording) => {
    const [subtopic, kind, urgency, at] = labels.split(' ') as [string, Kind, Urgency, PlaceKind];
    return { id, topic, subtopic, kind, urgency, at, ...wording };
  };
}
