import { watch } from 'vue';
import { useRoute } from 'vue-router';
import { pageOf } from '../filters/pages.ts';

/** Calls the window after what the page shows, once that is known: tabs, bookmarks and the history tell one issue from another. */
export function useTitle(name: () => string | null | undefined): void {
  const route = useRoute();
  const page = pageOf(route);
  watch(
    [name, () => route.fullPath],
    ([title]) => {
      // What is left hears of the new address, too.
      if (title && pageOf(route) === page) document.title = `${title} · ${String(route.meta.title ?? '')} · 晴雨`;
    },
    { immediate: true },
  );
}
