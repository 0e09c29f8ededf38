import { expect, it } from 'vitest'
import { executionOf, nodeOf } from '#test/nodes'
import { definitionChanges } from './definitionChanges'

const parameters = (timeout: string, more: object[] = []) => ({
  parameters: [{ key: 'properties.timeout', value: timeout, default: '' }, ...more],
})

const execution = executionOf('failed', {
  nodes: [
    nodeOf('backup', 'succeeded', { configuration: parameters('1800') }),
    nodeOf('upload', 'failed', { description: 'To OBS', ignoresErrors: false }),
    nodeOf('n-7', 'notStarted', { name: 'Verify' }),
    nodeOf('notify', 'notStarted'),
    nodeOf('stray', 'succeeded', { isDefined: false }),
  ],
})

it('what was edited since the run began is named node by node, field by field', () => {
  const today = [
    nodeOf('backup', 'notStarted', { configuration: parameters('60', [{ key: 'group', value: 'a' }]) }),
    nodeOf('upload', 'notStarted', { description: 'To OBS and back', ignoresErrors: true }),
    nodeOf('verify', 'notStarted', { name: 'Verify' }),
    nodeOf('report', 'notStarted'),
  ]
  expect(definitionChanges(execution, today)).toEqual({
    added: ['report'],
    removed: ['notify'],
    changed: [
      {
        name: 'backup',
        fields: [
          { field: 'configuration', path: 'parameters.properties.timeout', from: '1800', to: '60' },
          { field: 'configuration', path: 'parameters.group', from: undefined, to: 'a' },
        ],
      },
      {
        name: 'upload',
        fields: [
          { field: 'description', from: 'To OBS', to: 'To OBS and back' },
          { field: 'errorsIgnored', from: 'false', to: 'true' },
        ],
      },
    ],
  })
})

it('an unchanged definition has no changes, and a run without its own cannot be compared', () => {
  const same = execution.nodes.filter(({ isDefined }) => isDefined)
  expect(definitionChanges(execution, same)).toEqual({ added: [], removed: [], changed: [] })
  expect(definitionChanges({ ...execution, nodesFrom: 'workflow' }, same)).toBeUndefined()
  expect(definitionChanges(execution, [])).toBeUndefined()
})
