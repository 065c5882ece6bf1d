/** Whether the beginning of a text says more than the title over it: what stands for a missing title may be all of a short text. */
export function saysMore(excerpt: string, title: string): boolean {
  return !title.includes(excerpt.trim().replace(/[\s。！!.…]+$/u, ''));
}
