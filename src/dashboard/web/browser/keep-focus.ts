/** Parts of a page in which the keyboard goes on, the nearest first. */
const parts = '.panel, .filters, main';

/**
 * What has the focus may be gone with what it did: a condition that is taken away, a choice that is cleared, the link to a last page,
 * what opened a dialog. The keyboard would begin anew at the top of the page then; it stays in the part of the page where it was.
 * @returns ends it
 */
export function keepFocus(): () => void {
  const last: { element: Element | null; homes: readonly HTMLElement[] } = { element: null, homes: [] };
  const note = ({ target }: FocusEvent): void => {
    last.element = target as Element;
    last.homes = [...document.querySelectorAll<HTMLElement>(parts)]
      .filter((part) => part.contains(last.element))
      .reverse();
  };
  // Whoever points beside everything wants the focus nowhere.
  const forget = (): void => {
    last.element = null;
  };
  const restore = (): void => {
    if (last.element === null || last.element.isConnected || document.activeElement !== document.body) return;
    forget();
    const home = last.homes.find(({ isConnected }) => isConnected);
    if (home === undefined) return;
    home.tabIndex = -1;
    home.focus({ preventScroll: true });
  };
  // A page that knows a better place says so first.
  const observer = new MutationObserver(() => {
    if (last.element?.isConnected === false) setTimeout(restore);
  });
  addEventListener('focusin', note);
  addEventListener('pointerdown', forget, true);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    removeEventListener('focusin', note);
    removeEventListener('pointerdown', forget, true);
  };
}
