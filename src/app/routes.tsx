import { Suspense, useEffect } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { NotFound } from '#app/errors/NotFound'
import { ScreenSkeleton } from '#app/shell/ScreenSkeleton'
import { ActivityScreen, AttentionScreen, ExecutionScreen, ExecutionsScreen, WorkflowScreen } from './screens'

/** URL → screen. */
export function Routes() {
  useStartAtTop()
  return (
    <Suspense fallback={<ScreenSkeleton />}>
      <Switch>
        <Route path="/">
          <Redirect to="/attention" replace />
        </Route>
        <Route path="/attention" component={AttentionScreen} />
        <Route path="/executions" component={ExecutionsScreen} />
        <Route path="/workflows/:workflowId" component={WorkflowScreen} />
        <Route path="/workflows/:workflowId/executions/:executionId" component={ExecutionScreen} />
        <Route path="/activity" component={ActivityScreen} />
        <Route component={NotFound} />
      </Switch>
    </Suspense>
  )
}

/** A link followed to another page begins at its top and at its content; Back keeps the browser's own place. */
function useStartAtTop() {
  useEffect(() => {
    let path = window.location.pathname
    const onPush = () => {
      if (window.location.pathname === path) return
      path = window.location.pathname
      window.scrollTo(0, 0)
      document.getElementById('content')?.focus({ preventScroll: true })
    }
    const onPop = () => {
      path = window.location.pathname
    }
    // wouter announces its own navigations under this name.
    window.addEventListener('pushState', onPush)
    window.addEventListener('popstate', onPop)
    return () => {
      window.removeEventListener('pushState', onPush)
      window.removeEventListener('popstate', onPop)
    }
  }, [])
}
