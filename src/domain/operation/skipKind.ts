/** What a Skip means for the work that it leaves. */
export const skipKinds = ['doneByHand', 'notNeeded', 'fixLater'] as const
export type SkipKind = (typeof skipKinds)[number]
