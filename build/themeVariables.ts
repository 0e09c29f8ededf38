import { runnerImport, type Plugin } from 'vite'
import type * as ThemeModule from '../src/ui/theme/theme'

const resolved = '\0virtual:theme-variables.css'

/** `virtual:theme-variables.css`: the variables of ui/theme/theme.ts as a style sheet, so that no page computes them. */
export function themeVariables(theme: string): Plugin {
  return {
    name: 'theme-variables',
    resolveId: { filter: { id: /^virtual:theme-variables\.css$/ }, handler: () => resolved },
    load: {
      filter: { id: /virtual:theme-variables\.css$/ },
      async handler() {
        const { module, dependencies } = await runnerImport<typeof ThemeModule>(theme)
        for (const file of dependencies) this.addWatchFile(file)
        return module.themeVariables()
      },
    },
  }
}
