import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { precompress } from './precompress'

test('a production build leaves a .br and a .gz beside each text file that gets smaller by it', async () => {
  const root = mkdtempSync(join(tmpdir(), 'precompress-'))
  mkdirSync(join(root, 'public'))
  writeFileSync(join(root, 'public/icon.svg'), `<svg>${'<g></g>'.repeat(50)}</svg>`)
  writeFileSync(join(root, 'public/tiny.json'), '{}')
  writeFileSync(join(root, 'public/photo.png'), 'x'.repeat(500))
  writeFileSync(join(root, 'main.js'), `document.title = '${'hello '.repeat(50)}'`)
  writeFileSync(join(root, 'index.html'), '<script type="module" src="/main.js"></script>'.padEnd(300))
  await build({ root, configFile: false, logLevel: 'silent', plugins: [precompress()] })

  const files = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replace(/-[\w-]{8}\.js/, '.js'))
    .filter((file) => file !== 'assets')
  expect(files.toSorted()).toEqual(
    [
      'assets/index.js',
      'assets/index.js.br',
      'assets/index.js.gz',
      'icon.svg',
      'icon.svg.br',
      'icon.svg.gz',
      'index.html',
      'index.html.br',
      'index.html.gz',
      'photo.png',
      'tiny.json',
    ].toSorted(),
  )
  const read = (name: string) => readFileSync(join(root, 'dist', name))
  expect(brotliDecompressSync(read('icon.svg.br'))).toEqual(read('icon.svg'))
  expect(gunzipSync(read('icon.svg.gz'))).toEqual(read('icon.svg'))
})
