import { useSyncExternalStore } from 'react'
import { areKeysOn, chooseKeys, subscribeKeys } from '#app/keys/keysChoice'
import { keyTable } from '#app/keys/keyTable'
import { StatusIcon } from '#components/status/StatusIcon'
import { states } from '#domain/execution/status'
import { beginTour } from '#app/tour/tour'
import { useHelpWords } from '#i18n/help'
import { InfoDialog } from '#components/page/InfoDialog'
import { useI18n } from '#i18n/I18n'
import { Button } from '#ui/Button'
import { Description, DescriptionList } from '#ui/DescriptionList'
import { chooseDensity, densities } from '#ui/density'
import { Checkbox } from '#ui/mui/Checkbox'
import { Select } from '#ui/Select'
import { Stack } from '#ui/Stack'
import { useDensity } from '#ui/useDensity'
import { Text } from '#ui/Text'
import styles from './help.module.css'

const isDemo = import.meta.env.MODE === 'demo'

/** What the words and signs of this product mean, and which keys it knows. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n()
  const words = useHelpWords()
  const areOn = useSyncExternalStore(subscribeKeys, areKeysOn)
  return (
    <InfoDialog title={t.shell.help} onClose={onClose}>
      <Stack gap="xl">
        {isDemo && (
          <section>
            <h3>{words.demo.title}</h3>
            <p>{words.demo.text}</p>
            <Button
              variant="outlined"
              onClick={() => {
                beginTour()
                onClose()
                // On a phone it stands there.
                window.scrollTo(0, 0)
              }}
            >
              {words.tour.again}
            </Button>
          </section>
        )}
        <DisplayChoice />
        <Section title={words.wordsTitle} entries={words.words} />
        <section>
          <h3>{words.statesTitle}</h3>
          <DescriptionList variant="fit">
            {states.map((state) => (
              <Description
                key={state}
                name={
                  <span className={styles.state}>
                    <StatusIcon state={state} /> {t.states[state]}
                  </span>
                }
              >
                {words.states[state]}
              </Description>
            ))}
          </DescriptionList>
        </section>
        <Section title={words.ageTitle} entries={words.age} />
        <Section
          title={words.keysTitle}
          entries={[
            ...keyTable.map(([keys, command]) => [keys, words.keyCommands[command]] as const),
            ...words.keys,
          ]}
        />
        <div>
          <Checkbox label={words.keysOn} checked={areOn} onChange={chooseKeys} />
          <Text as="p" look="note" tone="muted">
            {words.keysOnHint}
          </Text>
        </div>
      </Stack>
    </InfoDialog>
  )
}

/** What a reader may like otherwise. */
function DisplayChoice() {
  const words = useHelpWords().density
  return (
    <Select
      size="small"
      label={words.title}
      value={useDensity()}
      options={densities}
      labelOf={(density) => words[density]}
      onChange={(density) => density && chooseDensity(density)}
    />
  )
}

function Section({ title, entries }: { title: string; entries: readonly (readonly [string, string])[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <DescriptionList variant="fit">
        {entries.map(([name, text]) => (
          <Description key={name} name={name}>
            {text}
          </Description>
        ))}
      </DescriptionList>
    </section>
  )
}
