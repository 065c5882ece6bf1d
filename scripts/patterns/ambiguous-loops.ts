import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { buildLoopAutomaton, type KnownCharacters, type LoopAutomaton } from './loop-automaton.ts';

/** What is repeated less often costs little, in however many ways it may be read. */
const leastRepeated = 8;

/**
 * The loops of an expression that read some text, repeated, in two ways: behind it each repetition doubles the time in which the
 * expression fails (exponential ambiguity: Weideman, van der Merwe, Berglund and Watson 2016, "Analyzing Matching Time Behavior of
 * Backtracking Regular Expression Matchers"). Loops behind which nothing can fail are none of these. What looks ahead within a loop is
 * not asked, so that a loop which only that tells apart is named, too.
 * @param known to be shared by many expressions
 * @returns the text of each such loop
 */
export function findAmbiguousLoops(
  { source, flags: given }: Pick<RegExp, 'source' | 'flags'>,
  known: KnownCharacters = new Map(),
): string[] {
  const has = (flag: string): boolean => given.includes(flag);
  const unicode = { unicode: has('u'), unicodeSets: has('v') };
  const pattern = new RegExpParser().parsePattern(source, 0, source.length, unicode);
  const loops: AST.Quantifier[] = [];
  visitRegExpAST(pattern, {
    onQuantifierEnter(loop) {
      const isLoop = loop.max >= leastRepeated && 'alternatives' in loop.element;
      if (isLoop && mayFail(loop)) loops.push(loop);
    },
  });
  const flags = { ...unicode, ignoreCase: has('i'), multiline: has('m'), dotAll: has('s') };
  return loops.filter((loop) => isAmbiguous(buildLoopAutomaton(loop, flags, known))).map(({ raw }) => raw);
}

/** Whether anything behind a part of an expression, up to the end of it or of what looks around, may fail to match. */
function mayFail(node: AST.Node): boolean {
  for (let at = node; at.parent !== null; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'Assertion')
      return parent.kind === 'lookbehind' || (parent.kind === 'lookahead' && parent.negate);
    if (parent.type === 'Quantifier' && parent.min > 1) return true;
    if (parent.type !== 'Alternative') continue;
    const behind = parent.elements.slice(parent.elements.indexOf(at as AST.Element) + 1);
    if (behind.some((element) => element.type !== 'Quantifier' || element.min > 0)) return true;
  }
  return false;
}

/** Whether two ways lead from a position through a text back to it, or on to the same one. */
function isAmbiguous({ sets, follow, isDouble }: LoopAutomaton): boolean {
  if (isDouble) return true;
  const count = sets.length;
  const pairOf = (a: number, b: number): number => (a < b ? a * count + b : b * count + a);
  const isOne = (pair: number): boolean => Math.floor(pair / count) === pair % count;
  const meeting = new Map<number, boolean>();
  const meet = (a: number, b: number): boolean => {
    const known = meeting.get(pairOf(a, b));
    if (known !== undefined) return known;
    const [one, other] = [sets[a] ?? null, sets[b] ?? null];
    const found = a === b || (one !== null && other !== null && (one === other || !one.isDisjointWith(other)));
    meeting.set(pairOf(a, b), found);
    return found;
  };
  // Whatever ends a loop is followed by the same: by that, not by position, pairs are followed.
  const behind = follow.map((next) => [...next].sort((a, b) => a - b).join(' '));
  const firstWith = new Map<string, number>(behind.map((text, at) => [text, at]));
  const likeOf = behind.map((text) => firstWith.get(text) ?? 0);
  const edges = new Map<number, readonly number[]>();
  const nextOf = (pair: number): readonly number[] => {
    const [one, other] = [likeOf[Math.floor(pair / count)] ?? 0, likeOf[pair % count] ?? 0];
    const known = edges.get(pairOf(one, other));
    if (known !== undefined) return known;
    const next = new Set<number>();
    for (const a of follow[one] ?? []) for (const b of follow[other] ?? []) if (meet(a, b)) next.add(pairOf(a, b));
    edges.set(pairOf(one, other), [...next]);
    return [...next];
  };
  const starts = sets.map((_, at) => pairOf(at, at));
  return listComponents(starts, nextOf).some((component) => component.some(isOne) && !component.every(isOne));
}

/** Strongly connected components of what is reached from `starts` (Tarjan 1972), without recursion. */
function listComponents(starts: readonly number[], nextOf: (node: number) => readonly number[]): number[][] {
  const components: number[][] = [];
  const indices = new Map<number, number>();
  const lows = new Map<number, number>();
  const open: number[] = [];
  const isOpen = new Set<number>();
  const enter = (node: number): { node: number; at: number } => {
    indices.set(node, indices.size);
    lows.set(node, indices.size - 1);
    open.push(node);
    isOpen.add(node);
    return { node, at: 0 };
  };
  const lower = (node: number, to: number | undefined): void => {
    lows.set(node, Math.min(lows.get(node) ?? 0, to ?? 0));
  };
  for (const start of starts) {
    const path = indices.has(start) ? [] : [enter(start)];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { node } = top;
      const next = nextOf(node)[top.at];
      top.at += 1;
      if (next === undefined) {
        path.pop();
        const above = path.at(-1);
        if (above !== undefined) lower(above.node, lows.get(node));
        if (lows.get(node) === indices.get(node)) {
          const component = open.splice(open.lastIndexOf(node));
          for (const member of component) isOpen.delete(member);
          components.push(component);
        }
      } else if (!indices.has(next)) path.push(enter(next));
      else if (isOpen.has(next)) lower(node, indices.get(next));
    }
  }
  return components;
}
