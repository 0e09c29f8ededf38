import { lazy, type ComponentType } from 'react'
import { loaded } from './chunkLoadError'

export const loadMui = () => import('#ui/theme/MuiTheme')

/** A part that is loaded when it is wanted, and MUI with it: no first page waits for either. */
export function lazyMui<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    const [Part, { MuiTheme }] = await loaded(Promise.all([load(), loadMui()]))
    return {
      default: (props: Props) => (
        <MuiTheme>
          <Part {...props} />
        </MuiTheme>
      ),
    }
  })
}
