import type { Messages } from '../en'

export const attention: Messages['attention'] = {}
