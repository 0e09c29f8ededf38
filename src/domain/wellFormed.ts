/** Half a character, which no address and no header can carry, is replaced, as by `toWellFormed`, which not every browser has. */
export const wellFormed = (text: string): string => text.replaceAll(/[\uD800-\uDFFF]/gu, '\uFFFD')
