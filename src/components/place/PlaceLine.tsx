import { namesOf, type Place } from '#domain/session/place'
import { useI18n } from '#i18n/I18n'
import { Text } from '#ui/Text'
import { EnvironmentName, type Environment } from './EnvironmentName'
import styles from './place.module.css'
import { projectStyle } from './projectColor'

interface PlaceLineProps {
  environment: Environment | null
  place: Place & { readonly projectName: string | null }
}

/** Where something is done, with the colours that the header has: whoever has two of them open must not take one for the other. */
export function PlaceLine({ environment, place }: PlaceLineProps) {
  const { t } = useI18n()
  const { region, project } = namesOf(place)
  return (
    <p className={styles.place}>
      {environment && <EnvironmentName environment={environment} />}
      <span
        title={t.signIn.regionAndProjectOf(region, project)}
        className={styles.project}
        style={projectStyle(place.projectId)}
      >
        {region !== null && `${region} `}
        <Text strong>{project}</Text>
      </span>
    </p>
  )
}
