/** What was scored, and whether it is what was looked for. */
export interface Judged {
  readonly value: number;
  readonly isRight: boolean;
}

/** Mean, over what is right, of the share of right ones among those that score as high or higher. */
export function averagePrecision(judged: readonly Judged[]): number {
  let right = 0;
  let sum = 0;
  for (const [i, { isRight }] of [...judged].sort((a, b) => b.value - a.value).entries()) {
    if (!isRight) continue;
    right += 1;
    sum += right / (i + 1);
  }
  return sum / right;
}
