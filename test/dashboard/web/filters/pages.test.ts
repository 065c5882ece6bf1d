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
  expect(keepFilters(place('/message', { id: '2' }), from)).toEqual({ id: '2', region: '甲区', kind: 'help' });
});

it('leaves links alone that change the filters of their own page, have their own or begin anew', () => {
  const from = place('/issues', { region: '甲区' });
  expect(keepFilters(place('/issues'), from)).toBeNull();
  expect(keepFilters(place('/hot', { topic: '交通运输' }), from)).toBeNull();
  expect(keepFilters(place('/messages', { fresh: '1' }), from)).toBeNull();
  expect(keepFilters(place('/hot'), place('/issues'))).toBeNull();
  expect(keepFilters(place('/hot'), from)).toEqual({ region: '甲区' });
});
