/** Every part of the kit, in every state. */
export function KitScreen() {
  return <h1>Kit</h1>
}
