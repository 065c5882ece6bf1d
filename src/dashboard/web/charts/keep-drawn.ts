import { type Ref, watch } from 'vue';

/**
 * Draws what `option` makes: at once, and anew after every change of what it reads, or of the theme, whose colours it reads
 * from the style sheet and not from a ref. @returns what ends it
 */
export function keepDrawn<T>(option: () => T, theme: Readonly<Ref<unknown>>, draw: (made: T) => void): () => void {
  return watch([option, theme], ([made]) => draw(made as T), { immediate: true, flush: 'post' });
}
