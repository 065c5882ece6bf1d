/** The id of an issue in what somebody pasted: the id itself, or the address of its page; null where there is none. */
export function readIssueId(text: string): string | null {
  return /(?:^|\/issues\/)(I[0-9a-f]+(?:-\d+)?)(?=$|[/?#])/.exec(text.trim())?.[1] ?? null;
}
