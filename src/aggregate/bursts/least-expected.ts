/** Expected counts under this have no ratio, in tables, reports and on the page: against next to nothing any count is a multiple that impresses and says nothing. */
export const leastExpected = 0.5;
