import { describe, expect, it } from 'vitest';
import { problems, topicWeights } from '../../data/generator/patterns/index.ts';
import * as shared from '../../data/generator/patterns/shared.ts';
import { eventWording } from '../../data/generator/planted/bursts.ts';
import { campaignExtras, themes } from '../../data/generator/planted/campaign.ts';
import { plantedIssues } from '../../data/generator/planted/issues.ts';
import { slotNames } from '../../data/generator/slots.ts';
import { compileTemplate, renderTemplate, slotsOf } from '../../data/generator/template.ts';

const wordings = [...problems, eventWording];
const patterns = [
  ...wordings.flatMap(({ titles, facts, details, asks }) => [...titles, ...facts, ...details, ...asks]),
  ...plantedIssues.flatMap(({ titles, facts }) => [...titles, ...facts]),
  ...themes.flatMap(({ titles, bodies }) => [...titles, ...bodies]),
  ...campaignExtras,
  ...Object.values(shared.introductions).flat(),
  ...[shared.greetings, shared.attempts, shared.circumstances, shared.pleasantries, shared.elaborations].flat(),
  ...[shared.feelings, shared.closings, shared.contacts, shared.timelineSteps, shared.points].flat(),
];

describe('patterns', () => {
  it('are many, and cover the fifteen topics', () => {
    expect(new Set(patterns).size).toBeGreaterThan(1000);
    expect(new Set(problems.map(({ topic }) => topic))).toEqual(new Set(Object.keys(topicWeights)));
    expect(new Set(problems.map(({ id }) => id)).size).toBe(problems.length);
  });

  it('use known slots only', () => {
    const unknown = patterns.filter((pattern) =>
      slotsOf(compileTemplate(pattern)).some((slot) => !slotNames.has(slot)),
    );
    expect(unknown).toEqual([]);
  });

  it('pair each title of a mixed problem with its fact', () => {
    for (const { id, mixed, titles, facts } of problems) if (mixed) expect(titles.length, id).toBe(facts.length);
  });

  it('give every issue a problem that exists', () => {
    const known = new Set(problems.map(({ id }) => id));
    expect(plantedIssues.filter(({ problem }) => !known.has(problem))).toEqual([]);
  });
});

describe('renderTemplate', () => {
  it('fills slots and takes one alternative', () => {
    const template = compileTemplate('甲{名}[乙|丙{数}|]丁');
    const fill = (slot: string) => `<${slot}>`;
    expect(renderTemplate(template, () => 0, fill)).toBe('甲<名>乙丁');
    expect(renderTemplate(template, () => 0.5, fill)).toBe('甲<名>丙<数>丁');
    expect(renderTemplate(template, () => 0.99, fill)).toBe('甲<名>丁');
  });

  it('refuses a bracket that is not closed', () => {
    expect(() => compileTemplate('甲[乙|丙')).toThrow(SyntaxError);
  });
});
