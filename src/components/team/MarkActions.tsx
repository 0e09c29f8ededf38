import { useState } from 'react'
import type { Failure } from '#domain/failure/failure'
import type { ChangesRefusal } from '#domain/operation/kind'
import type { SubjectStates } from '#domain/operation/teamOperation'
import type { Mark, MarkSubject, SubjectMarks } from '#domain/team/mark'
import { useTeamWords } from '#i18n/team'
import { FailureNotice } from '#components/failure/FailureNotice'
import { InfoDialog } from '#components/page/InfoDialog'
import { RefusableButton } from '#ui/RefusableButton'
import { MarkDialog, type NewWords } from './MarkDialog'
import { whoLabel } from './markLabels'

interface MarkActionsProps {
  subject: MarkSubject
  /** What a person calls it. */
  name: string
  marks: SubjectMarks
  isOwn: (mark: Mark) => boolean
  /** How it stands; absent where there is nothing to snooze. */
  before: SubjectStates | undefined
  refused: ChangesRefusal | null
  isBusy: boolean
  failure: Failure | undefined
  onMake: (mark: MarkSubject & Omit<NewWords, 'isOfExecution'>, done?: () => void) => void
  onEnd: (mark: Mark) => void
  onReset: () => void
}

/** Claim, Snooze and Add note; what is not allowed stays focusable and says why. */
export function MarkActions(props: MarkActionsProps) {
  const { subject, name, marks, isOwn, before, refused, isBusy, failure, onMake, onEnd, onReset } = props
  const words = useTeamWords()
  const [opened, setOpened] = useState<'snooze' | 'note'>()
  const { claim, snooze } = marks
  const ownClaim = claim && isOwn(claim) ? claim : undefined
  const why = refused === 'notOperator' || refused === 'readOnly' ? words.refused[refused] : undefined
  const close = () => {
    setOpened(undefined)
    onReset()
  }
  return (
    <>
      {ownClaim ? (
        <Action word={words.release} why={why} isBusy={isBusy} onPress={() => onEnd(ownClaim)} />
      ) : (
        <Action
          word={words.claim}
          why={why}
          isBusy={isBusy}
          hint={claim && words.claimFrom(whoLabel(claim.user, words))}
          onPress={() => onMake({ ...subject, kind: 'claim' })}
        />
      )}
      <Action
        word={words.addNote}
        why={refused === 'readOnly' ? why : undefined}
        isBusy={isBusy}
        onPress={() => setOpened('note')}
      />
      {/* Last: it goes when nothing waits any more, and moves nothing. */}
      {snooze && <Action word={words.endSnooze} why={why} isBusy={isBusy} onPress={() => onEnd(snooze)} />}
      {!snooze && before && (
        <Action word={words.snooze} why={why} isBusy={isBusy} onPress={() => setOpened('snooze')} />
      )}
      {failure && opened === undefined && (
        // Over the page: in its row it would push what stands below.
        <InfoDialog title={words.notConfirmed(name)} size="small" onClose={onReset}>
          <FailureNotice failure={failure} />
        </InfoDialog>
      )}
      {opened && (
        <MarkDialog
          kind={opened}
          name={name}
          isBusy={isBusy}
          failure={failure}
          onClose={close}
          onSave={({ isOfExecution = false, ...mark }) =>
            onMake(
              {
                ...(isOfExecution ? executionOf(subject) : subject),
                ...mark,
                ...(mark.kind === 'snooze' && before && { before }),
              },
              close,
            )
          }
        />
      )}
    </>
  )
}

function executionOf(subject: MarkSubject): MarkSubject {
  const { nodeId: _, nodeName: __, ...execution } = subject
  return execution
}

function Action(props: {
  word: string
  why: string | undefined
  hint?: string | undefined
  isBusy: boolean
  onPress: () => void
}) {
  const { word, why, hint, isBusy, onPress } = props
  return (
    <RefusableButton tone="inherit" refusal={why} hint={hint} isBusy={isBusy} onClick={onPress}>
      {word}
    </RefusableButton>
  )
}
