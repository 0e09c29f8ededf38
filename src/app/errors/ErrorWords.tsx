import { useMemo, type ReactNode } from 'react'
import { useI18n } from '#i18n/I18n'
import { BoundaryWordsContext, type BoundaryWords } from '#ui/lazyPart'

/** Gives every boundary below the reader's words. */
export function ErrorWords({ children }: { children: ReactNode }) {
  const { shell, signIn } = useI18n().t
  const words = useMemo<BoundaryWords>(
    () => ({
      page: {
        missingTitle: shell.notLoadedTitle,
        missing: shell.notLoadedText,
        crashTitle: shell.crashTitle,
        crash: shell.crashText,
      },
      overlay: { missing: shell.partNotLoaded, crash: shell.partCrash },
      details: shell.crashDetails,
      reload: shell.reload,
      tryAgain: shell.crashAgain,
      close: signIn.close,
    }),
    [shell, signIn],
  )
  return <BoundaryWordsContext value={words}>{children}</BoundaryWordsContext>
}
