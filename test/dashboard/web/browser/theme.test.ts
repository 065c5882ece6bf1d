import { afterEach, expect, it, vi } from 'vitest';
import { type Ref, watch } from 'vue';

interface Theme {
  readonly theme: Readonly<Ref<string>>;
  toggle(): void;
}

afterEach(() => vi.unstubAllGlobals());

it('is light on paper, whatever the screen is, and as it was afterwards', async () => {
  const root = { dataset: {} as { theme?: string } };
  const listeners: ((event: { readonly matches: boolean }) => void)[] = [];
  vi.stubGlobal('document', { documentElement: root });
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('dark'),
    addEventListener: (_name: string, listener: (typeof listeners)[number]) => listeners.push(listener),
  }));
  // Code of the page is checked with the browser's types, which tests have not: it is imported without its own.
  const { useTheme } = (await import(`${'../../../../src/dashboard/web/browser'}/theme.ts`)) as {
    useTheme: () => Theme;
  };
  const print = (matches: boolean): void => {
    for (const listener of listeners) listener({ matches });
  };
  const { theme, toggle } = useTheme();
  const drawn: string[] = [];
  watch(theme, (now) => drawn.push(now), { flush: 'sync' });
  expect([theme.value, root.dataset.theme]).toEqual(['dark', 'dark']);
  print(true);
  expect([theme.value, root.dataset.theme]).toEqual(['light', 'light']);
  print(false);
  expect([theme.value, root.dataset.theme]).toEqual(['dark', 'dark']);
  toggle();
  print(true);
  print(false);
  expect([theme.value, root.dataset.theme]).toEqual(['light', 'light']);
  expect(drawn).toEqual(['light', 'dark', 'light']);
});
