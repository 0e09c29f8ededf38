import { lazy } from 'react'

/*
 * The two lists come with the app: nearly every visit begins with one of them, and a chunk of its own would cost a round
 * trip before the first read. Every other screen is loaded when its page is opened.
 */
export { AttentionScreen } from '../screens/attention/AttentionScreen'
export { ExecutionsScreen } from '../screens/executions/ExecutionsScreen'

export const WorkflowScreen = lazy(async () => ({
  default: (await import('../screens/workflow/WorkflowScreen')).WorkflowScreen,
}))
const execution = () => import('../screens/execution/ExecutionScreen')
export const ExecutionScreen = lazy(async () => ({ default: (await execution()).ExecutionScreen }))
// A link to an execution: its code comes while the app is still starting.
if (window.location.pathname.includes('/executions/')) void execution().catch(() => undefined)
export const ActivityScreen = lazy(async () => ({
  default: (await import('../screens/activity/ActivityScreen')).ActivityScreen,
}))
export const SignInScreen = lazy(async () => ({
  default: (await import('../screens/sign-in/SignInScreen')).SignInScreen,
}))
