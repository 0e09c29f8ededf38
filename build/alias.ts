import { resolve } from 'node:path'

const source = /^#(domain|api|queries|ui|components|screens|i18n|app|test|routes|store)(?=\/|$)/

/** The layers' names in imports, as tsconfig.base.json has them: `#domain/execution/status`. */
export const alias = [
  { find: source, replacement: `${resolve('src')}/$1` },
  { find: /^#mocks(?=\/)/, replacement: resolve('mocks') },
]
