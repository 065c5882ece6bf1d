/** Words for a time of day, longer ones first, as alternatives of a pattern that ignores case; `toFullDay` says what hours they can have. */
export const timesOfDay = '凌晨|清晨|早上|早晨|上午|中午|午间|下午|午后|傍晚|晚上|夜里|夜间|深夜|半夜|早|晚|AM|PM';
