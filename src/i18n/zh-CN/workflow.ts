import type { Messages } from '../en'

export const workflow: Messages['workflow'] = {}
