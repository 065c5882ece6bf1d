import { computed, ref } from 'vue';
import { keep, readKept } from './storage.ts';

type Theme = 'light' | 'dark';
const storageKey = 'qingyu-theme';
const chosen = ref<Theme>(initialTheme());
const print = matchMedia('print');
const isPrinting = ref(print.matches);
/** Paper is white, whatever the screen is. */
const theme = computed<Theme>(() => (isPrinting.value ? 'light' : chosen.value));
print.addEventListener('change', ({ matches }) => {
  isPrinting.value = matches;
  apply();
});

function apply(): void {
  document.documentElement.dataset.theme = theme.value;
}

function initialTheme(): Theme {
  const stored = readKept<string>(storageKey);
  if (stored === 'light' || stored === 'dark') return stored;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Light or dark: as the system has it until somebody chooses; light on paper. */
export function useTheme() {
  apply();
  return {
    theme,
    toggle() {
      chosen.value = chosen.value === 'dark' ? 'light' : 'dark';
      keep(storageKey, chosen.value);
      apply();
    },
  };
}

/** A colour of the current theme, for charts, which know no custom properties. */
export function themeColour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
