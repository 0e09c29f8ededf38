import { lazy } from 'react'

/* One chunk per screen, loaded when its link is approached or its page is opened. */
const attention = () => import('../screens/attention/AttentionScreen')
const executions = () => import('../screens/executions/ExecutionsScreen')
const workflow = () => import('../screens/workflow/WorkflowScreen')
const execution = () => import('../screens/execution/ExecutionScreen')
const activity = () => import('../screens/activity/ActivityScreen')

export const AttentionScreen = lazy(async () => ({ default: (await attention()).AttentionScreen }))
export const ExecutionsScreen = lazy(async () => ({ default: (await executions()).ExecutionsScreen }))
export const WorkflowScreen = lazy(async () => ({ default: (await workflow()).WorkflowScreen }))
export const ExecutionScreen = lazy(async () => ({ default: (await execution()).ExecutionScreen }))
export const ActivityScreen = lazy(async () => ({ default: (await activity()).ActivityScreen }))
export const SignInScreen = lazy(async () => ({
  default: (await import('../screens/sign-in/SignInScreen')).SignInScreen,
}))

const loaders = { '/attention': attention, '/executions': executions, '/activity': activity } as const

/** A failure here is silent: opening the page tries again and says so. */
export const preloadScreen = (path: keyof typeof loaders): void => void loaders[path]().catch(() => undefined)
