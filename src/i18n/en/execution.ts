export const execution = {}
