/** The items of several lists one after the other, each looked up when it is asked for; may be gone through again where they may. */
export function chain<Item>(...lists: readonly Iterable<Item>[]): Iterable<Item> {
  return {
    *[Symbol.iterator]() {
      for (const list of lists) yield* list;
    },
  };
}

/** The items that are wanted, each judged when it is asked for. */
export function pick<Item>(items: Iterable<Item>, isWanted: (item: Item) => boolean): Iterable<Item> {
  return {
    *[Symbol.iterator]() {
      for (const item of items) if (isWanted(item)) yield item;
    },
  };
}
