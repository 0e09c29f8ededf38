/** In the table's order; which of them a narrow screen leaves out is said in executions.module.css. */
export const columns = ['state', 'name', 'type', 'time', 'duration', 'by', 'all'] as const

/** In pixels, as in executions.module.css: fixed, so that the scroll bar is right before a row was ever drawn. */
export const rowHeight = 44
