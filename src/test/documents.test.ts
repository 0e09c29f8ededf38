import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { accounts, DEMO_ACCOUNT, DEMO_PASSWORD } from '#mocks/iamTokens'

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))

const documents = [
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'README.md',
  'SECURITY.md',
  ...filesIn('docs').filter((path) => path.endsWith('.md')),
]
const rooms = ['src', 'gateway', 'mocks', 'build', 'e2e', 'deploy', 'docs']
const files = ['.', ...rooms].flatMap((room) => (room === '.' ? readdirSync('.') : filesIn(room)))
const isThere = (name: string) => files.some((path) => path === name || path.endsWith(`/${name}`))
/** What a build makes, and what stands on other machines. */
const isElsewhere = (name: string) => /^(\/|dist\/)/.test(name)

it.each(documents)('the files that %s names are there', (document) => {
  const text = readFileSync(document, 'utf8')
  const named = [...text.matchAll(/`([\w-][\w./-]*\.(?:tsx?|mjs|css|json|ya?ml|conf))`/g)].map(
    ([, name = '']) => name,
  )
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, link = '']) => link)
  expect(named.filter((name) => !isElsewhere(name) && !isThere(name))).toEqual([])
  expect(links.filter((link) => !existsSync(join(dirname(document), link)))).toEqual([])
})

it('README alone is enough to sign in to the demo, with the second factor too', () => {
  const readme = readFileSync('README.md', 'utf8')
  const { name, id, mfa } = accounts.find((account) => account.mfa !== undefined)!
  for (const word of [DEMO_ACCOUNT, DEMO_PASSWORD, name, id, mfa]) expect(readme).toContain(word)
})
