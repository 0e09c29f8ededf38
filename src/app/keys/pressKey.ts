import { createKeybindingsHandler } from 'tinykeys'
import { href } from '#routes'
import { areKeysOn } from './keysChoice'
import { keyTable, type KeyCommand } from './keyTable'
import { moveRow, pressOperation, selectRow, toFilter, turnGroup } from './rowKeys'

interface Page {
  readonly navigate: (path: string) => void
  readonly openHelp: () => void
}

/** What lies over the page, and what says that it is about to: its code may still be on its way. */
const over = '[role=dialog], [role=menu], [aria-haspopup][aria-expanded=true]'

/** How long after its first letter the second one counts. */
const pairMs = 1_000

/** What the keys of the table do, for one page. */
export function createKeys({ navigate, openHelp }: Page): (event: KeyboardEvent) => void {
  const commands: Record<KeyCommand, () => void> = {
    nextRow: () => moveRow(1),
    previousRow: () => moveRow(-1),
    retry: () => pressOperation('retry'),
    skip: () => pressOperation('skip'),
    continue: () => pressOperation('continue'),
    select: selectRow,
    expand: turnGroup,
    filter: toFilter,
    help: openHelp,
    attention: () => navigate(href('attention')),
    executions: () => navigate(href('executions')),
    handover: () => navigate(href('handover')),
    activity: () => navigate(href('activity')),
  }
  let firstOfPair = -Infinity
  const bindings = keyTable.flatMap(([keys, command]) => {
    const isPair = keys.includes(' ')
    const act = (event: KeyboardEvent) => {
      // The second letter of a pair means nothing by itself.
      if (!isPair && event.timeStamp - firstOfPair < pairMs) return
      event.preventDefault()
      commands[command]()
    }
    // Where the sign needs Shift, and where it does not.
    return keys === '?'
      ? ([
          ['?', act],
          ['Shift+?', act],
        ] as const)
      : ([[keys, act]] as const)
  })
  const press = createKeybindingsHandler(Object.fromEntries(bindings), { timeout: pairMs })
  return (event) => {
    if (!areKeysOn() || isTyping(event) || document.querySelector(over)) return
    press(event)
    firstOfPair = event.key === 'g' ? event.timeStamp : -Infinity
  }
}

/** Into a field a letter is only a letter. */
const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null
