import type { Random } from '../../../src/core/effects.ts';
import { lastDay, timeOn } from '../calendar.ts';
import { composeMessage, type Plan } from '../compose.ts';
import { between, chance, pick, sample } from '../dice.ts';
import { drawLength, type LengthShape } from '../length.ts';
import { addTypos, restyle } from '../noise.ts';
import type { Problem } from '../patterns/problem.ts';
import { handleMessage } from '../replies.ts';
import type { PersonalSpan, Writer } from '../slots.ts';
import { cityName, type Locality } from '../world.ts';
import type { Draft } from './draft.ts';

const sampleLength: LengthShape = { median: 232, below: 0.75, above: 0.92, longest: 6800 };

const nicknameHeads = [...'微清夜晨小大老南北东西一半孤静忆听看望梦秋冬春夏'];
const nicknameTails = [
  '风细雨',
  '水流年',
  '色温柔',
  '城旧事',
  '桥流水',
  '山人家',
  '叶知秋',
  '海听涛',
  '行者',
  '路人甲',
  '阳光',
  '豆豆妈',
  '老兵',
  '木匠',
  '星空',
];
const anonymous = ['匿名', '网友', '游客', ''];

/** Names of writers: mostly new ones, now and then one who wrote before, some without a name. */
export function createAuthors(random: Random): () => string {
  const known: string[] = [];
  return () => {
    if (chance(random, 0.07)) return pick(random, anonymous);
    if (known.length > 20 && chance(random, 0.12)) return pick(random, known);
    const name = chance(random, 0.7)
      ? `U${String(between(random, 1, 9_999_999)).padStart(7, '0')}`
      : pick(random, nicknameHeads) +
        pick(random, nicknameTails) +
        (chance(random, 0.4) ? String(between(random, 1, 99)) : '');
    known.push(name);
    return name;
  };
}

/** Likes: most have none, a few hundreds (Pareto tail of exponent 1.25). */
export function drawLikes(random: Random): number {
  return Math.min(3000, Math.floor((1 - random()) ** (-1 / 1.25)) - 1);
}

/** What a draft is made from besides its problem. */
export interface DraftRequest {
  readonly random: Random;
  readonly problem: Problem;
  readonly locality: Locality;
  readonly author: string;
  readonly day: number;
  readonly own?: Plan['own'];
  readonly besides?: Plan['besides'];
  readonly variant?: number;
  /** Length to aim at; drawn like those of real boards where left out. */
  readonly targetLength?: number;
  readonly labels?: Partial<Pick<Draft, 'issue' | 'excluded' | 'theme' | 'burst'>>;
}

/** Composes one message of the sample. */
export function makeDraft(request: DraftRequest): Draft {
  const { random, problem, locality, author, day } = request;
  const personal: PersonalSpan[] = [];
  const writer: Writer = { random, locality, at: problem.at, day, personal, numbers: new Map() };
  const calm = problem.kind === 'inquiry' || problem.kind === 'suggestion' || problem.kind === 'praise';
  const targetLength = request.targetLength ?? Math.round(drawLength(random, sampleLength) * (calm ? 0.6 : 1.15));
  const composed = composeMessage(writer, {
    problem,
    targetLength,
    sudden: problem.sudden === true || problem.urgency === 'critical' || request.labels?.burst === 'event',
    ...(request.own === undefined ? {} : { own: request.own }),
    ...(request.variant === undefined ? {} : { variant: request.variant }),
    ...(request.besides === undefined ? {} : { besides: request.besides }),
  });
  const time = timeOn(random, day);
  const handling = handleMessage(writer, problem.topic, problem.kind, composed.title, time, lastDay);
  const spelled = chance(random, 0.22) ? addTypos(random, composed.body) : composed.body;
  return {
    author,
    locality,
    title: composed.title,
    body: restyle(random, spelled),
    time,
    likes: drawLikes(random),
    dislikes: chance(random, 0.06) ? between(random, 1, 4) : 0,
    handling,
    regionGiven: chance(random, 0.88),
    addressedTo: pick(random, [
      `${locality.district}委书记`,
      `${locality.district}长`.replace('区长', '区区长'),
      `${cityName}长`,
    ]),
    topic: problem.topic,
    subtopic: problem.subtopic,
    kind: problem.kind,
    urgency: problem.urgency,
    issue: null,
    excluded: false,
    theme: null,
    burst: null,
    personal,
    copyOf: null,
    copyKind: null,
    ...request.labels,
  };
}

/** Further routine problems of the same topic and sort of place, which long texts name beside their own. */
export function problemsBeside(random: Random, all: readonly Problem[], problem: Problem): Problem[] {
  const fitting = all.filter(
    (other) =>
      other.id !== problem.id &&
      other.topic === problem.topic &&
      other.at === problem.at &&
      other.kind === 'complaint' &&
      problem.kind === 'complaint' &&
      other.urgency === 'routine',
  );
  return sample(random, fitting, 3);
}
