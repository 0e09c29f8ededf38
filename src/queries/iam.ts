import { queryOptions, useQuery } from '@tanstack/react-query'
import { listProjects, type Project } from '#api/iam'
import { getSession } from '#api/session'
import { rootKey } from './keys'
import { runtimeConfig } from './runtimeConfig'

const projectsQuery = (region: string | null) =>
  queryOptions({
    queryKey: [...rootKey(), 'projects', region],
    queryFn: ({ signal }) => {
      const session = getSession()
      return session.kind === 'signedIn' && session.token !== null
        ? listProjects(session.token, region, signal)
        : []
    },
    // A credential that IAM refuses is not shown to it again.
    retry: false,
    staleTime: 5 * 60_000,
    enabled: runtimeConfig.canUseIam,
  })

interface Projects {
  readonly projects: readonly Project[]
  readonly isReading: boolean
  /** IAM does not tell this token; the id can still be typed. */
  readonly isUnknown: boolean
}

/** The projects that the operator may enter in a region, as IAM lists them. */
export function useProjects(region: string | null): Projects {
  const result = useQuery(projectsQuery(runtimeConfig.regions.length > 1 ? region : null))
  const all = result.data ?? []
  const here = all.filter(({ name }) => name === region || name.startsWith(`${region}_`))
  return {
    // A region that the gateway only calls by a made-up name shows all of them.
    projects: here.length > 0 || isNamedByIam(region) ? here : all,
    isReading: result.isLoading,
    isUnknown: !runtimeConfig.canUseIam || result.isError,
  }
}

/** Huawei Cloud's region ids have two parts at least, such as `cn-north-4`. */
const isNamedByIam = (region: string | null): boolean => region !== null && region.includes('-')
