import { maskLabels } from '../core/mask-labels.ts';
import type { LocalTime, Message, Reject, RejectCode } from '../core/message.ts';
import { cutText } from '../core/whole-characters.ts';
import { isAnonymous, nameCaller } from './authors/author-key.ts';
import { namedTogether } from './authors/joint-author.ts';
import { type FieldColumns, type FieldName, fieldOfName } from './columns/fields.ts';
import type { Warning } from './contract.ts';
import { isNested } from './json/nested-value.ts';
import { isPersonalName } from './masks/family-names.ts';
import { isIdentityNumber } from './masks/identity-number.ts';
import { knownWriters, maskIntroductions, maskKnownNames } from './masks/introduced-names.ts';
import { formOfAddress, maskName, maskNamesTogether, maskText } from './masks/mask.ts';
import { isMobileNumber } from './masks/mask-rules.ts';
import { namesPlace } from './masks/place-names.ts';
import type { IngestSettings } from './settings.ts';
import { cleanLine, cleanText } from './values/clean-text.ts';
import { completeCity } from './values/complete-city.ts';
import { isOrderUnknown } from './values/date-order.ts';
import { isGarbled } from './values/garbled.ts';
import type { TimeReader } from './values/join-time.ts';
import { isMinguoLike } from './values/minguo-year.ts';
import { isLetterless, isNoValue, isProgramNull } from './values/no-value.ts';
import { parseId } from './values/parse-id.ts';
import { parseCount, parseGrade } from './values/parse-number.ts';
import { parseClock, parseTime } from './values/parse-time.ts';
import type { DueReader } from './values/read-due.ts';
import { isCity, isSharedName, readRegionParent, readRegionPath, readTown } from './values/region-path.ts';
import { isOpenState, readReplyState } from './values/reply-state.ts';

/** What the rows of a batch share. */
export interface RowContext {
  readonly fields: FieldColumns;
  /** Whether the columns of the file tell of handling: see `Message.tellsHandling`. */
  readonly tellsHandling: boolean;
  readonly columns: readonly string[];
  readonly settings: IngestSettings;
  readonly timeOf: TimeReader;
  readonly repliedAtOf: TimeReader;
  readonly dueAtOf: DueReader;
  readonly hashAuthor: (name: string) => string | null;
  readonly warn: (field: FieldName, code: Warning['code']) => void;
}

export type Refusal = Pick<Reject, 'field' | 'code' | 'reason'>;

/** As pages show a state: 【已回复】. */
const brackets = /^[【[]([^[\]【】]+)[\]】]$/u;
/** And what a value is: 答复单位：城管局. */
const named = /^(\p{Script=Han}{2,8})\s*[:：]\s*(.+)$/u;
/** Longest value of a field that is no running text; what is longer is no such value. */
const longestLabel = 200;

/** Makes a message of a row, or says why it cannot be one. */
export function normaliseRow(cells: readonly string[], context: RowContext): Message | Refusal {
  const { fields, settings, warn } = context;
  // Of several columns the first with a value; where none has any, what the first of them says in its place.
  const value = (field: FieldName): string => {
    const isNone = field === 'title' || field === 'body' ? isProgramNull : isNoValue;
    let excuse = '';
    for (const column of fields[field] ?? []) {
      const cell = cells[column] ?? '';
      if (cell === '' || cell.trim() === '') continue;
      if (!isNone(cell)) return cell;
      if (excuse === '') excuse = cell;
    }
    return excuse;
  };
  // Beside no names of callers a number is as likely the office's.
  const phone = fields.author === undefined ? '' : value('phone');
  const author = context.hashAuthor(nameCaller(cleanLine(value('author')), phone));
  const names = readNames(cells, fields);

  const people = { names, introduced: new Set(knownWriters(names)) };
  // Whom any of the texts introduces none of them shows: all are read for names before the first is done.
  const firstDrafts = [cleanText(value('body')), cleanLine(value('title'))].map((text) => draftText(text, people));
  const firstReplies = (fields.reply ?? []).map((column) => draftReply(cells[column] ?? '', people));
  const drafts = firstDrafts.map((draft) => draftAgain(draft, people, 'own'));
  const replies = firstReplies.map((reply) => ({ ...reply, draft: draftAgain(reply.draft, people, 'reply') }));
  const [body = '', title = ''] = drafts.map((draft) => finishText(draft, people, 'own'));
  const flaw = findFlaw(title, body, settings);
  if (flaw !== null) return flaw;
  const time = context.timeOf(cells);
  const createdAt = readTime(time, context);
  // Whoever is named in what is no time stands in no reason either.
  if (typeof createdAt !== 'string')
    return names.length === 0 ? createdAt : (readTime(hideWriters(time, names), context) as Refusal);

  const label = (field: FieldName): string | null => {
    const raw = value(field);
    if (raw === '') return null;
    const text = cleanLine(raw);
    if (text === '' || isNoValue(text)) return null;
    if (isNested(text)) {
      warn(field, 'NESTED_VALUE');
      return null;
    }
    if (text.length > longestLabel) {
      warn(field, 'TOO_LONG');
      return null;
    }
    return maskText(hideWriters(withoutMarks(text, field), names));
  };
  const numeric = (field: FieldName, parse: (text: string) => number | null): number | null => {
    const text = value(field).trim();
    if (text === '' || isNoValue(text)) return null;
    const parsed = parse(text);
    if (parsed === null) warn(field, 'BAD_NUMBER');
    return parsed;
  };
  const reply = readReplies(replies, people, context);
  const givenRegion = readRegion(label('region'));
  const status = label('status') ?? reply.state;
  const repliedAt = readOptionalTime(context.repliedAtOf(cells), context);
  return {
    source: settings.source,
    givenId: readId(value('id'), context),
    title,
    body,
    author,
    authorType: label('author_type'),
    givenRegion,
    givenParent: findParent(cells, fields, givenRegion),
    givenTown: findTown(cells, fields),
    addressedTo: label('addressed_to'),
    department: label('department'),
    status,
    satisfaction: label('satisfaction'),
    createdAt,
    likes: numeric('likes', parseCount),
    dislikes: numeric('dislikes', parseCount),
    topicGiven: label('topic_given'),
    kindGiven: label('kind_given'),
    gradeManner: numeric('grade_manner', parseGrade),
    gradeSpeed: numeric('grade_speed', parseGrade),
    reply: reply.text,
    repliedAt,
    dueAt: readDue(cells, createdAt, context),
    // A key that the first objects of a JSON file lack tells at least of the message that has it.
    tellsHandling: context.tellsHandling || reply.text !== null || repliedAt !== null || status !== null,
  };
}

/** Why texts are none that can be read; null where they are. */
function findFlaw(title: string, body: string, { maxTextLength }: IngestSettings): Refusal | null {
  if (title === '' && body === '') {
    return refuse('body', 'EMPTY_TEXT', 'Expected the title or the text to be filled in, got neither');
  }
  if (isGarbled(title + body)) {
    return refuse(
      body === '' ? 'title' : 'body',
      'BAD_ENCODING',
      'Expected the text to be readable, got characters that do not fit its encoding: name it with --encoding, or take a file that mixes encodings apart',
    );
  }
  for (const [field, text] of Object.entries({ title, body })) {
    if (text.length > maxTextLength) {
      const limit = `at most ${maxTextLength} characters, got ${text.length}`;
      return refuse(field, 'TOO_LONG', `Expected the ${field} to be ${limit}`);
    }
  }
  return null;
}

function readRegion(label: string | null): string | null {
  return label === null ? null : readRegionPath(label);
}

/** The city of a district by any region column: its path, or a column of cities beside the one of districts. */
function findParent(cells: readonly string[], fields: FieldColumns, region: string | null): string | null {
  if (region === null || !isSharedName(region)) return null;
  const texts = (fields.region ?? []).map((column) => withoutMarks(cleanLine(cells[column] ?? ''), 'region'));
  const short = texts.filter((text) => text.length <= longestLabel);
  const path = short.find((text) => readRegionPath(text) === region && readRegionParent(text) !== null);
  const city = path === undefined ? short.map(readRegionPath).find(isCity) : readRegionParent(path);
  return city == null ? null : maskText(city);
}

/** The town by any region column: beside the one of counties there may be one of towns. */
function findTown(cells: readonly string[], fields: FieldColumns): string | null {
  for (const column of fields.region ?? []) {
    const text = withoutMarks(cleanLine(cells[column] ?? ''), 'region');
    const town = text.length > longestLabel ? null : readTown(text);
    if (town !== null) return maskText(town);
  }
  return null;
}

/** A value as a page shows it, without what stands around it there. */
function withoutMarks(text: string, field: FieldName): string {
  const bare = text.replace(brackets, '$1');
  const [, name, value] = named.exec(bare) ?? [];
  const shown = name !== undefined && value !== undefined && fieldOfName(name) === field ? value : bare;
  return field === 'region' ? completeCity(shown) : shown;
}

function refuse(field: string | null, code: RejectCode, reason: string): Refusal {
  return { field, code, reason };
}

const addressAtEnd = new RegExp(`${formOfAddress}$`, 'u');

/** The names of who wrote, which no text may show: those of all columns (用户昵称, 来电人), longer ones first. */
export function readNames(cells: readonly string[], { author = [] }: FieldColumns): readonly string[] {
  const names = author.flatMap((column) => {
    const name = cleanLine(cells[column] ?? '').replace(addressAtEnd, '');
    return name === '' || isAnonymous(name) ? [] : [name, ...namedTogether(name), ...takeNameApart(name)];
  });
  return names.length < 2 ? names : [...new Set(names)].sort((a, b) => b.length - a.length);
}

/** What a cell holds besides a name: 李小溪13800138000, 李小溪（业主）, 用户李小溪, 微信用户_李小溪, 女士:李小溪. */
const namedInCell =
  /^(?:(?:微信|抖音|手机|支付宝)?用户|网友|网民|市民|先生|女士|小姐)?[\s_:：-]{0,4}(\p{Script=Han}{2,4})(?=$|[\s（(，,/／—–-]|\+?\d{7})/u;
const padded = /^\p{Script=Han}(?:\s{1,4}\p{Script=Han}){1,3}$/u;

/** The name of a person that a cell of authors holds beside other things, or padded with blanks. */
function takeNameApart(cell: string): readonly string[] {
  const name = padded.test(cell) ? cell.replace(/\s/gu, '') : namedInCell.exec(cell)?.[1];
  return name === undefined || name === cell || !isPersonalName(name) || namesPlace(name) ? [] : [name];
}

/** A value that is no running text, without who wrote. */
function hideWriters(text: string, names: readonly string[]): string {
  if (!names.some((name) => text.includes(name))) return text;
  const unnamed = names.reduce((left, name) => maskName(left, name, 'own'), text);
  return maskKnownNames(unnamed, new Set(knownWriters(names)), 'own');
}

/** Whom the texts of a message name. */
interface People {
  /** Who wrote, as columns tell. */
  readonly names: readonly string[];
  /** Who is introduced in the texts drafted so far, and of who wrote whose name is no word. */
  readonly introduced: Set<string>;
}

/** A text without who wrote it and who is introduced in it, of whom `introduced` is told. */
function draftText(text: string, { names, introduced }: People, where: 'own' | 'reply' = 'own'): string {
  if (text === '' || isProgramNull(text)) return '';
  const together = maskNamesTogether(text, names);
  // Whom a column names and a text introduces as well is known of before the name is gone.
  if (names.some((name) => together.includes(name))) maskIntroductions(together, introduced);
  const unnamed = names.reduce((masked, name) => maskName(masked, name, where), together);
  return maskIntroductions(unnamed, introduced, where);
}

/** A draft without whom another text introduces, or the same one elsewhere, and who is listed with them. */
function draftAgain(draft: string, { introduced }: People, where: 'own' | 'reply'): string {
  const unnamed = maskKnownNames(draft, introduced, where);
  return unnamed === draft ? draft : maskIntroductions(unnamed, introduced, where);
}

function finishText(draft: string, { introduced }: People, where: 'own' | 'reply'): string {
  return maskText(maskKnownNames(draft, introduced, where));
}

interface ReplyDraft {
  readonly raw: string;
  readonly cleaned: string;
  readonly draft: string;
}

function draftReply(raw: string, people: People): ReplyDraft {
  const cleaned = cleanText(raw);
  return { raw, cleaned, draft: draftText(cleaned, people, 'reply') };
}

interface ReadReply {
  readonly text: string | null;
  /** What stands in place of a reply: it is the message's status where no column tells one. */
  readonly state: string | null;
}

/** What was done with an order before anybody replied: beside a reply it is no state of the message. */
const handedOn = /^已?(?:交办|转办|转交|分派|派单|派发|分办|签收|阅)/u;

/**
 * The first reply of several columns (办理情况 behind 处理结果, which says 已办结), and the first state, be it behind the reply. What stands
 * behind a state that says that nobody has replied yet is a note of the office.
 */
function readReplies(replies: readonly ReplyDraft[], people: People, context: RowContext): ReadReply {
  let state: string | null = null;
  for (const [index, draft] of replies.entries()) {
    const reply = readReply(draft, people, context);
    state ??= reply.state;
    if (reply.text === null && !isOpenState(draft.raw)) continue;
    return { text: reply.text, state: state ?? findLaterState(replies.slice(index + 1)) };
  }
  return { text: null, state };
}

function findLaterState(replies: readonly ReplyDraft[]): string | null {
  const states = replies.map(({ cleaned }) => (isNoValue(cleaned) ? null : readReplyState(cleaned)));
  return states.find((state) => state !== null && state !== '' && !handedOn.test(state)) ?? null;
}

function readReply({ raw, cleaned, draft }: ReplyDraft, people: People, { settings, warn }: RowContext): ReadReply {
  const none = { text: null, state: null };
  if (raw === '') return none;
  if (isNoValue(cleaned) || isLetterless(cleaned)) return none;
  if (isNested(cleaned)) {
    warn('reply', 'NESTED_VALUE');
    return none;
  }
  const state = readReplyState(cleaned);
  if (state !== null) return { text: null, state: state === '' ? null : state };
  const text = finishText(draft, people, 'reply');
  if (text.length > settings.maxTextLength) {
    warn('reply', 'TOO_LONG');
    return none;
  }
  return { text: text === '' ? null : text, state: null };
}

/** `3月1日`, `03-01 08:30`: which year is meant only a title or the name of a sheet may say. */
const withoutYear = /^\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?(?:\s.*)?$/u;

function readTime(text: string, { fields, columns, settings }: RowContext): LocalTime | Refusal {
  if (text === '' || isNoValue(text)) {
    if (settings.defaultTime !== null) return settings.defaultTime;
    return fields.time === undefined
      ? refuse(
          'time',
          'MISSING_TIME',
          `Expected one of the columns to be the time of the message, got none among ${columns.length}; name it with --map time=COLUMN`,
        )
      : refuse('time', 'MISSING_TIME', 'Expected the time of the message to be filled in, got nothing');
  }
  const time = parseTime(text);
  if (time !== null) return time;
  const got =
    parseClock(text) === null
      ? describe(text)
      : `the hour ${describe(text)} and no column with its day: write the day beside it, in a column such as 日期`;
  const hint = isMinguoLike(text)
    ? '; if its year is of the calendar of Taiwan, write 民國 before it or into the name of its column'
    : isOrderUnknown(text)
      ? '; say by --date-order mdy, dmy or yymd what its numbers are'
      : withoutYear.test(text)
        ? '; it has no year: write it into the file'
        : '';
  return refuse(
    'time',
    'BAD_TIME',
    `Expected the time of the message to be a date from 1990 to 2100, got ${got}${hint}`,
  );
}

function readOptionalTime(text: string, { warn }: RowContext): LocalTime | null {
  if (text === '' || isNoValue(text)) return null;
  const time = parseTime(text);
  if (time === null) warn('replied_at', 'BAD_TIME');
  return time;
}

function readDue(cells: readonly string[], createdAt: LocalTime, { dueAtOf, warn }: RowContext): LocalTime | null {
  const due = dueAtOf(cells, createdAt);
  if (due !== 'unread') return due;
  warn('due_at', 'BAD_TIME');
  return null;
}

function readId(raw: string, { warn, hashAuthor }: RowContext): string | null {
  if (raw === '') return null;
  const { id, lost } = parseId(raw);
  if (lost) warn('id', 'LOST_ID');
  if (id === null) return null;
  // Some registers number by the citizen's own number: hashed as names are, it stays an id without being one.
  if (!isMobileNumber(id) && !isIdentityNumber(id) && !hasOwnNumber(id)) return id;
  const hash = hashAuthor(id);
  return hash === null ? null : `id-${hash}`;
}

/** Whether a mobile number or an address of mail stands in an id: +8613800138000, TEL13800138000. Numbers of cards pass as ids by chance. */
function hasOwnNumber(id: string): boolean {
  const masked = maskText(id);
  return masked !== id && (masked.includes(maskLabels.mobile) || masked.includes(maskLabels.email));
}

/** A value for a reason: short and masked. */
function describe(text: string): string {
  const masked = maskText(text.replace(/\s+/g, ' '));
  return masked.length > 40 ? `'${cutText(masked, 40)}…' (${text.length} characters)` : `'${masked}'`;
}
