import type { Scenario } from './plan'
import { internalError } from './http/refusals'
import { alike } from './scenarios/alike'
import { graph } from './scenarios/graphs'
import { many, manyTargets } from './scenarios/many'
import { calmDay, failedNight, night } from './scenarios/night'
import { oddData } from './scenarios/odd'
import { TOKEN } from './scenarios/identity'

export { PROJECT_ID, TOKEN } from './scenarios/identity'
export { night } from './scenarios/night'

export const scenarioNames = [
  'failed-night',
  'alike',
  'calm',
  'outage',
  'expired-token',
  'throttled',
  'slow',
  'lost-answers',
  'other-operator',
  'many',
  'many-targets',
  'odd',
  'graph-50',
  'graph-200',
  'graph-1000',
  'signed-out',
  'read-only',
] as const

export type ScenarioName = (typeof scenarioNames)[number]

export const defaultScenario: ScenarioName = 'failed-night'

export function isScenarioName(value: unknown): value is ScenarioName {
  return scenarioNames.some((name) => name === value)
}

/** What the demo bar calls each scenario. */
export const scenarioTitle: Record<'en' | 'zh', Record<ScenarioName, string>> = {
  en: {
    'failed-night': 'A failed night',
    alike: 'Forty alike',
    calm: 'A calm day',
    outage: 'Outage (seconds 10–40)',
    'expired-token': 'Expired token',
    throttled: 'Throttled',
    slow: 'Slow network',
    'lost-answers': 'Lost answers',
    'other-operator': 'Another operator',
    many: '10,000 workflows',
    'many-targets': '20 nodes, 200 targets',
    odd: 'Odd data',
    'graph-50': 'Graph of 50 nodes',
    'graph-200': 'Graph of 200 nodes',
    'graph-1000': 'Graph of 1,000 nodes',
    'signed-out': 'Signed out',
    'read-only': 'Read-only gateway',
  },
  zh: {
    'failed-night': '故障之夜',
    alike: '四十个同因失败',
    calm: '平静的一天',
    outage: '服务中断（第 10–40 秒）',
    'expired-token': '令牌过期',
    throttled: '请求限流',
    slow: '网络缓慢',
    'lost-answers': '响应丢失',
    'other-operator': '其他操作者',
    many: '10,000 个任务',
    'many-targets': '20 个节点，200 个目标',
    odd: '异常数据',
    'graph-50': '50 个节点的图',
    'graph-200': '200 个节点的图',
    'graph-1000': '1,000 个节点的图',
    'signed-out': '未登录',
    'read-only': '只读网关',
  },
}

const html504 =
  '<html><head><title>504 Gateway Time-out</title></head><body><center><h1>504 Gateway Time-out</h1></center></body></html>'

/** The data with which a world of this name begins. */
export function loadScenario(name: ScenarioName): Scenario {
  switch (name) {
    case 'failed-night':
      return failedNight
    case 'alike':
      return alike
    case 'calm':
      return calmDay
    case 'signed-out':
      return { ...failedNight, signedIn: false }
    case 'read-only':
      return { ...failedNight, behaviour: { changesRefused: 'readOnly' } }
    case 'expired-token':
      return { ...failedNight, behaviour: { rejectedTokens: [TOKEN], knownTokens: ['another-token'] } }
    case 'slow':
      return { ...failedNight, behaviour: { latencyMs: [2500, 6000] } }
    case 'outage': {
      const reads = ['ListWorkflow', 'ListWorkflowExecutions', 'SearchWorkflowExecutionDetail'] as const
      return {
        ...failedNight,
        faults: reads.map((on) => ({
          on,
          kind: 'answer',
          answer: { status: 500, body: internalError(on).json },
          from: 10_000,
          until: 40_000,
        })),
      }
    }
    case 'throttled': {
      const body = {
        error_code: 'APIG.0308',
        error_msg:
          'The throttling threshold has been reached: policy user over ratelimit,limit:20,time:1 second',
      }
      const answer = { status: 429, body, headers: { 'retry-after': '5' } }
      return { ...failedNight, faults: [{ on: 'any', kind: 'answer', answer, until: 30_000, oneIn: 3 }] }
    }
    case 'lost-answers':
      return {
        ...failedNight,
        // Each fault sees only the calls that the one before it let through.
        faults: [
          { on: 'StartPausingWorkflowExecutions', kind: 'lost', times: 1 },
          {
            on: 'StartPausingWorkflowExecutions',
            kind: 'lost',
            times: 1,
            answer: { status: 504, body: html504 },
          },
          { on: 'StartPausingWorkflowExecutions', kind: 'slow', times: 1, delayMs: 40_000 },
        ],
      }
    case 'other-operator': {
      const { executionId, nodeId } = night.rotate
      return {
        ...failedNight,
        behaviour: { otherOperator: { executionId, nodeId, action: 'restart', afterReads: 2 } },
      }
    }
    case 'many':
      return many()
    case 'many-targets':
      return manyTargets()
    case 'odd':
      return oddData
    case 'graph-50':
      return graph(50)
    case 'graph-200':
      return graph(200)
    case 'graph-1000':
      return graph(1000)
  }
}
