import type { Place } from '#domain/session/place'

/** What a pasted text names. */
export interface Lookup {
  readonly workflowId: string
  readonly executionId?: string
  /** Where the address says so. */
  readonly place?: Place
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
  const place = placeIn(address)
  return {
    workflowId: decode(workflowId),
    ...(executionId !== undefined && { executionId: decode(executionId) }),
    ...(place && { place }),
  }
}

/** As this product's addresses name it, or AOM's own. */
function placeIn(address: string): Place | undefined {
  const projectId =
    /\/v1\/([^/?#\s]+)\/cms\//.exec(address)?.[1] ?? /[?&]project(?:_?id)?=([^&#\s]+)/i.exec(address)?.[1]
  if (projectId === undefined) return undefined
  const region = /[?&]region=([^&#\s]+)/i.exec(address)?.[1] ?? /\/\/aom\.([a-z\d-]+)\./i.exec(address)?.[1]
  return { projectId: decode(projectId), region: region === undefined ? null : decode(region) }
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
