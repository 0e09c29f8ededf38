import type { Messages } from '../en'

export const operation: Messages['operation'] = {}
