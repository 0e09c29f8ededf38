import { useSyncExternalStore } from 'react'
import { getDensity, isCompact, subscribeDensity, type Density } from './density'

export const useDensity = (): Density => useSyncExternalStore(subscribeDensity, getDensity)

/** For what a style sheet cannot know, such as the height of a row that is not drawn. */
export const useIsCompact = (): boolean => useSyncExternalStore(subscribeDensity, isCompact)
