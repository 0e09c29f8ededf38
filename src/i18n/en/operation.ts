export const operation = {}
