import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite'

type Chunk = Rollup.OutputChunk

interface PagePreloadOptions {
  /** The chunk that is run before all others; it reads `data-screens` (src/beforePaint.ts). */
  readonly early: string
  /** The chunk that draws every page, which the entry imports later. */
  readonly page: string
  /** Each screen's folder, and a pattern of the paths that open it. */
  readonly screens: () => Promise<readonly (readonly [folder: string, pattern: string])[]>
}

/** Lets the browser fetch what the entry imports later along with it: every page's code, and that of the opened screen. */
export function pagePreload({ early, page, screens }: PagePreloadOptions): Plugin {
  return {
    name: 'page-preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
        const chunkNamed = (name: string) => chunks.filter((chunk) => chunk.name === name)
        const scripts = withImports(chunkNamed(page), bundle)
        const sheets = new Set(scripts.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]))
        const entries = chunks.filter(({ fileName, isEntry }) => isEntry && html.includes(fileName))
        const known = new Set([...scripts, ...withImports(entries, bundle)])
        const screenFiles = (await screens()).flatMap(([folder, pattern]) => {
          const own = chunks.filter(({ facadeModuleId }) => facadeModuleId?.match(screenIn(folder)))
          const files = withImports(own, bundle).filter((chunk) => !known.has(chunk))
          return files.length === 0 ? [] : [[pattern, files.map(({ fileName }) => `/${fileName}`)]]
        })
        const missing = (file: string) => !html.includes(file)
        return [
          ...chunkNamed(early).map(({ fileName }) =>
            tag('script', {
              type: 'module',
              async: true,
              // Else a first frame could have the other theme's ground.
              blocking: 'render',
              src: `/${fileName}`,
              'data-screens': JSON.stringify(screenFiles),
            }),
          ),
          ...scripts
            .map(({ fileName }) => fileName)
            .filter(missing)
            .map((file) => tag('link', { rel: 'modulepreload', href: `/${file}` })),
          ...[...sheets].filter(missing).map((file) => tag('link', { rel: 'stylesheet', href: `/${file}` })),
        ]
      },
    },
  }
}

const screenIn = (folder: string) => new RegExp(`/screens/${folder}/\\w+Screen\\.tsx$`)

const tag = (name: string, attrs: Record<string, string | boolean>): HtmlTagDescriptor => ({
  tag: name,
  attrs: { crossorigin: true, ...attrs },
})

/** Chunks and all that they import statically. */
function withImports(chunks: readonly Chunk[], bundle: Rollup.OutputBundle): Chunk[] {
  const found = new Set(chunks)
  for (const chunk of found)
    for (const file of chunk.imports) {
      const next = bundle[file]
      if (next?.type === 'chunk') found.add(next)
    }
  return [...found]
}
