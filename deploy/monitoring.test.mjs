// The dashboard and the alert rules, as Grafana and Prometheus read them. What they ask for is compared with what a gateway
// gives in metrics.test.mjs.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'
import { readQuery, withoutVariables } from './promql.mjs'

const read = (/** @type {string} */ path) => readFileSync(new URL(path, import.meta.url), 'utf8')
const dashboard = JSON.parse(read('grafana/aom-operator.json'))
const { groups } = parse(read('prometheus/alerts.yaml'))
/** @type {{ alert: string, expr: string, for?: string, labels: Record<string, string>, annotations: Record<string, string> }[]} */
const rules = groups.flatMap((/** @type {{ rules: object[] }} */ { rules }) => rules)
/** @type {{ id: number, type: string, title: string, description?: string, datasource?: object, gridPos: Record<'x' | 'y' | 'w' | 'h', number>, targets?: { refId: string, expr: string, legendFormat: string, datasource: object }[] }[]} */
const panels = dashboard.panels
const drawn = panels.filter(({ type }) => type !== 'row')

test('every panel has an id of its own, a title, a word of explanation, and queries of the chosen data source', () => {
  const ids = panels.map(({ id }) => id)
  assert.equal(new Set(ids).size, ids.length)
  const source = { type: 'prometheus', uid: '${datasource}' }
  for (const { title, description, datasource, targets = [] } of drawn) {
    assert.ok(title && description, title)
    assert.deepEqual(datasource, source, title)
    assert.ok(targets.length > 0, title)
    assert.equal(new Set(targets.map(({ refId }) => refId)).size, targets.length, title)
    for (const target of targets) assert.deepEqual(target.datasource, source, title)
  }
})

test('no panel lies on another or beyond the right edge', () => {
  for (const [index, { title, gridPos: a }] of panels.entries()) {
    assert.ok(a.x + a.w <= 24, title)
    for (const { title: other, gridPos: b } of panels.slice(index + 1)) {
      const isApart = a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y
      assert.ok(isApart, `${title} and ${other}`)
    }
  }
})

test('whoever opens the dashboard chooses the data source and the gateways', () => {
  assert.deepEqual(
    dashboard.templating.list.map((/** @type {Record<string, string>} */ { name, type }) => [name, type]),
    [
      ['datasource', 'datasource'],
      ['instance', 'query'],
    ],
  )
  // Imported by anybody: nothing of the Grafana in which it was drawn.
  assert.equal(dashboard.id, undefined)
  const known = /^\$(?:__rate_interval|instance|\{datasource\})$/
  for (const [name] of JSON.stringify(panels).matchAll(/\$(?:\{\w+\}|\w+)/g)) assert.match(name, known)
})

test('every query of a panel is PromQL, for the chosen gateways, and its legend names what it groups by', () => {
  for (const { title, targets = [] } of drawn)
    for (const { expr, legendFormat } of targets) {
      const { selectors, groupedBy } = readQuery(withoutVariables(expr))
      for (const { metric, labels } of selectors)
        assert.ok(labels.includes('instance'), `${title}: ${metric}`)
      const isAggregate = /^\w+(?: by|\()/.test(expr) && !expr.startsWith('rate(')
      const shown = isAggregate ? groupedBy : ['instance']
      for (const [, label = ''] of legendFormat.matchAll(/\{\{(\w+)\}\}/g))
        assert.ok(shown.includes(label), `${title}: ${label}`)
    }
})

test('every alert is PromQL, says how bad it is, what happened and what to do', () => {
  assert.equal(new Set(rules.map(({ alert }) => alert)).size, rules.length)
  for (const { alert, expr, for: patience, labels, annotations } of rules) {
    assert.match(alert, /^AomOperator[A-Z]\w+$/)
    assert.ok(readQuery(expr).selectors.length > 0, alert)
    if (patience !== undefined) assert.match(patience, /^\d+[smh]$/, alert)
    assert.match(labels['severity'] ?? '', /^(?:critical|warning)$/, alert)
    assert.match(annotations['summary'] ?? '', /\.$/, alert)
    assert.match(annotations['description'] ?? '', /\.$/, alert)
  }
})

test('an alert’s words name only labels that its expression keeps', () => {
  for (const { alert, expr, annotations } of rules)
    for (const [, label = ''] of Object.values(annotations)
      .join('\n')
      .matchAll(/\$labels\.(\w+)/g))
      assert.ok(readQuery(expr).groupedBy.includes(label), `${alert}: ${label}`)
})

test('an outcome and a key that a query selects are words of the journal and of the settings', () => {
  const words = {
    outcome: ['open', 'accepted', 'refused', 'unknown', 'notSent'],
    key: ['operator', 'reader'],
    source: ['upstream', 'shared'],
  }
  const queries = [
    ...rules.map(({ expr }) => expr),
    ...drawn.flatMap(({ targets = [] }) => targets).map(({ expr }) => expr),
  ]
  for (const query of queries)
    for (const { values } of readQuery(withoutVariables(query)).selectors)
      for (const [label, value] of Object.entries(values))
        if (label in words) assert.ok(words[label].includes(value), `${label}="${value}"`)
})
