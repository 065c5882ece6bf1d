import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { caseFeatureNames } from '../../../src/cluster/memberships/case-features.ts';
import { readMembershipTrees } from '../../../src/cluster/memberships/membership-trees.ts';

describe('readMembershipTrees', () => {
  it('reads what the package ships', () => {
    const { features, trees } = readMembershipTrees();
    expect(features).toEqual(caseFeatureNames);
    expect(trees.length).toBeGreaterThan(0);
  });

  it('refuses trees of other features', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'qingyu-trees-')), 'memberships.json');
    writeFileSync(path, JSON.stringify({ features: ['fit'], base: 0, trees: [[[1]]] }));
    expect(() => readMembershipTrees(path)).toThrow(expect.objectContaining({ code: 'TREES' }));
  });
});
