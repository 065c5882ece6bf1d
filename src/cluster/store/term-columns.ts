import type { MessageStore } from './store.ts';

/** What a store says of its messages by numbers alone: what is compared most, and what threads can share. */
export interface TermColumns {
  /** Number of messages. */
  readonly messages: number;
  /** Terms of message `i`: `starts[i] … starts[i + 1]`, ascending, and how it uses each. */
  readonly starts: Uint32Array;
  readonly terms: Uint32Array;
  readonly uses: Uint8Array;
  /** By term. */
  readonly kinds: Uint8Array;
  /** Kinds of asks, and likely kinds, `kindSlots` places a message. */
  readonly askKinds: Uint32Array;
  readonly likelyKinds: Uint32Array;
}

/** Valid until the store changes. */
export function readTermColumns({
  keys,
  starts,
  terms,
  uses,
  vocabulary,
  askKinds,
  likelyKinds,
}: MessageStore): TermColumns {
  return {
    messages: keys.length,
    starts: starts.data,
    terms: terms.data,
    uses: uses.data,
    kinds: vocabulary.kinds.data,
    askKinds: askKinds.data,
    likelyKinds: likelyKinds.data,
  };
}
