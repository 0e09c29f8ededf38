import type { Values } from './table'

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

type Named = Pick<Values, 'AOM_REGION' | 'AOM_ENDPOINT' | 'IAM_ENDPOINT'>

const huaweiHost = /^aom\.([a-z0-9-]+)\.myhuaweicloud\.com$/

/** The regions from AOM_REGION, or from AOM_ENDPOINT and IAM_ENDPOINT in full; the rules see to it that one is given. */
export function regionsOf({ AOM_REGION, AOM_ENDPOINT, IAM_ENDPOINT }: Named): Regions {
  const [first = '', ...others] = AOM_REGION ?? []
  if (AOM_ENDPOINT) {
    const id = first || (huaweiHost.exec(AOM_ENDPOINT.hostname)?.[1] ?? 'custom')
    // Beside an AOM at an address of its own, Huawei's public IAM would be a guess, and passwords go there.
    return [{ id, endpoint: AOM_ENDPOINT.origin, iamEndpoint: IAM_ENDPOINT?.origin ?? null }]
  }
  const publicRegion = (id: string): Region => ({
    id,
    endpoint: `https://aom.${id}.myhuaweicloud.com`,
    iamEndpoint: IAM_ENDPOINT?.origin ?? `https://iam.${id}.myhuaweicloud.com`,
  })
  return [publicRegion(first), ...others.map(publicRegion)]
}
