import { icon, outline } from './icon'
import styles from './Signs.module.css'

/** A flag. */
const FlagIcon = icon(<path d="M6 21.5V3.5h12.5l-3.5 5 3.5 5H6" {...outline} />)
/** Two letters of sleep. */
const SleepIcon = icon(<path d="M3.5 4.5h9l-9 10h9M14.5 12h6l-6 7.5h6" {...outline} />)
/** A bubble of speech. */
const SpeechIcon = icon(<path d="M3 4h18v12.5H11L6 21v-4.5H3z" {...outline} />)
/** An arrow that turns back. */
const TurnIcon = icon(<path d="M4.5 9.5h11a5 5 0 0 1 0 10H8M9 5 4.5 9.5 9 14" {...outline} />)

const icons = { flag: FlagIcon, sleep: SleepIcon, turn: TurnIcon, speech: SpeechIcon } as const
export type Sign = keyof typeof icons

interface SignsProps {
  /** Each once, in the order in which they are drawn. */
  signs: readonly Sign[]
  /** What they say, for whoever points at them or hears the page. */
  text: string
}

/** Small and quiet, beside the name of what they are of: that there is more to know. */
export function Signs({ signs, text }: SignsProps) {
  return (
    <span role="img" aria-label={text} title={text} className={styles.signs}>
      {signs.map((sign) => {
        const Icon = icons[sign]
        return <Icon key={sign} size="0.875rem" />
      })}
    </span>
  )
}
