import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphOf, type Diagnosis } from './graph'
import type { ExecutionNode } from './node'
import { notStarted } from './status'

function node(id: string, parentReference?: string, rest: Partial<ExecutionNode> = {}): ExecutionNode {
  return {
    id,
    name: id,
    isPause: false,
    ignoresErrors: false,
    isDefined: true,
    status: notStarted,
    attempts: [],
    targets: [],
    ...(parentReference !== undefined && { parentReference }),
    ...rest,
  }
}

const edgesOf = (nodes: ExecutionNode[]) => graphOf(nodes).edges.map(({ from, to }) => `${from}>${to}`)
const levelsOf = (nodes: ExecutionNode[]) =>
  Object.fromEntries(graphOf(nodes).nodes.map(({ id, level }) => [id, level]))

describe('how parent_node becomes edges', () => {
  const table: [what: string, nodes: ExecutionNode[], edges: string[], diagnoses: Diagnosis[]][] = [
    ['nothing at all', [], [], []],
    ['no parent anywhere: the order of the steps', [node('a'), node('b'), node('c')], ['a>b', 'b>c'], []],
    ['empty parents everywhere are no parents', [node('a', ''), node('b', ' ')], ['a>b'], []],
    [
      'a parent by name',
      [node('run-script', undefined, { name: 'runScript' }), node('b', 'runScript')],
      ['run-script>b'],
      [],
    ],
    [
      'a parent by id',
      [node('run-script', undefined, { name: 'runScript' }), node('b', 'run-script')],
      ['run-script>b'],
      [],
    ],
    [
      'a name wins over an id',
      [node('x', undefined, { name: 'first' }), node('y', 'first', { name: 'x' }), node('z', 'x')],
      ['x>y', 'y>z'],
      [],
    ],
    ['start and empty are roots', [node('a', 'start'), node('b', ''), node('c', 'a')], ['a>c'], []],
    ['a node that is called start is a parent', [node('start'), node('b', 'start')], ['start>b'], []],
    ['fan-out', [node('a'), node('b', 'a'), node('c', 'a')], ['a>b', 'a>c'], []],
    [
      'a comma list joins',
      [node('a'), node('b', 'a'), node('c', 'a'), node('d', 'b, c')],
      ['a>b', 'a>c', 'b>d', 'c>d'],
      [],
    ],
    [
      'a name with a comma in it is one name',
      [node('a', undefined, { name: 'stop, drain' }), node('stop'), node('c', 'stop, drain')],
      ['a>c'],
      [],
    ],
    [
      'a parent that does not exist',
      [node('a'), node('b', 'gone')],
      [],
      [{ kind: 'orphan', nodeId: 'b', reference: 'gone' }],
    ],
    [
      'half of a list exists',
      [node('a'), node('b', 'a,gone')],
      ['a>b'],
      [{ kind: 'orphan', nodeId: 'b', reference: 'gone' }],
    ],
    ['its own parent', [node('a', 'a')], [], [{ kind: 'selfParent', nodeId: 'a', reference: 'a' }]],
    [
      'a circle with no way in',
      [node('a', 'c'), node('b', 'a'), node('c', 'b')],
      ['a>b', 'b>c'],
      [{ kind: 'cycle', nodeId: 'a', reference: 'c' }],
    ],
    [
      'a circle that is entered from a root',
      [node('c', 'b'), node('b', 'a,c'), node('a')],
      ['b>c', 'a>b'],
      [{ kind: 'cycle', nodeId: 'b', reference: 'c' }],
    ],
    [
      'two nodes of one name: the nearest earlier one is the parent',
      [node('a', undefined, { name: 'drain' }), node('b', 'start', { name: 'drain' }), node('c', 'drain')],
      ['b>c'],
      [
        { kind: 'duplicateName', nodeId: 'b', reference: 'drain' },
        { kind: 'ambiguousParent', nodeId: 'c', reference: 'drain' },
      ],
    ],
    [
      'a result that no definition has stands apart, last',
      [node('x', undefined, { isDefined: false }), node('a'), node('b')],
      ['a>b'],
      [{ kind: 'undefinedResult', nodeId: 'x' }],
    ],
  ]

  it.each(table)('%s', (_, nodes, edges, diagnoses) => {
    expect(edgesOf(nodes)).toEqual(edges)
    expect(graphOf(nodes).diagnoses).toEqual(diagnoses)
  })
})

describe('levels', () => {
  it('are the longest way from a root, so that no edge points back', () => {
    const nodes = [node('a'), node('b', 'a'), node('c', 'b'), node('d', 'a,c')]
    expect(levelsOf(nodes)).toEqual({ a: 0, b: 1, c: 2, d: 3 })
  })

  it('start again at 0 for what nothing leads to', () => {
    expect(levelsOf([node('a'), node('b', 'a'), node('x', 'gone')])).toEqual({ a: 0, b: 1, x: 0 })
  })
})

describe('isChain', () => {
  it.each([
    ['steps in order', [node('a'), node('b')], true],
    ['a single node', [node('a')], true],
    ['a chain that is listed backwards', [node('b', 'a'), node('a')], true],
    ['a fan-out', [node('a'), node('b', 'a'), node('c', 'a')], false],
    ['two separate chains', [node('a'), node('b', 'a'), node('c', 'start')], false],
    ['a chain and a stray result', [node('a'), node('x', undefined, { isDefined: false })], false],
    ['nothing', [], false],
  ])('%s: %s', (_, nodes, expected) => {
    expect(graphOf(nodes).isChain).toBe(expected)
  })
})

describe('whatever AOM sends', () => {
  const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'start', '', 'gone', 'a,b', 'c, d', ',', 'e,e')
  const anyNodes = fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { maxLength: 8 })
    .chain((ids) =>
      fc.tuple(
        ...ids.map((id) =>
          fc
            .record({ name: word, parent: fc.option(word, { nil: undefined }), isDefined: fc.boolean() })
            .map((made) => node(id, made.parent, { name: made.name || id, isDefined: made.isDefined })),
        ),
      ),
    )

  it('is drawn: every node once, every edge from a lower level to a higher one, both ends known', () => {
    fc.assert(
      fc.property(anyNodes, (nodes) => {
        const graph = graphOf(nodes)
        const level = new Map(graph.nodes.map((place) => [place.id, place.level]))
        expect(graph.nodes.map(({ id }) => id).toSorted()).toEqual(nodes.map(({ id }) => id).toSorted())
        for (const { from, to } of graph.edges)
          expect(level.get(from) ?? Infinity).toBeLessThan(level.get(to) ?? -Infinity)
        for (const place of graph.nodes) {
          expect(place.level).toBeLessThan(Math.max(1, nodes.length))
          if (place.parents.length === 0) expect(place.level).toBe(0)
          expect(place.parents).toEqual(
            graph.edges.filter(({ to }) => to === place.id).map(({ from }) => from),
          )
          expect(place.children).toEqual(
            graph.edges.filter(({ from }) => from === place.id).map(({ to }) => to),
          )
        }
      }),
      { seed: 7 },
    )
  })

  it('loses no parent without saying so', () => {
    fc.assert(
      fc.property(anyNodes, (nodes) => {
        const { nodes: places, diagnoses } = graphOf(nodes)
        for (const { id, parents } of places) {
          const { parentReference: reference, isDefined } = nodes.find((item) => item.id === id) ?? node(id)
          const names = reference?.split(',').some((part) => part.trim() !== '' && part.trim() !== 'start')
          if (parents.length === 0 && (names || !isDefined))
            expect(diagnoses.map(({ nodeId }) => nodeId)).toContain(id)
        }
      }),
      { seed: 7 },
    )
  })

  it('keeps its shape while states move', () => {
    fc.assert(
      fc.property(anyNodes, (nodes) => {
        const later = nodes.map((item) => ({ ...item, status: { state: 'failed', raw: 'fail' } as const }))
        expect(graphOf(later)).toEqual(graphOf(nodes))
      }),
      { seed: 7 },
    )
  })

  it('is drawn for a chain of 5,000 and for a circle of 5,000', () => {
    const ids = Array.from({ length: 5_000 }, (_, index) => `n${index}`)
    expect(graphOf(ids.map((id) => node(id))).nodes.at(-1)?.level).toBe(4_999)
    const circle = ids.map((id, index) => node(id, ids[(index + 4_999) % 5_000]))
    expect(graphOf(circle).diagnoses).toEqual([{ kind: 'cycle', nodeId: 'n0', reference: 'n4999' }])
  })
})
