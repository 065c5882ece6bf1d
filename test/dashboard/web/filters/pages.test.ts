import { expect, it } from 'vitest';
import { keepFilters, pageOf } from '../../../../src/dashboard/web/filters/pages.ts';

const place = (path: string, query: Record<string, string> = {}) => ({ path, query });

it('tells messages apart, which have one path', () => {
  const first = place('/message', { source: 'main', id: '1' });
  expect(pageOf(first)).not.toBe(pageOf(place('/message', { source: 'main', id: '2' })));
  expect(pageOf(first)).not.toBe(pageOf(place('/message', { source: 'hotline', id: '1' })));
  expect(pageOf(first)).toBe(pageOf(place('/message', { id: '1', region: '甲区' })));
  expect(pageOf(place('/issues', { page: '2' }))).toBe(pageOf(place('/issues')));
});

it('keeps the filters on the way from one message to another', () => {
  const from = place('/message', { id: '1', region: '甲区', kind: 'help' });
  expect(keepFilters(place('/message', { id: '2' }), from, null)).toEqual({ id: '2', region: '甲区', kind: 'help' });
});

it('leaves links alone that change the filters of their own page, have their own or begin anew', () => {
  const from = place('/issues', { region: '甲区' });
  expect(keepFilters(place('/issues'), from, null)).toBeNull();
  expect(keepFilters(place('/hot', { topic: '交通运输' }), from, null)).toBeNull();
  expect(keepFilters(place('/messages', { fresh: '1' }), from, null)).toBeNull();
  expect(keepFilters(place('/hot'), place('/issues'), null)).toBeNull();
  expect(keepFilters(place('/hot'), from, null)).toEqual({ region: '甲区' });
});

it('carries the range that the bar shows from the overview to other pages and back, whatever each shows where none is set', () => {
  const reach = { first_day: '2024-01-01', last_day: '2025-12-31' };
  const month = { from: '2025-12-02', to: '2025-12-31' };
  const whole = { from: '2024-01-01', to: '2025-12-31' };
  const go = (to: string, from: string, query: Record<string, string> = {}) =>
    keepFilters(place(to), place(from, query), reach);
  expect(go('/issues', '/')).toEqual(month);
  expect(go('/issues/I1', '/', { region: '甲区' })).toEqual({ ...month, region: '甲区' });
  expect(go('/alerts', '/issues/I1', month)).toEqual(month);
  expect(go('/', '/issues', month)).toBeNull();
  expect(go('/', '/issues')).toEqual(whole);
  expect(go('/issues', '/', whole)).toBeNull();
  const week = { from: '2025-12-25', to: '2025-12-31' };
  expect(go('/issues', '/', week)).toEqual(week);
  expect(go('/', '/issues', week)).toEqual(week);
  // Open ends mean other days on either side.
  expect(go('/issues', '/', { to: '2025-06-30' })).toEqual({ from: '2025-06-01', to: '2025-06-30' });
  expect(go('/', '/issues', { to: '2025-06-30' })).toEqual({ from: '2024-01-01', to: '2025-06-30' });
});

it('takes no page without the bar, and no list that a link began anew, for a choice of all days', () => {
  const reach = { first_day: '2024-01-01', last_day: '2025-12-31' };
  expect(keepFilters(place('/'), { ...place('/issues/I1'), meta: { isSingle: true } }, reach)).toBeNull();
  expect(keepFilters(place('/'), place('/messages', { since: 'r1', fresh: '1' }), reach)).toBeNull();
});

it('keeps the range of data that are shorter than what the overview shows', () => {
  const reach = { first_day: '2025-12-20', last_day: '2025-12-31' };
  const month = { from: '2025-12-02', to: '2025-12-31' };
  expect(keepFilters(place('/issues'), place('/'), reach)).toEqual(month);
  expect(keepFilters(place('/'), place('/issues', month), reach)).toBeNull();
});
