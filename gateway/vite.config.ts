import { defineConfig } from 'vite'

// Node 20 does not run TypeScript, and a gateway that carries its two packages inside starts without node_modules.
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    license: { fileName: 'licenses.md' },
    outDir: 'dist/gateway',
    emptyOutDir: true,
    rollupOptions: {
      input: { main: 'gateway/main.ts', settings: 'gateway/settings/settings.ts' },
      output: { entryFileNames: '[name].js' },
    },
  },
})
