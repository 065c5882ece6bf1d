/**
 * The number of a line of buses in Chinese, as part of a pattern: of two signs or more, tens said (`二十五`) or three digits read one
 * by one (`三一七`); of one sign but for 一 (`一路`: all the way). Days are no numbers of lines (`九一八路`, `五四路`).
 */
export const lineNumeral =
  '[一二三四五六七八九]?十[一二三四五六七八九]?|(?!九一八|一二[八九]|八一五)[一二三四五六七八九][零〇一二三四五六七八九]{2}|[二三四五六七八九]';
