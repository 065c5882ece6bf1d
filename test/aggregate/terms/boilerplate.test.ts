import { expect, it } from 'vitest';
import { boilerplate } from '../../../src/aggregate/terms/boilerplate.ts';
import { isFormula } from '../../../src/cluster/terms/represent.ts';

it('boilerplate holds no word twice, and none that no message has as a term', () => {
  expect(boilerplate.filter(isFormula)).toEqual([]);
  expect(new Set(boilerplate).size).toBe(boilerplate.length);
});
