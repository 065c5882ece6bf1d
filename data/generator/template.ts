import type { Random } from '../../src/core/effects.ts';

/** A compiled pattern: literal text, a slot by name, or alternatives of which one is taken. */
type Node = string | { readonly slot: string } | { readonly options: readonly Template[] };
export type Template = readonly Node[];

export type FillSlot = (slot: string) => string;

const compiled = new Map<string, Template>();

/**
 * Compiles a pattern: `{slot}` is filled, one part of `[this|that|]` is taken; neither nests in its own kind.
 * Compiled once per text.
 * @throws SyntaxError where a bracket is not closed
 */
export function compileTemplate(pattern: string): Template {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const template = parse(pattern);
  compiled.set(pattern, template);
  return template;
}

function parse(pattern: string): Template {
  const nodes: Node[] = [];
  let at = 0;
  while (at < pattern.length) {
    const char = pattern[at];
    if (char === '{' || char === '[') {
      const end = pattern.indexOf(char === '{' ? '}' : ']', at);
      if (end < 0) throw new SyntaxError(`Expected "${char}" to be closed in "${pattern}"`);
      const inside = pattern.slice(at + 1, end);
      nodes.push(char === '{' ? { slot: inside } : { options: inside.split('|').map(parse) });
      at = end + 1;
    } else {
      const open = pattern.slice(at).search(/[{[]/u);
      const end = open < 0 ? pattern.length : at + open;
      nodes.push(pattern.slice(at, end));
      at = end;
    }
  }
  return nodes;
}

/** Writes one text of a pattern. */
export function renderTemplate(template: Template, random: Random, fill: FillSlot): string {
  let text = '';
  for (const node of template) {
    if (typeof node === 'string') text += node;
    else if ('slot' in node) text += fill(node.slot);
    else {
      const option = node.options[Math.floor(random() * node.options.length)];
      if (option !== undefined) text += renderTemplate(option, random, fill);
    }
  }
  return text;
}

/** All slots that a pattern names, for checks. */
export function slotsOf(template: Template): string[] {
  return template.flatMap((node) =>
    typeof node === 'string' ? [] : 'slot' in node ? [node.slot] : node.options.flatMap(slotsOf),
  );
}
