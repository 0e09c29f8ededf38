import type { Messages } from '../en'

export const executions: Messages['executions'] = {}
