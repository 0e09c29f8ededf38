import { defineConfig } from 'vite'
import { alias } from '../build/alias.ts'

// Node 20 does not run TypeScript, and a gateway that carries its packages inside starts with one of them in node_modules:
// libsql, which is a native file per platform.
export default defineConfig({
  resolve: { alias },
  publicDir: false,
  plugins: [
    {
      // pg tries to load it, which nobody installs; a bundle must not look for it in whatever folder it is started from.
      name: 'without-pg-native',
      enforce: 'pre',
      resolveId: (id) => (id === 'pg-native' ? '\0pg-native' : undefined),
      load: (id) => (id === '\0pg-native' ? 'export default null' : undefined),
    },
  ],
  ssr: { noExternal: true, external: ['libsql'] },
  build: {
    ssr: true,
    target: 'node20',
    license: { fileName: 'licenses.md' },
    outDir: 'dist/gateway',
    emptyOutDir: true,
    rollupOptions: {
      external: ['libsql'],
      input: {
        main: 'gateway/main.ts',
        settings: 'gateway/settings/settings.ts',
        help: 'gateway/settings/documents.ts',
      },
      output: { entryFileNames: '[name].js' },
    },
  },
})
