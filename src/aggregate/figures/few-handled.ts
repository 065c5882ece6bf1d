/** How much of an issue was handled, of the messages whose input tells. */
export interface HandledShare {
  /** 0 to 1; null where no input tells. */
  readonly handledShare: number | null;
  /** Messages whose input tells; null in tables of earlier versions. */
  readonly told: number | null;
}

/** So many handled of so many that tell. */
export interface FewHandled {
  readonly handled: number;
  readonly told: number;
}

/**
 * What was handled of few messages, to be given as such, since a share would say more than they do; null where the share stands.
 * @param minBasis messages from which a share is given
 */
export function findFewHandled({ handledShare, told }: HandledShare, minBasis: number): FewHandled | null {
  if (handledShare === null || told === null || told >= minBasis) return null;
  return { handled: Math.round(handledShare * told), told };
}
