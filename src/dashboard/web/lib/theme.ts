import { readonly, ref } from 'vue';
import { keep, readKept } from './storage.ts';

type Theme = 'light' | 'dark';
const storageKey = 'qingyu-theme';
const theme = ref<Theme>(initialTheme());

function initialTheme(): Theme {
  const stored = readKept<string>(storageKey);
  if (stored === 'light' || stored === 'dark') return stored;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Light or dark: as the system has it until somebody chooses. */
export function useTheme() {
  const apply = (): void => {
    document.documentElement.dataset.theme = theme.value;
  };
  apply();
  return {
    theme: readonly(theme),
    toggle() {
      theme.value = theme.value === 'dark' ? 'light' : 'dark';
      keep(storageKey, theme.value);
      apply();
    },
  };
}

/** A colour of the current theme, for charts, which know no custom properties. */
export function themeColour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
