import { team as english } from '#i18n/en/team'
import { team as chinese } from '#i18n/zh-CN/team'
import { laterWords } from './laterWords'

/** The words of claims, snoozes and notes. */
export type TeamWords = typeof english

export const useTeamWords = laterWords<TeamWords>({ en: english, 'zh-CN': chinese })
