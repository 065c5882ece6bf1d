/** What was scored, and whether it is what was looked for. */
export interface Judged {
  readonly value: number;
  readonly isRight: boolean;
}

/** Mean, over what is right, of the share of right ones among those that score as high or higher; 0 where nothing is right. */
export function averagePrecision(judged: readonly Judged[]): number {
  const sorted = [...judged].sort((a, b) => b.value - a.value);
  let right = 0;
  let sum = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    let own = 0;
    for (; to < sorted.length && sorted[to]!.value === sorted[from]!.value; to += 1) if (sorted[to]!.isRight) own += 1;
    right += own;
    sum += (own * right) / to;
    from = to;
  }
  return right === 0 ? 0 : sum / right;
}
