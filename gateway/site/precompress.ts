import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const compressible = /\.(?:js|css|svg|html|json)$/

/**
 * Vite plugin: after a production build writes `.br` (quality 11) and `.gz` (level 9) beside each js, css, svg,
 * html and json file, so that the gateway never compresses while it answers. A file that would not get smaller
 * gets no neighbour.
 */
export function precompress(): Plugin {
  let directory: string | undefined
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle(options) {
      directory = options.dir
    },
    // In closeBundle and last, because other plugins still remove files there.
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        if (directory !== undefined) await compressDirectory(directory)
      },
    },
  }
}

/** Compresses every compressible file below `directory`; existing neighbours are overwritten. */
export async function compressDirectory(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && compressible.test(entry.name))
  await Promise.all(files.map((file) => compressFile(join(file.parentPath, file.name))))
}

async function compressFile(path: string): Promise<void> {
  const bytes = await readFile(path)
  const brotliOptions = {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }
  const [brotli, zipped] = await Promise.all([
    promisify(brotliCompress)(bytes, brotliOptions),
    promisify(gzip)(bytes, { level: 9 }),
  ])
  if (brotli.length < bytes.length) await writeFile(`${path}.br`, brotli)
  if (zipped.length < bytes.length) await writeFile(`${path}.gz`, zipped)
}
