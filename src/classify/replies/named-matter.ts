import type { ReplyPair } from './features.ts';
import { charPairs, numberOfPairs, overlap, stripFrame } from './overlap.ts';

/** What a reply says that it replies to: 您反映的X问题, 现就X事宜, 关于X的诉求. */
const naming =
  /(?:^|[，。！!；;：:,\s]|\d[.、])(?:现就|现将|关于|针对|对于|就)?(?:(?:您|你|网友|群众|市民|来信人|投诉人|诉求人)们?(?:来[信电]|留言)?所?(?:反映|咨询|提出|投诉|举报|询问)|(?<=现就|现将|关于|针对))的?[“"「]?((?![您你的所]|网友|反映|咨询|提出|[相有]关)[^，。；！？：,;!?:|“”"「」\n]{4,40}?)[”"」]?的?(?:问题|情况|事宜|事项|一事|诉求|建议)/u;
/** Characters in which it does so. */
const namingReach = 160;
/** Names of places, which replies to other matters of the place have in common with the letter. */
const place =
  /[\p{Script=Han}\w]{1,8}?(?:[路街巷弄]|大道|小区|社区|花园|家园|[苑园](?!林|区|丁|长|方)|公寓|广场|[省市区县镇乡村](?!场|民|域|容|政|务))/gu;
/** Fewer pairs of characters tell nothing. */
const leastNamed = 2;

/** A reply without what it names as the matter: 您反映的问题 is all that forms have of it. */
export function dropNamedMatter(reply: string): string {
  const match = naming.exec(reply.slice(0, namingReach));
  if (match === null) return reply;
  const at = match.index + match[0].lastIndexOf(match[1]!);
  return reply.slice(0, at) + reply.slice(at + match[1]!.length);
}

/**
 * Share of what the reply names as the matter, but for places, that the message has, too, in pairs of characters, 0 to 1: a reply to
 * another matter says so itself. Null where it names none.
 */
export function measureNamedMatter(message: string, reply: string): number | null {
  const named = naming.exec(reply.slice(0, namingReach))?.[1];
  const matter = named === undefined ? '' : stripFrame(named.replace(place, ' '));
  return numberOfPairs(matter, leastNamed) < leastNamed ? null : overlap(matter, charPairs(message));
}

/** Share of what a reply names as the matter that its message has, from which on it may be that of the message. */
const leastTaken = 0.15;
/** What the two have in common of their kinds (a logarithm), from which on they may be of one matter in other words. */
const leastRelated = -1;

/**
 * Whether a reply names another matter than its message is about, and shares hardly any kind of problem with it.
 * @param kindsShared as `measureSharedKinds` gives it
 */
export function namesAnotherMatter({ title, body, reply }: ReplyPair, kindsShared: number): boolean {
  if (kindsShared >= leastRelated) return false;
  const share = measureNamedMatter(`${title}\n${body}`, reply);
  return share !== null && share < leastTaken;
}
