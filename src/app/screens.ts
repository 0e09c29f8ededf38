import { lazy } from 'react'
import { loadExecutionScreen } from './openedPage'

/*
 * The two lists come with the app: nearly every visit begins with one of them, and a chunk of its own would cost a round
 * trip before the first read. Every other screen is loaded when its page is opened.
 */
export { AttentionScreen } from '../screens/attention/AttentionScreen'
export { ExecutionsScreen } from '../screens/executions/ExecutionsScreen'

export const WorkflowScreen = lazy(async () => ({
  default: (await import('../screens/workflow/WorkflowScreen')).WorkflowScreen,
}))
export const ExecutionScreen = lazy(async () => ({
  default: (await loadExecutionScreen()).ExecutionScreen,
}))
export const ActivityScreen = lazy(async () => ({
  default: (await import('../screens/activity/ActivityScreen')).ActivityScreen,
}))
export const SignInScreen = lazy(async () => ({
  default: (await import('../screens/sign-in/SignInScreen')).SignInScreen,
}))
