import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { needsPerson, type AttentionRow } from '#domain/execution/attention'
import { waitingCount } from '#components/page/waitingCount'
import { useNow } from '#components/time/useNow'
import { causeOf } from '#domain/execution/cause'
import { isPutOff } from '#domain/team/mark'
import { useAlertWords } from '#i18n/alerts'
import { useI18n } from '#i18n/I18n'
import { attentionQuery, useAttention } from '#queries/attention'
import { snoozesOf, useMarks } from '#queries/journal/marksQuery'
import { journalStreamOf } from '#queries/journal/stream'
import { isWatched } from '#queries/polling'
import { runtimeConfig } from '#queries/runtimeConfig'
import { href } from '#routes'
import { useAlertChoice } from './alertChoice'
import { showIconCount } from './iconCount'
import { playTones } from './playTones'
import { showNotification } from './showNotification'

/** A hidden tab reads nothing else; browsers let its timers run once a minute. */
const hiddenMs = 60_000
/** More at a time are one notification. */
const mostAtOnce = 3

/** A node that began again and stopped again is another stop. */
const stopKey = ({ key, node }: AttentionRow) => `${key}@${node?.beganAt ?? ''}`

/** Tells of what stops while nobody looks: of several tabs of a browser one does. */
export function StopAlerts() {
  const { t, format } = useI18n()
  const words = useAlertWords()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const { sounds } = useAlertChoice()
  const isTeller = useIsOnlyTab()
  const { rows, unread, isSettling, reading } = useAttention()
  const told = useRef<Map<string, Notification | undefined>>(undefined)

  useEffect(() => {
    const look = () => {
      // What changes is told, where the gateway looks for everybody.
      if (document.hidden && !isWatched())
        void client.refetchQueries({ queryKey: attentionQuery().queryKey, exact: true })
    }
    const timer = setInterval(look, hiddenMs)
    return () => clearInterval(timer)
  }, [client])

  const hears = isTeller && runtimeConfig.hasJournal
  useEffect(
    () => (hears ? journalStreamOf(client).subscribe(() => undefined, { whileHidden: true }) : undefined),
    [client, hears],
  )

  const snoozes = snoozesOf(useMarks(), useNow(30_000))
  // What somebody has put off is told when it is due, and is in no count until then, as on the page.
  const stopped = rows.filter(
    ({ kind, node, execution }) =>
      needsPerson(kind) && node && execution && !isPutOff(snoozes, execution, node.id),
  )
  const keys = stopped.map(stopKey).join('\n')
  const isKnown = reading.data !== undefined && !isSettling

  const notify = (title: string, body: string, address: string, tag: string) => {
    const notification = showNotification(title, { body, tag })
    notification?.addEventListener('click', () => {
      window.focus()
      navigate(address)
      notification.close()
    })
    return notification
  }
  const tell = useEffectEvent((waitingKeys: string) => {
    const before = told.current
    const now = new Map(before)
    const fresh = stopped.filter((row) => !now.has(stopKey(row)))
    // What waits already when the page is opened, or while somebody looks, is on the screen.
    const isWanted = before !== undefined && isTeller && (document.hidden || !document.hasFocus())
    if (isWanted && fresh.length > mostAtOnce) {
      const one = notify(
        words.several(fresh.length),
        fresh.map(({ node }) => node?.name).join(', '),
        href('attention'),
        'several',
      )
      for (const row of fresh) now.set(stopKey(row), one)
    } else
      for (const row of fresh) {
        const { node, workflow, ref } = row
        if (!node) continue
        const cause = causeOf(node)?.line
        now.set(
          stopKey(row),
          isWanted
            ? notify(
                words.one(node.name, t.states[node.status.state]),
                [workflow.name, ...(cause === undefined ? [] : [cause])].join('\n'),
                href('execution', ref, { node: node.id }),
                stopKey(row),
              )
            : undefined,
        )
      }
    if (isWanted && fresh.length > 0 && sounds) playTones()
    const waiting = new Set(waitingKeys.split('\n'))
    for (const [key, notification] of now) if (!waiting.has(key)) notification?.close()
    told.current = now
    showIconCount(stopped.length)
    const known = format.number(stopped.length)
    waitingCount.set(unread > 0 ? t.attention.atLeast(known) : known)
  })
  useEffect(() => {
    if (isKnown) tell(keys)
  }, [isKnown, keys])
  useEffect(
    () => () => {
      showIconCount(0)
      waitingCount.set(undefined)
    },
    [],
  )
  return null
}

/** True in the one tab that has the lock, and everywhere where there are no locks. */
function useIsOnlyTab(): boolean {
  const [isOnly, setIsOnly] = useState(!navigator.locks)
  useEffect(() => {
    // Absent on plain http.
    if (!navigator.locks) return undefined
    const gone = new AbortController()
    void navigator.locks
      .request('aom-operator:alerts', { signal: gone.signal }, () => {
        setIsOnly(true)
        return new Promise<void>((resolve) => {
          gone.signal.addEventListener('abort', () => resolve())
        })
      })
      // The page was closed before it got the lock.
      .catch(() => undefined)
    return () => gone.abort()
  }, [])
  return isOnly
}
