import { useFollowOperations } from '../queries/operation'

/** Follows operations to their effect on whatever page the operator is; a component of its own, so that only it draws again. */
export function OperationFollower() {
  useFollowOperations()
  return null
}
