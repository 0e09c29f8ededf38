/** One region of Huawei Cloud that the gateway forwards to. */
export type Region = {
  /** Huawei's id, e.g. `cn-north-4`; `custom` where only an address of another name is known. */
  readonly id: string
  /** AOM's origin without a trailing slash, e.g. `https://aom.cn-north-4.myhuaweicloud.com`. */
  readonly endpoint: string
  /** IAM's origin; null where none is known: then nobody signs in by password. */
  readonly iamEndpoint: string | null
}

export type Regions = readonly [Region, ...Region[]]

type Named = { readonly region: string | null; readonly aom: string | null; readonly iam: string | null }

const regionPattern = /^[a-z]+(?:-[a-z0-9]+)+$/
const huaweiHost = /^aom\.([a-z0-9-]+)\.myhuaweicloud\.com$/

/**
 * The regions from AOM_REGION (one id, or several with the default first), or from AOM_ENDPOINT and IAM_ENDPOINT in
 * full; else one line that says what is wrong. An address may hold a password, so no line repeats one.
 */
export function readRegions({ region, aom, iam }: Named): Regions | string {
  const ids = [...new Set((region ?? '').split(',').map((id) => id.trim()))].filter((id) => id !== '')
  if (!ids.every((id) => regionPattern.test(id)))
    return 'AOM_REGION is not a region: write its id, for example AOM_REGION=cn-north-4, or several separated by commas'
  if (ids.length > 1 && (aom !== null || iam !== null))
    return `${aom === null ? 'IAM_ENDPOINT' : 'AOM_ENDPOINT'} is one address, but AOM_REGION names several regions: leave one of the two out`
  const [first, ...others] = ids
  if (first === undefined && aom === null)
    return 'AOM_REGION or AOM_ENDPOINT is missing: set AOM_REGION=cn-north-4 (your region), or the full AOM_ENDPOINT=https://aom.cn-north-4.myhuaweicloud.com'

  const endpoint = aom === null ? null : readOrigin(aom)
  if (aom !== null && endpoint === null) return notAnAddress('AOM_ENDPOINT', 'aom')
  const iamEndpoint = iam === null ? null : readOrigin(iam)
  if (iam !== null && iamEndpoint === null) return notAnAddress('IAM_ENDPOINT', 'iam')

  if (endpoint) {
    const id = first ?? huaweiHost.exec(endpoint.hostname)?.[1] ?? 'custom'
    // Beside an AOM at an address of its own, Huawei's public IAM would be a guess, and passwords go there.
    return [{ id, endpoint: endpoint.origin, iamEndpoint: iamEndpoint?.origin ?? null }]
  }
  const publicRegion = (id: string): Region => ({
    id,
    endpoint: `https://aom.${id}.myhuaweicloud.com`,
    iamEndpoint: iamEndpoint?.origin ?? `https://iam.${id}.myhuaweicloud.com`,
  })
  return [publicRegion(first ?? ''), ...others.map(publicRegion)]
}

function notAnAddress(name: string, service: string): string {
  return `${name} is not an address: write scheme and host only, for example ${name}=https://${service}.cn-north-4.myhuaweicloud.com`
}

/** A URL that is nothing but an origin. */
function readOrigin(text: string): URL | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const isOrigin = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
  return isOrigin && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null
}
