import { clsx } from 'clsx'
import { useI18n } from '#i18n/I18n'
import { environmentStyle } from './environmentColor'
import styles from './place.module.css'

export interface Environment {
  readonly label: string
  readonly color: string | null
}

/** What the people who run the gateway call it, so that nobody operates production by mistake. */
export function EnvironmentName({
  environment,
  className,
}: {
  environment: Environment
  className?: string
}) {
  const { t } = useI18n()
  return (
    <span
      title={`${t.signIn.environment}: ${environment.label}`}
      className={clsx(styles.environment, className)}
      style={environmentStyle(environment.color)}
    >
      {environment.label}
    </span>
  )
}
