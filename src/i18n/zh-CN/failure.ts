import type { Messages } from '../en'

export const failure: Messages['failure'] = {}
