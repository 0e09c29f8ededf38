import { signInForm as english } from '#i18n/en/signInForm'
import { signInForm as chinese } from '#i18n/zh-CN/signInForm'
import { laterWords } from './laterWords'

/** The words of the form come with it: who has a session loads neither. */
export type SignInFormWords = typeof english

export const useSignInFormWords = laterWords<SignInFormWords>({ en: english, 'zh-CN': chinese })
