import { parser } from '@prometheus-io/lezer-promql'

/** @typedef {{ metric: string, labels: string[], values: Record<string, string> }} Selector */

/**
 * What a PromQL expression reads: its metrics, each with the labels that select its series, and the labels it groups by.
 * Throws where it is no PromQL.
 */
export function readQuery(/** @type {string} */ query) {
  const text = (/** @type {{ from: number, to: number }} */ { from, to }) => query.slice(from, to)
  /** @type {Selector[]} */
  const selectors = []
  /** @type {Set<string>} */
  const groupedBy = new Set()
  parser.parse(query).iterate({
    enter: (node) => {
      if (node.type.isError) throw new Error(`No PromQL at ${node.from}: ${query}`)
      if (node.name === 'VectorSelector') selectors.push({ metric: '', labels: [], values: {} })
      const selector = selectors.at(-1)
      if (node.name === 'Identifier' && selector) selector.metric = text(node)
      if (node.name === 'UnquotedLabelMatcher' && selector) {
        const [, label = '', operator = '', value = ''] =
          /^(\w+)\s*(=~|!~|!=|=)\s*"(.*)"$/s.exec(text(node)) ?? []
        selector.labels.push(label)
        if (operator === '=') selector.values[label] = value
      }
      if (node.name === 'LabelName' && node.node.parent?.name === 'GroupingLabels') groupedBy.add(text(node))
    },
  })
  if (selectors.length === 0 || selectors.some(({ metric }) => metric === ''))
    throw new Error(`No metric in: ${query}`)
  return { selectors, groupedBy: [...groupedBy] }
}

/** What Grafana puts in, put in. */
export function withoutVariables(/** @type {string} */ query) {
  return query.replaceAll('$__rate_interval', '1m').replaceAll('$__range', '1h').replaceAll('$instance', '.+')
}
