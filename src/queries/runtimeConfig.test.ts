import { afterEach, describe, expect, it } from 'vitest'
import { runtimeConfig } from './runtimeConfig'

afterEach(() => document.getElementById('runtime-config')?.remove())

function configured(json: string) {
  document.getElementById('runtime-config')?.remove()
  const element = document.createElement('script')
  element.id = 'runtime-config'
  element.type = 'application/json'
  element.textContent = json
  document.head.append(element)
  const { hasJournal, readsAreShared, changesRefused } = runtimeConfig
  return { hasJournal, readsAreShared, changesRefused }
}

/** A gateway from before the journal. */
const older = { hasJournal: false, readsAreShared: true, changesRefused: null }

describe('what a gateway says of its team', () => {
  it.each<[string, string, object]>([
    ['nothing, as it is older', '{"signIn":"token"}', older],
    ['nothing, as there is none', 'null', older],
    ['something that is no JSON', '{', older],
    ['it keeps a journal', '{"hasJournal":true}', { ...older, hasJournal: true }],
    ['each reads for itself', '{"readsAreShared":false}', { ...older, readsAreShared: false }],
    ['read only', '{"changesRefused":"readOnly"}', { ...older, changesRefused: 'readOnly' }],
    ['not an operator', '{"changesRefused":"notOperator"}', { ...older, changesRefused: 'notOperator' }],
    ['nobody is kept out', '{"changesRefused":null}', older],
    ['words of another kind', '{"hasJournal":"yes","readsAreShared":0,"changesRefused":true}', older],
    ['a word that every object has', '{"changesRefused":"constructor"}', older],
  ])('%s', (_, json, expected) => {
    expect(configured(json)).toEqual(expected)
  })
})
