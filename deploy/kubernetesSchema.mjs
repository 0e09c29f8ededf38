/** @typedef {{ apiVersion: string, kind: string, metadata: { name: string, namespace?: string } }} Manifest */

/**
 * What the API's schema has against a manifest: a wrong type, a missing field, a field that it does not know. The last is
 * found by what the schema's validator has never looked at, as it passes over such fields in silence.
 * @param {Manifest} manifest
 * @returns {Promise<string[]>}
 */
export async function problemsOf(manifest) {
  const { apiVersion, kind } = manifest
  const module = await import(`kubernetes-models/${apiVersion}/${kind}`).catch(() => ({}))
  const Model = module[kind]
  if (!Model) return [`${apiVersion} has no kind ${kind}`]
  const { watched, unread } = watch(manifest)
  try {
    Model.prototype.validate.call(watched)
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
  return unread().map((path) => `${path} is no field of the API`)
}

/** A look-alike of `root` that notes which of its fields are read. */
function watch(/** @type {object} */ root) {
  /** @type {Set<string>} */
  const read = new Set()
  const wrap = (/** @type {unknown} */ value, /** @type {string} */ path) => {
    if (typeof value !== 'object' || value === null) return value
    return new Proxy(value, {
      get: (target, name) => {
        const found = Reflect.get(target, name)
        if (typeof name === 'symbol' || !Object.hasOwn(target, name)) return found
        const inner = `${path}.${name}`
        read.add(inner)
        return wrap(found, inner)
      },
    })
  }
  return { watched: wrap(root, ''), unread: () => fieldsOf(root, '').filter((path) => !read.has(path)) }
}

/** The path of every field, down to the deepest. */
function fieldsOf(/** @type {unknown} */ value, /** @type {string} */ path) {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [
    `${path}.${name}`,
    ...fieldsOf(inner, `${path}.${name}`),
  ])
}
