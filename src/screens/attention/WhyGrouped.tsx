import { InfoDialog } from '#components/page/InfoDialog'
import { causeOf } from '#domain/execution/cause'
import type { Group } from '#domain/execution/groups'
import { useTriageWords } from '#i18n/triage'
import { Button } from '#ui/Button'
import { Preformatted } from '#ui/Preformatted'
import { Text } from '#ui/Text'

interface WhyGroupedProps {
  group: Group
  onClose: () => void
  onOnlyThese?: () => void
}

/** What is the same in all of them, to the letter, and what each of them says. */
export function WhyGrouped({ group: { common, rows }, onClose, onOnlyThese }: WhyGroupedProps) {
  const words = useTriageWords().why
  const lines = new Set(rows.flatMap(({ node }) => (node && causeOf(node)?.line) ?? []))
  return (
    <InfoDialog
      title={words.title}
      action={
        onOnlyThese && (
          <Button
            size="medium"
            onClick={() => {
              onClose()
              onOnlyThese()
            }}
          >
            {words.onlyThese}
          </Button>
        )
      }
      onClose={onClose}
    >
      <p>{words[common.kind]}</p>
      {common.kind !== 'noReason' && (
        <Preformatted label={words[common.kind]} text={'mask' in common ? common.mask : common.name} />
      )}
      {lines.size > 0 && (
        <section>
          <h3>{words.words}</h3>
          <ul>
            {[...lines].slice(0, mostLines).map((line) => (
              <li key={line}>
                <Text mono look="fine" dir="auto" breaks>
                  {line}
                </Text>
              </li>
            ))}
          </ul>
        </section>
      )}
    </InfoDialog>
  )
}

/** Enough to judge by. */
const mostLines = 20
