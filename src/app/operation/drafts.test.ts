import { beforeEach, expect, test, vi } from 'vitest'
import { startSession } from '#api/session'
import { createDrafts } from './drafts'

const signInAs = (name: string) =>
  startSession({
    credential: {
      token: 'a-token',
      projectId: '0123456789abcdef0123456789abcdef',
      user: { name, account: 'operations' },
    },
  })

beforeEach(() => signInAs('li.na'))

test('what was typed for one subject is there after a reload, and for no other subject or person', () => {
  createDrafts().keep('retry w/e/n', 'two bad hosts')
  const reloaded = createDrafts()
  expect(reloaded.read('retry w/e/n')).toBe('two bad hosts')
  expect(reloaded.read('skip w/e/n')).toBeUndefined()
  signInAs('chen.wei')
  expect(createDrafts().read('retry w/e/n')).toBeUndefined()
})

test('what is dropped is gone, and what is cleared is gone with everything', () => {
  const drafts = createDrafts()
  sessionStorage.setItem('another', 'kept')
  drafts.keep('a', 'one')
  drafts.keep('b', 'two')
  drafts.drop('a')
  expect(createDrafts().read('a')).toBeUndefined()
  drafts.clear()
  expect(drafts.read('b')).toBeUndefined()
  expect(Object.keys(sessionStorage)).not.toContainEqual(expect.stringContaining('draft'))
  expect(sessionStorage.getItem('another')).toBe('kept')
})

test('where storage is shut they last as long as the page', () => {
  vi.stubGlobal('sessionStorage', null)
  const drafts = createDrafts()
  drafts.keep('a', 'one')
  expect(drafts.read('a')).toBe('one')
  drafts.clear()
  expect(drafts.read('a')).toBeUndefined()
})
