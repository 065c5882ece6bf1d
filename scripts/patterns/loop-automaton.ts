import type { AST } from '@eslint-community/regexpp';
import { type ReadonlyFlags, toUnicodeSet } from 'regexp-ast-analysis';

export type Characters = ReturnType<typeof toUnicodeSet>['chars'];

/** What was read of classes of characters, by flags and text: many expressions have the same. */
export type KnownCharacters = Map<string, Characters>;

/**
 * The positions of an expression's characters and which may follow which (Glushkov 1961): as many ways through it read a text as the
 * expression has to match it.
 */
export interface LoopAutomaton {
  /** Null for what a group matched before, which reads one text in one way. */
  readonly sets: readonly (Characters | null)[];
  /** By position: those that may come next. */
  readonly follow: readonly ReadonlySet<number>[];
  /** Whether a position may follow another in two ways: within a loop and with the loop around it begun anew (`(?:a+)+`). */
  readonly isDouble: boolean;
}

interface Part {
  readonly isNullable: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

/** What is repeated at most so often, and is not longer than this together, is written out; anything else counts as repeated without end. */
const mostCopies = 20;
const mostPositions = 400;

const nothing: Part = { isNullable: true, first: [], last: [] };
const optional = (part: Part): Part => ({ ...part, isNullable: true });

/**
 * Builds the automaton of a loop: what is repeated may follow itself. What looks ahead or behind is left out, so that of `(?=(?<x>…))\k<x>`,
 * which is matched in one way alone, the reference stays.
 */
export function buildLoopAutomaton(loop: AST.Quantifier, flags: ReadonlyFlags, known: KnownCharacters): LoopAutomaton {
  const sets: (Characters | null)[] = [];
  const follow: Set<number>[] = [];
  const ofFlags = JSON.stringify(flags);
  let isDouble = false;

  const place = (characters: Characters | null): Part => {
    const at = sets.push(characters) - 1;
    follow.push(new Set());
    return { isNullable: false, first: [at], last: [at] };
  };
  const readOne = (
    node: AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass,
  ): Part => {
    const key = `${ofFlags}${node.raw}`;
    const characters = known.get(key) ?? toUnicodeSet(node, flags).chars;
    known.set(key, characters);
    return place(characters);
  };
  const link = (before: Part, after: Part): void => {
    for (const from of before.last) {
      for (const to of after.first) {
        if (follow[from]?.has(to) === true) isDouble = true;
        follow[from]?.add(to);
      }
    }
  };
  const inRow = (a: Part, b: Part): Part => {
    link(a, b);
    return {
      isNullable: a.isNullable && b.isNullable,
      first: a.isNullable ? [...a.first, ...b.first] : a.first,
      last: b.isNullable ? [...a.last, ...b.last] : b.last,
    };
  };
  const eitherOf = (alternatives: readonly AST.Alternative[]): Part => {
    const parts = alternatives.map(({ elements }) => elements.map(read).reduce(inRow, nothing));
    return {
      isNullable: parts.some(({ isNullable }) => isNullable),
      first: parts.flatMap(({ first }) => first),
      last: parts.flatMap(({ last }) => last),
    };
  };
  const repeat = ({ element, min, max }: AST.Quantifier): Part => {
    if (max === 0) return nothing;
    const before = sets.length;
    let whole = read(element);
    if (max > mostCopies || (sets.length - before) * max > mostPositions) {
      link(whole, whole);
      return min === 0 ? optional(whole) : whole;
    }
    // From the last copy to the first, each with all that may come behind it.
    if (max > min) whole = optional(whole);
    for (let copy = max - 1; copy > 0; copy -= 1) {
      whole = inRow(read(element), whole);
      if (copy > min) whole = optional(whole);
    }
    return whole;
  };
  const read = (node: AST.Element): Part => {
    switch (node.type) {
      case 'Quantifier':
        return repeat(node);
      case 'Group':
      case 'CapturingGroup':
        return eitherOf(node.alternatives);
      case 'Assertion':
        return nothing;
      case 'Backreference':
        return place(null);
      default:
        return readOne(node);
    }
  };

  const body = read(loop.element);
  link(body, body);
  return { sets, follow, isDouble };
}
