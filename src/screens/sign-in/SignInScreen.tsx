import { useSearch } from 'wouter'
import { SignInForm } from '#components/sign-in/SignInForm'
import { useI18n } from '#i18n/I18n'
import { useSignInFormWords } from '#i18n/signInForm'
import { runtimeConfig } from '#queries/runtimeConfig'
import { signIn } from '#queries/signIn'
import { placeOf } from '#routes'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import styles from './SignInScreen.module.css'

/** The page before all others; where it leads to afterwards is decided by the address it was opened with. */
export function SignInScreen() {
  const { t } = useI18n()
  const words = useSignInFormWords()
  const { canUseIam, projectId, regions, environment } = runtimeConfig
  // The page that was asked for says which project it is of.
  const wanted = placeOf(new URLSearchParams(useSearch()).get('next')?.replace(/^[^?]*/, '') ?? '')
  const region = regions.find((known) => known === wanted?.region)
  return (
    <main className={styles.page}>
      <Stack gap="xl" className={styles.card}>
        <div>
          <p>
            <strong>{t.shell.product}</strong>
          </p>
          <h1>{t.shell.signInTitle}</h1>
          {environment && (
            <Text as="p" strong>
              {t.signIn.environment} {environment.label}
            </Text>
          )}
          {regions.length === 1 && (
            <Text as="p" tone="muted">
              {t.shell.region} {regions[0]}
            </Text>
          )}
        </div>
        <p>{canUseIam ? words.text : words.textToken}</p>
        <SignInForm
          canUseIam={canUseIam}
          regions={regions}
          start={{ projectId: projectId ?? wanted?.projectId ?? '', ...(region && { region }) }}
          isProjectFixed={projectId !== null}
          onSignIn={signIn}
        />
      </Stack>
    </main>
  )
}
