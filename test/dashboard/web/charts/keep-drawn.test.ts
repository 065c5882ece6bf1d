import { expect, test } from 'vitest';
import { nextTick, ref, shallowRef } from 'vue';
import { keepDrawn } from '../../../../src/dashboard/web/charts/keep-drawn.ts';

test('a chart is drawn at once, and anew when its data or the theme change, until it is taken away', async () => {
  const days = shallowRef([1, 2]);
  const theme = ref('light');
  const drawn: string[] = [];
  const stop = keepDrawn(
    () => days.value.join(),
    theme,
    (made) => drawn.push(`${made} ${theme.value}`),
  );
  expect(drawn).toEqual(['1,2 light']);

  days.value = [3];
  await nextTick();
  expect(drawn).toEqual(['1,2 light', '3 light']);

  theme.value = 'dark';
  await nextTick();
  expect(drawn).toEqual(['1,2 light', '3 light', '3 dark']);

  stop();
  days.value = [4];
  await nextTick();
  expect(drawn).toHaveLength(3);
});
