import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build, type Plugin } from 'vite'

/** Builds a site of these files with one plugin, for tests; says where it stands. */
export async function buildWith(
  plugin: Plugin,
  files: Readonly<Record<string, string>>,
  input: Readonly<Record<string, string>> = { index: 'index.html' },
): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'build-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [plugin],
    build: {
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(input).map(([name, file]) => [name, join(root, file)])),
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name].js',
          assetFileNames: '[name][extname]',
        },
      },
    },
  })
  return join(root, 'dist')
}
