/** The session, and the region, project and environment that one works in. */
export const signIn = {
  endsAt: (time: string) => `Your session ends at ${time}.`,
  again: 'Sign in again',
  later: 'Later',
  environment: 'Environment',
  userLabel: 'User',
  userUnknown: 'User not known',
  gatewayKey: (id: string) => `Gateway key ${id}`,
  regionAndProject: 'Region and project',
  regionAndProjectOf: (region: string | null, project: string) =>
    `Region and project: ${region === null ? '' : `${region}, `}${project}`,
  close: 'Close',
}
