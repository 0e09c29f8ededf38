import { PROJECT_ID } from '#mocks/scenarios'
import { withPlace } from '#routes'

/** An address as the app writes it in a test's session, which names no region. */
export const inPlace = (address: string): string =>
  withPlace(address, { region: null, projectId: PROJECT_ID })
