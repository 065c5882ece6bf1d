import type { Router } from 'vue-router';

/** How the page that is shown was come to. */
const arrival = { isReturn: false };
/** Answers of the last pages: what is gone back to stands as it was left, and can be scrolled to where it was left. */
const answers = new Map<string, unknown>();
const mostAnswers = 40;

/** Notes of every navigation whether it goes through the browser's history; to be called before other guards are added. */
export function watchHistory(router: Router): void {
  const next = { isReturn: false };
  router.options.history.listen(() => {
    next.isReturn = true;
  });
  router.beforeEach(() => {
    arrival.isReturn = next.isReturn;
    next.isReturn = false;
  });
}

/** True where the reader went back or forward, and did not follow a link. */
export function isReturn(): boolean {
  return arrival.isReturn;
}

/** Keeps the answer to a request for a return to its page. */
export function keepAnswer(path: string, answer: unknown): void {
  answers.delete(path);
  answers.set(path, answer);
  const [oldest] = answers.keys();
  if (answers.size > mostAnswers && oldest !== undefined) answers.delete(oldest);
}

/** The last answer to a request, where its page is returned to; null otherwise. */
export function recallAnswer<T>(path: string | null): T | null {
  if (path === null || !isReturn()) return null;
  return (answers.get(path) as T | undefined) ?? null;
}
