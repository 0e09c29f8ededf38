/** In pixels; kept while the plot is on its way. */
export const plotHeight = 160
