/**
 * What opened a dialog may be gone with what the dialog did: a button for what is chosen, or for what can be undone. The keyboard
 * would begin anew at the top of the page then; it stays in the part of the page where it was.
 */
export function keepPlace(): void {
  const opener = document.activeElement;
  const home = opener?.closest<HTMLElement>('.panel, main');
  if (!opener || !home) return;
  const observer = new MutationObserver(() => {
    if (opener.isConnected) return;
    observer.disconnect();
    if (document.activeElement !== document.body) return;
    home.tabIndex = -1;
    home.focus({ preventScroll: true });
  });
  observer.observe(home, { childList: true, subtree: true });
}
