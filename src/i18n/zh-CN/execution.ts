import type { Messages } from '../en'

export const execution: Messages['execution'] = {}
