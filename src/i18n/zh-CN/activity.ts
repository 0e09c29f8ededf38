import type { Messages } from '../en'

export const activity: Messages['activity'] = {}
