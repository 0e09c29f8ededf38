/** What a pasted text names. */
export interface Lookup {
  readonly workflowId: string
  readonly executionId?: string
}

const inPath = /\/workflows?\/([^/?#\s]+)(?:\/executions?\/([^/?#\s]+))?/i
const inQuery = (name: string) => new RegExp(`[?&#]${name}_?id=([^&#\\s]+)`, 'i')

/** The ids in an address of this product or of AOM's console or API; undefined where it names no workflow. */
export function lookupIn(text: string): Lookup | undefined {
  const address = text.trim()
  if (!/^(https?:\/\/|\/)/i.test(address)) return undefined
  const path = inPath.exec(address)
  const workflowId = path?.[1] ?? inQuery('workflow').exec(address)?.[1]
  if (workflowId === undefined) return undefined
  const executionId = path?.[2] ?? inQuery('execution').exec(address)?.[1]
  return {
    workflowId: decode(workflowId),
    ...(executionId !== undefined && { executionId: decode(executionId) }),
  }
}

/** A UUID or 16 and more hex digits: no name that a person gives. */
export const looksLikeId = (text: string): boolean => /^[0-9a-f]{8}-?[0-9a-f-]{7,}$/i.test(text.trim())

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
