import { hash } from 'node:crypto';
import { listTrendTerms } from '../aggregate/terms/trend-terms.ts';
import { markReply, type ReplyMarks } from '../classify/replies/mark-reply.ts';
import type { Matter } from '../cluster/matters/read-matter.ts';
import type { MessageKinds } from '../cluster/terms/message-kinds.ts';
import { findTerms } from '../cluster/terms/represent.ts';
import type { LocalTime, Message, SegmentedText } from '../core/message.ts';
import { cutText } from '../core/whole-characters.ts';
import { deriveId } from '../lake/derive-id.ts';
import { readAddressee } from '../segment/places/find-addressee.ts';
import { findElsewhere, placesHere } from '../segment/places/find-elsewhere.ts';
import { findParent } from '../segment/places/find-parent.ts';
import { findRegion } from '../segment/places/find-region.ts';
import { findTown } from '../segment/places/find-town.ts';
import { findPieces } from '../segment/places/pieces/find-pieces.ts';
import { tellsPlace } from '../segment/places/tells-place.ts';
import type { AnalysedMessage, Stages } from './analyse-messages.ts';
import type { AnalysisVersions } from './analysis-versions.ts';

/** What a message was read from. */
export interface RowInput {
  /** See `hashInput`. */
  readonly hash: string | null;
  /** What `ingest.defaultTime` was, which rows without a time get. */
  readonly defaultTime: LocalTime | null;
}

/**
 * A message as a row of a part: the columns of `lakeColumns`. In one piece: writing an object that was put together from
 * another as JSON takes twice as long.
 * @param matter see `readMatter`
 * @param kinds see `findKinds`
 */
export function toLakeRow(
  entry: AnalysedMessage,
  matter: Matter,
  kinds: MessageKinds,
  input: RowInput,
  versions: AnalysisVersions,
  stages: Stages,
): object {
  const { message, segmented, places, labels } = entry;
  const elsewhere = findElsewhere(segmented, places);
  const here = placesHere(places, elsewhere);
  const { region, source: regionSource } = findRegion(message, here, stages.gazetteer);
  const { region: town, source: townSource } = findTown(message, here, stages.gazetteer);
  const addressee = readAddressee(message.addressedTo, stages.gazetteer);
  const title = readWords(segmented.title);
  const body = readWords(segmented.body, bodyHeadLength / 2 + 1);
  const subject = matter.subject === null ? segmented.title : matter.segmented.title;
  const subjectWords = matter.subject === null ? title.words : readWords(subject).words;
  const found = findTerms(matter.segmented, matter.places);
  const trend = listTrendTerms(found, subject.words);
  return {
    source: message.source,
    given_id: message.givenId,
    derived_id: message.givenId === null ? deriveId(message) : null,
    row_hash: hashRow(message),
    text_hash: hashText(title.letters, body.letters),
    model_time: versions.modelTime,
    model_version: versions.model,
    analysis_version: versions.analysis,
    title: message.title,
    subject: matter.subject,
    body: message.body,
    author: message.author,
    author_type: message.authorType,
    addressed_to: message.addressedTo,
    department: message.department,
    status: message.status,
    satisfaction: message.satisfaction,
    created_at: message.createdAt,
    likes: message.likes,
    dislikes: message.dislikes,
    topic_given: message.topicGiven,
    kind_given: message.kindGiven,
    grade_manner: message.gradeManner,
    grade_speed: message.gradeSpeed,
    reply: message.reply,
    replied_at: message.repliedAt,
    due_at: message.dueAt,
    tells_handling: message.tellsHandling,
    region,
    region_source: regionSource,
    region_parent: findParent(region, message, here, addressee.city, stages.gazetteer),
    addressed_region: addressee.region,
    addressed_city: addressee.city,
    town,
    town_source: townSource,
    reply_marks: markRow(message, stages),
    places: places.filter(tellsPlace),
    topic: labels.topic.label,
    topic_score: round(labels.topic.score),
    topic_evidence: labels.topic.evidence,
    subtopic: labels.subtopic,
    kind: labels.kind.label,
    kind_score: round(labels.kind.score),
    kind_evidence: labels.kind.evidence,
    urgency: labels.urgency.label,
    urgency_score: round(labels.urgency.score),
    urgency_evidence: labels.urgency.evidence,
    low_confidence: labels.lowConfidence,
    title_tokens: subjectWords.join(' '),
    body_head: cutText(body.words.join(' '), bodyHeadLength),
    issue_terms: found.terms,
    ask_kinds: kinds.askKinds,
    likely_kinds: kinds.likelyKinds,
    name_pieces: findPieces(segmented, places, stages.pieces, elsewhere.spans),
    trend_words: trend.words,
    trend_phrases: trend.phrases,
    input_hash: input.hash,
    default_time: message.createdAt === input.defaultTime ? message.createdAt : null,
  };
}

function markRow(message: Message, { replyModel, simplify }: Stages): ReplyMarks | null {
  const { title, body, reply } = message;
  return reply === null ? null : markReply({ title, body, reply }, replyModel, simplify);
}

/** Characters of the body's tokens that clustering looks for names in; with the blank after it a word takes two at least. */
const bodyHeadLength = 240;

/** Scores carry four digits: more would only make files and diffs larger. */
function round(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}

/**
 * Tokens but for those of white space and punctuation only, which carry no meaning for clustering and terms, and the letters of all.
 * @param most tokens that are wanted
 */
function readWords(
  { text, words, starts }: SegmentedText,
  most = Number.POSITIVE_INFINITY,
): { readonly words: string[]; readonly letters: string } {
  const kept: string[] = [];
  let letters = '';
  let from = -1;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    if (hasLetter(word)) {
      if (kept.length < most) kept.push(word);
      if (from < 0) from = starts[i]!;
    } else if (from >= 0) {
      letters += text.slice(from, starts[i]);
      from = -1;
    }
  }
  return { words: kept, letters: from < 0 ? letters : letters + text.slice(from) };
}

/** The common cases by code, since this runs for every token: Chinese characters, then ASCII; the rest by Unicode. */
function hasLetter(word: string): boolean {
  const code = word.charCodeAt(0);
  if (code >= 0x4e00 && code <= 0x9fff) return true;
  if (word.length === 1 && code < 0x80) return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);
  return /[\p{L}\p{N}]/u.test(word);
}

/** Fields that `hashRow` takes, in the order of its input: all but what only its file is like, the city, the town and the deadline. */
const hashedFields = Object.keys({
  source: true,
  givenId: true,
  title: true,
  body: true,
  author: true,
  authorType: true,
  givenRegion: true,
  addressedTo: true,
  department: true,
  status: true,
  satisfaction: true,
  createdAt: true,
  likes: true,
  dislikes: true,
  topicGiven: true,
  kindGiven: true,
  gradeManner: true,
  gradeSpeed: true,
  reply: true,
  repliedAt: true,
} satisfies Record<HashedField, true>) as readonly HashedField[];
type HashedField = Exclude<keyof Message, 'tellsHandling' | 'givenParent' | 'givenTown' | 'dueAt'>;

/**
 * Equal rows have equal hashes: every field of the message takes part, but what only its file is like. A town does where the
 * region does not say it, a city and a deadline where there is one, so that rows without keep the hashes of earlier versions.
 */
function hashRow(message: Message): string {
  const { givenParent, givenTown, dueAt } = message;
  const values: (string | number | null)[] = hashedFields.map((field) => message[field]);
  if (givenTown !== null && givenTown !== message.givenRegion) values.push(givenTown);
  if (givenParent !== null) values.push(`in ${givenParent}`);
  if (dueAt !== null) values.push(`due ${dueAt}`);
  return hash('sha256', JSON.stringify(values), 'hex').slice(0, 24);
}

/** Equal texts, white space, punctuation and case aside, have equal hashes, however they are cut into words. */
function hashText(title: string, body: string): string {
  return hash('sha256', `${title}\n${body}`, 'hex').slice(0, 24);
}
