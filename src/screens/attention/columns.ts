/** In the table's order. */
export const columns = ['state', 'node', 'workflow', 'waitingFor', 'why', 'startedBy', 'operations'] as const
export type Column = (typeof columns)[number]
