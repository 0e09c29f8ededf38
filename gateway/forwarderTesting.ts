import type { Operation } from './journal/operation'
import { projectId, startGateway } from './testing'
import type { LogLine, TestSettings } from './testing'
import type { GatewayOptions } from './server'

export type Options = TestSettings & {
  readonly patience?: GatewayOptions['patience']
  /** There is an IAM, at the same address. */
  readonly hasIam?: boolean
}

/** A gateway whose AOM is at `endpoint`, and what its log and its journal say of the calls. */
export async function startForwarder(
  endpoint: string,
  { patience, hasIam = false, ...settings }: Options = {},
) {
  const region = { id: 'custom', endpoint, iamEndpoint: hasIam ? endpoint : null }
  const gateway = await startGateway({ regions: [region], ...settings }, patience)
  const outcomes = () =>
    gateway.logged.filter(({ event, operation }) => event === 'request' && operation !== 'api')
  const settled = async (count: number): Promise<LogLine[]> => {
    await gateway.untilLogged('request', () => outcomes().length >= count)
    return outcomes()
  }
  /** The journal's operations, the first first. */
  const operations = async (): Promise<readonly Operation[]> => {
    const { operations: newest } = await gateway.journal.list({ project: projectId })
    return newest.toReversed()
  }
  return { ...gateway, settled, operations }
}
