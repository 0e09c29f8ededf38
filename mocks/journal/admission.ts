import type { OperationUser } from './operation'
import { gatewayRefusal } from './refusals'

/** The query and who asks, or what the gateway says against it. */
export type Admit = (
  request: Request,
  parameters: Record<string, RegExp>,
) => Promise<
  | { refusal: Response }
  | { refusal?: undefined; query: Record<string, string>; user: OperationUser; projectId: string }
>

export const malformed = (message: string) => gatewayRefusal('GATEWAY.400', message)

export async function jsonOf(request: Request): Promise<unknown> {
  try {
    return await request.clone().json()
  } catch {
    return undefined
  }
}
