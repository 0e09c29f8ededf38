import { useI18n } from '#i18n/I18n'
import { runtimeConfig } from '#queries/runtimeConfig'
import { environmentStyle } from './environmentColor'
import styles from './shell.module.css'

/** What the people who run the gateway call it, so that nobody operates production by mistake. */
export function EnvironmentChip() {
  const { t } = useI18n()
  const { environment } = runtimeConfig
  if (!environment) return null
  return (
    <span
      title={`${t.signIn.environment}: ${environment.label}`}
      className={styles.environment}
      style={environmentStyle(environment.color)}
    >
      {environment.label}
    </span>
  )
}
