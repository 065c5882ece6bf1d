import { maskLabels } from '../core/mask-labels.ts';
import { type MaskRule, maskRules } from './mask-rules.ts';

interface Span {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** Personal data shows by a digit (ASCII or full-width) or an at sign; text without one is returned as it is. */
const suspicious = /[0-9０-９@＠]/;
const fullWidth = /[０-９Ａ-Ｚａ-ｚ＠＋－．＿]/;
/** Seven digits near each other: without them only what is named by a word, a plate or an address is to be found. */
const longNumber = /\d(?:[ \t\u00a0\u3000\-·•.—–―_/()（）]{0,3}\d){6}/;

/**
 * Replaces personal data by labels such as `[手机号]`: telephone numbers, identity numbers with a right check character,
 * bank cards by Luhn, e-mail addresses, plates, passports, and QQ or WeChat numbers that are named so. Amounts, dates,
 * document and road numbers stay. Written in full-width characters, they are found as well.
 * Text without a digit or at sign never changes, and masking twice is masking once.
 */
export function maskText(text: string): string {
  if (!suspicious.test(text)) return text;
  let masked = text;
  // Where one number is gone, what stood beside it can become readable as another.
  for (;;) {
    const spans = findPersonalData(masked);
    if (spans.length === 0) return masked;
    masked = replaceSpans(masked, spans);
  }
}

function findPersonalData(text: string): Span[] {
  const plain = fullWidth.test(text) ? toHalfWidth(text) : text;
  const spans: Span[] = [];
  const long = longNumber.test(plain);
  for (const rule of maskRules) {
    if ((long || !rule.long) && rule.hint.test(plain)) collectMatches(plain, rule, spans);
  }
  return spans.sort((a, b) => a.start - b.start);
}

function collectMatches(text: string, rule: MaskRule, spans: Span[]): void {
  for (const match of text.matchAll(rule.pattern)) {
    const value = match.groups?.value ?? match[0];
    const start = match.index + (value === match[0] ? 0 : match[0].lastIndexOf(value));
    const end = start + value.length;
    if (spans.some((span) => span.start < end && start < span.end)) continue;
    if (rule.accepts !== undefined && !rule.accepts(value, text, start)) continue;
    spans.push({ start, end, label: rule.label });
  }
}

function replaceSpans(text: string, spans: readonly Span[]): string {
  let masked = '';
  let position = 0;
  for (const { start, end, label } of spans) {
    masked += text.slice(position, start) + label;
    position = end;
  }
  return masked + text.slice(position);
}

/** Full-width digits, letters and signs become their ASCII forms; lengths stay, so offsets hold for both texts. */
function toHalfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ＠＋－．＿]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
}

/**
 * Replaces the writer's name where a text mentions it: anywhere for a name with a digit and five characters or more
 * (such as `user0731`); else, since many names are words as well, only where it is introduced (`姓名：…`, `我叫…`),
 * signed with at the end, or in a reply addressed or quoted (`网友“…”`, `…先生`, `…：您好`).
 */
export function maskName(text: string, name: string, where: 'own' | 'reply'): string {
  if (name.length < 2 || !text.includes(name)) return text;
  if (name.length >= 5 && /[0-9]/.test(name)) return text.replaceAll(name, maskLabels.name);
  const escaped = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const introduced = `(?<=(?:我叫|姓名|本人|反映人|联系人|举报人|投诉人|求助人|申请人|诉求人|来信人|此致|敬礼)\\s*[:：为是]?\\s*)${escaped}`;
  const signed = `(?<=[\\s。！!,，、：:])${escaped}(?=[\\s\\d年月日.。]*$)`;
  const addressed =
    `(?<=(?:网友|网民|用户|市民|群众|尊敬的|^)\\s*)${escaped}(?=\\s*(?:先生|女士|同志|同学|网友|您好|你好|[:：,，!！]))|` +
    `(?<=["“”‘’'「『《【(（])${escaped}(?=["“”‘’'」』》】)）])|${escaped}(?=先生|女士|同志|同学)`;
  const pattern = where === 'own' ? `${introduced}|${signed}` : `${introduced}|${addressed}`;
  return text.replace(new RegExp(pattern, 'gu'), maskLabels.name);
}
