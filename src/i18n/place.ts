import { place as english } from '#i18n/en/place'
import { place as chinese } from '#i18n/zh-CN/place'
import { laterWords } from './laterWords'

/** The words of going elsewhere come with what asks for it. */
export type PlaceWords = typeof english

export const usePlaceWords = laterWords<PlaceWords>({ en: english, 'zh-CN': chinese })
