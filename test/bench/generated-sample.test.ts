import { describe, expect } from 'vitest';
import { readGeneratedSample } from '../../bench/issues/generated-sample.ts';
import { itInCi } from '../describe-in-ci.ts';

describe('readGeneratedSample', () => {
  itInCi('has each message once, and what was planned of it', async () => {
    const { corpus, planned } = await readGeneratedSample(2);
    const { messages, idsOf } = corpus;
    // Rows of later files that bring a reply, or the same again, would be copies by the same author at the same time.
    const sent = messages.map(({ author, createdAt, issueTerms }) => `${author} ${createdAt} ${issueTerms}`);
    expect(new Set(sent).size).toBe(sent.length);
    const ids = [...idsOf.values()].flat();
    expect(ids.length).toBeGreaterThan(2500);
    expect([...planned.keys()].filter((id) => !ids.includes(id))).toEqual([]);
    const plans = [...planned.values()];
    expect(plans.filter(({ isShared }) => isShared).length).toBeGreaterThan(200);
    expect(plans.filter(({ issue, isShared }) => issue !== null && !isShared).length).toBeGreaterThan(100);
    expect(plans.filter(({ issue }) => issue === null).length).toBeGreaterThan(1000);
  });
});
