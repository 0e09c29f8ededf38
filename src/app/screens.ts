import { createElement, lazy } from 'react'
import { lazyMui } from '#ui/lazyMui'
import { loaded } from '#ui/chunkLoadError'
import { loadExecutionScreen, openedExecutionScreen } from './openedPage'

/*
 * The two lists come with the app: nearly every visit begins with one of them, and a chunk of its own would cost a round
 * trip before the first read. Every other screen is loaded when its page is opened.
 */
export { AttentionScreen } from '#screens/attention/AttentionScreen'
export { ExecutionsScreen } from '#screens/executions/ExecutionsScreen'

export const WorkflowScreen = lazyMui(
  async () => (await import('#screens/workflow/WorkflowScreen')).WorkflowScreen,
)
const LaterExecutionScreen = lazy(async () => ({
  default: (await loaded(loadExecutionScreen())).ExecutionScreen,
}))
/** Where its code came along with the app's, it is drawn at once: a lazy part would first draw a skeleton. */
export function ExecutionScreen() {
  return createElement(openedExecutionScreen.get() ?? LaterExecutionScreen)
}
export const ActivityScreen = lazyMui(
  async () => (await import('#screens/activity/ActivityScreen')).ActivityScreen,
)
export const SignInScreen = lazyMui(async () => (await import('#screens/sign-in/SignInScreen')).SignInScreen)
