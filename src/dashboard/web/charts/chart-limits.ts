/** More days than this are drawn as a line with its mean over a week: bars would be hairs. */
export const mostBars = 100;
