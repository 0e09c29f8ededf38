import { createClock, type ClockState, type WorldClock } from './clock'
import { createEdits, type Edits } from './edits'
import { EventQueue } from './eventQueue'
import { createFaults, type Faults } from './faults'
import { lastEdit, presentBrief, presentDetails, presentWorkflow, type Task } from './present'
import type { Behaviour, Fault, StopPlan } from './plan'
import { letColleaguesAct } from './journal/colleagues'
import { createJournal, type Journal, type JournalState } from './journal/journal'
import { pastJournal } from './journal/past'
import type { RecordedRequest } from './recorded'
import { createPast, type History } from './history'
import { isActive, isLegal, isRepeated } from './run'
import { loadScenario, PROJECT_ID, type ScenarioName } from './scenarios'
import type { OperationAction } from './wire'
import type { Command } from './command'

export type { Edits } from './edits'

export interface WorldOptions {
  scenario: ScenarioName
  /** The outside clock, epoch ms. */
  now: () => number
  /** World time per outside time; 1 unless told. */
  speed?: number
  stopped?: boolean
  /** What `snapshot()` gave; ignored if it belongs to another scenario or is broken. */
  restore?: unknown
}

export interface World {
  readonly scenario: ScenarioName
  /** World time at which it began, epoch ms. */
  readonly start: number
  readonly clock: WorldClock
  readonly signedIn: boolean
  /** The requests received, oldest first: the last 2,000, and every operation. */
  readonly requests: RecordedRequest[]
  /** The POST …/operation calls among them. */
  readonly operations: RecordedRequest[]
  /** Settings that a test may change at any time. */
  readonly behaviour: Behaviour
  readonly faults: Faults
  /** What the gateway would remember; nobody serves it where the mock is AOM behind a real one. */
  readonly journal: Journal
  /** Times from the world's start. */
  readonly stops: readonly StopPlan[]
  /** Adds a fault; it goes before those already set. */
  setFault(fault: Fault): void
  clearFaults(): void
  /** Brings the world to the present and returns its time. */
  tick: () => number
  /** ListWorkflow's elements, unsorted. */
  workflows(): Record<string, unknown>[]
  strayWorkflows: readonly unknown[]
  hasWorkflow(workflowId: string): boolean
  /** ListWorkflowExecutions' answer; undefined for an unknown workflow. */
  executions(workflowId: string): unknown[] | undefined
  /** SearchWorkflowExecutionDetail's answer; undefined for an unknown execution. */
  details(workflowId: string, executionId: string): unknown
  /** The same, and counts as a read (another operator may be waiting for it). */
  read(workflowId: string, executionId: string): unknown
  /**
   * Whether the operation is legal now; undefined for an unknown execution, `node` for an unknown node, `repeated` where
   * the same one was accepted before (see `Behaviour.duplicates`).
   */
  judge(
    workflowId: string,
    executionId: string,
    nodeId: string,
    action: OperationAction,
  ): boolean | 'node' | 'repeated' | undefined
  canTerminate(workflowId: string, executionId: string): boolean | undefined
  isBusy(workflowId: string): boolean
  /** Takes a command: an accepted operation, a test's edit … */
  perform(command: Command): void
  nextExecutionId(workflowId: string): string
  readonly edit: Edits
  /** A JSON value from which `createWorld({ restore })` goes on. */
  snapshot(): unknown
  /** Called after every command and request. */
  subscribe: (listener: () => void) => () => void
  record(request: RecordedRequest): void
}

interface Saved {
  version: 1
  scenario: ScenarioName
  start: number
  clock: ClockState
  commands: Command[]
  faultCounts: number[]
  operations: RecordedRequest[]
  journal?: JournalState
}

const REQUEST_LIMIT = 2000

const defaults: Behaviour = {
  pageBase: 1,
  latencyMs: [0, 0],
  effectMs: [1000, 3000],
  pausedExecutionStatus: 'running',
  waitingExecutionStatus: 'same',
  retryEntries: 'one',
  duplicates: 'again',
  skippedStatus: 'skipped',
  cancelingExecutionStatus: 'kept',
  unknownWorkflow: 'documented',
  unknownExecution: 'documented',
  refusedOperation: 'documented',
  busyWorkflow: 'runs',
  rateLimit: null,
  rejectedTokens: [],
  knownTokens: [],
  projectId: PROJECT_ID,
  colleaguesAct: false,
  // The page is about to learn to send keys; then this is true.
  changesRefused: null,
  gatewayKey: null,
  journal: 'kept',
  watched: null,
  eventStream: 'live',
}

/**
 * A stateful AOM. What it answers depends on the scenario, the start and the commands it was given, so that the same
 * calls at the same times give the same world, and a reload replays it.
 */
export function createWorld(options: WorldOptions): World {
  const saved = readSaved(options.restore, options.scenario)
  const scenario = loadScenario(options.scenario)
  const start = saved?.start ?? options.now()
  const behaviour: Behaviour = { ...defaults, ...scenario.behaviour }
  const listeners = new Set<() => void>()
  const tell = () => listeners.forEach((listener) => listener())
  const speed = options.stopped ? 0 : (options.speed ?? 1)
  const clock = createClock(
    options.now,
    saved?.clock ?? { outside: options.now(), world: start, speed },
    tell,
  )
  const history: History = createPast(scenario, start, behaviour, new EventQueue())
  history.advance(start)
  const faults = createFaults(scenario.faults ?? [], saved?.faultCounts ?? [])
  const requests: RecordedRequest[] = saved?.operations ?? []
  const commands: Command[] = []
  // 10,000 workflows are listed again and again, in the page's own thread.
  const told = new Map<Task, { version: string; workflow: Record<string, unknown> }>()

  const perform = (command: Command) => {
    history.advance(command.at)
    history.perform(command)
    commands.push(command)
    tell()
  }
  for (const command of saved?.commands ?? []) perform(command)

  const journal = createJournal(saved?.journal ?? pastJournal(scenario, start, behaviour), tell)
  const tick = () => {
    const time = clock.now()
    history.advance(time)
    journal.advance(time)
    if (behaviour.colleaguesAct && scenario.colleagues)
      letColleaguesAct({ history, journal, behaviour, perform }, scenario.colleagues, start, time)
    return time
  }
  const findRun = (workflowId: string, executionId: string) => {
    const run = history.runs.get(executionId)
    const task = history.tasks.get(workflowId)
    return run && task && run.plan.workflowId === workflowId ? { run, task } : undefined
  }
  const details = (workflowId: string, executionId: string) => {
    const time = tick()
    const found = findRun(workflowId, executionId)
    if (!found) return undefined
    const detail = { ...presentDetails(found.task, found.run, time, behaviour) }
    return found.run.plan.presentDetail?.(detail) ?? detail
  }
  const nextExecutionId = (workflowId: string) => history.nextExecutionId(workflowId)

  return {
    scenario: options.scenario,
    start,
    clock,
    signedIn: scenario.signedIn ?? true,
    requests,
    get operations() {
      return requests.filter((request) => request.operation === 'StartPausingWorkflowExecutions')
    },
    behaviour,
    faults,
    journal,
    stops: scenario.stops ?? [],
    setFault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    tick,
    workflows: () => {
      const time = tick()
      return [...history.tasks.values()].map((task) => {
        const version = `${task.version} ${lastEdit(task, time)}`
        const known = told.get(task)
        if (known?.version === version) return known.workflow
        const body = presentWorkflow(task, time, behaviour)
        const workflow = (task.plan.present?.(body) ?? body) as Record<string, unknown>
        told.set(task, { version, workflow })
        return workflow
      })
    },
    strayWorkflows: scenario.strayWorkflows ?? [],
    hasWorkflow: (workflowId) => history.tasks.has(workflowId),
    executions: (workflowId) => {
      const time = tick()
      const task = history.tasks.get(workflowId)
      const list = task?.runs.map((run) => {
        const brief = { ...presentBrief(task, run, time, behaviour) }
        return run.plan.presentBrief?.(brief) ?? brief
      })
      return list && [...list, ...(scenario.strayExecutions?.[workflowId] ?? [])]
    },
    details,
    read: (workflowId, executionId) => {
      const answer = details(workflowId, executionId)
      // Only where somebody counts: a night of polling must not fill the list of commands.
      if (behaviour.otherOperator?.executionId === executionId) {
        perform({ kind: 'read', at: clock.now(), executionId })
      }
      return answer
    },
    judge: (workflowId, executionId, nodeId, action) => {
      tick()
      const run = findRun(workflowId, executionId)?.run
      if (!run) return undefined
      if (!run.nodes.some((node) => node.wire.id === nodeId)) return 'node'
      return isRepeated(run, nodeId, action) ? 'repeated' : isLegal(run, nodeId, action)
    },
    canTerminate: (workflowId, executionId) => {
      tick()
      const run = findRun(workflowId, executionId)?.run
      return run && isActive(run)
    },
    isBusy: (workflowId) => {
      tick()
      const run = history.tasks.get(workflowId)?.runs.at(-1)
      return run !== undefined && (isActive(run) || run.taskStatus === 'canceling')
    },
    perform,
    nextExecutionId,
    edit: createEdits({ history, journal, behaviour, perform, tick }),
    snapshot: () =>
      structuredClone({
        version: 1,
        scenario: options.scenario,
        start,
        clock: clock.save(),
        commands,
        faultCounts: faults.counts(),
        journal: journal.save(),
        operations: requests.filter((request) => request.operation === 'StartPausingWorkflowExecutions'),
      } satisfies Saved),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    record: (request) => {
      requests.push(request)
      // A night of polling must not fill the memory; operations are few and are kept.
      if (requests.length > REQUEST_LIMIT) {
        const oldest = requests.findIndex((entry) => entry.operation !== 'StartPausingWorkflowExecutions')
        requests.splice(Math.max(oldest, 0), 1)
      }
      tell()
    },
  }
}

function readSaved(value: unknown, scenario: ScenarioName): Saved | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const saved = value as Partial<Saved>
  const whole =
    saved.version === 1 && saved.clock && Array.isArray(saved.commands) && saved.start !== undefined
  return whole && saved.scenario === scenario ? structuredClone(saved as Saved) : undefined
}
