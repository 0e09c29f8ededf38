import { setApart } from '#i18n/format'

/** A Chinese sentence around times and names, which may be Chinese themselves: "自昨天 23:14 起", and "自 23:14 起". */
export const apart = (words: TemplateStringsArray, ...values: readonly string[]): string =>
  words.reduce((text, word, index) => setApart(setApart(text, values[index - 1] ?? ''), word))
