/** The execution screen's code: asked for by its page, and already by the entry where the opened page is one. */
export const loadExecutionScreen = () => import('../screens/execution/ExecutionScreen')
