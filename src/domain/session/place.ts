/** A project of a region: what a link has to name, so that whoever opens it sees the same. */
export interface Place {
  /** Null where the gateway names none. */
  readonly region: string | null
  readonly projectId: string
}

/** Whether two name the same; a region that one of them leaves open is no difference. */
export const isSamePlace = (a: Place, b: Place): boolean =>
  a.projectId === b.projectId && (a.region === null || b.region === null || a.region === b.region)

/** Of 32 letters the ends are enough to tell two from one another. */
const shortId = (id: string): string => (id.length > 12 ? `${id.slice(0, 4)}…${id.slice(-4)}` : id)

/** What a person calls a project: IAM's name, else the ends of its id. */
export const projectLabel = (project: { projectId: string; projectName: string | null }): string =>
  project.projectName ?? shortId(project.projectId)

/** A project and, where its name does not begin with it, as IAM's do, its region. */
export function namesOf(place: Place & { projectName: string | null }): {
  readonly region: string | null
  readonly project: string
} {
  const project = projectLabel(place)
  const { region } = place
  return { region: region !== null && project.startsWith(region) ? null : region, project }
}
