import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { StatusChip } from '#components/status/StatusChip'
import { statusLabel } from '#components/status/statusLabel'
import { looksLikeId } from '#domain/execution/lookup'
import { useFindWords } from '#i18n/find'
import { useI18n } from '#i18n/I18n'
import { troubledNames, useFound, useOpenExecution, useWaitingNodes, type Found } from '#queries/find'
import { useProjects } from '#queries/iam'
import { useRunSearch } from '#queries/runSearch'
import { runtimeConfig } from '#queries/runtimeConfig'
import { useSession } from '#queries/session'
import { allRoutes, href, matchRoute, routes, withPlace } from '#routes'
import { ComboDialog, type Choice } from '#ui/mui/ComboDialog'
import { addressIn, matches } from './choices'
import { controlNames, pressControl } from './pageControls'

interface FoundChoice extends Choice {
  readonly act: () => void
  /** What it does is seen here. */
  readonly keepsOpen?: true
}

/** Of one group; more is for a longer text. */
const mostOfGroup = 8

/** One field that leads to anything: a pasted link or id, what a button here does, nodes, workflows, pages, projects. */
export function FindDialog({ onClose }: { onClose: () => void }) {
  const words = useFindWords()
  const [text, setText] = useState('')
  const typed = text.trim()
  const found = useFound(typed)
  const links = useLinks(typed, found)
  const here = useControls(typed)
  const waiting = useWaiting(typed)
  const nodes = useNodes(typed)
  const workflows = useWorkflows(typed, found)
  const screens = useScreens(typed)
  const projects = useOtherProjects(typed)
  // Before anything is typed, Enter alone should do nothing but go somewhere, and what is read later comes below what is known.
  const groups =
    typed === ''
      ? [nodes, screens, workflows, projects, here]
      : [links, waiting, nodes, here, workflows, screens, projects]
  const isKnown = [found.executions, waiting, nodes, workflows].some(({ length }) => length > 0)
  const isUnknownId = !isKnown && readsLikeId(typed)
  const { search, begin } = useRunSearch()
  const isAsked = search?.id === typed
  const mayAsk = isUnknownId && !found.isSearching && !isAsked && found.lastRun.length > 0
  const runs: FoundChoice = {
    id: 'runs',
    group: words.groups.link,
    label: words.searchRuns(found.lastRun.length),
    keepsOpen: true,
    act: () => void begin(typed, found.lastRun),
  }
  const choices = [...(mayAsk ? [runs] : []), ...groups.flatMap((group) => group.slice(0, mostOfGroup))]
  return (
    <ComboDialog
      title={words.title}
      label={words.label}
      placeholder={words.placeholder}
      text={text}
      onText={setText}
      choices={choices}
      onChoose={({ act, keepsOpen }) => {
        if (keepsOpen) return act()
        onClose()
        // After the dialog has given the focus back.
        setTimeout(act)
      }}
      onClose={onClose}
      status={statusWords()}
    />
  )

  function statusWords(): string {
    if (found.isSearching) return words.searching
    if (found.failure) return words.notSearched
    if (isUnknownId && isAsked)
      return search.isOver
        ? words.notAmongRuns(search.of, search.unread)
        : words.searchingRuns(search.read + search.unread, search.of)
    if (isUnknownId) return runtimeConfig.hasJournal ? words.unknownId : words.unknownIdWithoutJournal
    return choices.length === 0 ? words.nothing : typed === '' ? '' : words.found(choices.length)
  }
}

/** An id, or letters and digits with separators as ids have them, of which no name was found. */
const readsLikeId = (typed: string): boolean => looksLikeId(typed) || /^(?=\S*\d)[\w-]{8,}$/.test(typed)

function useGo(): (address: string) => void {
  const [, navigate] = useLocation()
  return (address) => navigate(address)
}

/** What was pasted whole, or an id of which this page knows. */
function useLinks(typed: string, { executions, isSearching }: Found): FoundChoice[] {
  const words = useFindWords()
  const go = useGo()
  const address = addressIn(typed)
  if (address !== undefined) {
    const { workflowId, executionId } = matchRoute(address.replace(/[?#].*/, ''))?.params ?? {}
    const label =
      executionId !== undefined
        ? words.openExecution(executionId)
        : workflowId !== undefined
          ? words.openWorkflow(workflowId)
          : words.openLink
    return [{ id: 'link', group: words.groups.link, label, detail: address, act: () => go(address) }]
  }
  const known = executions.map(({ workflowId, executionId, workflowName }) => ({
    id: `execution ${workflowId} ${executionId}`,
    group: words.groups.link,
    label: words.openExecution(executionId),
    detail: workflowName ?? workflowId,
    act: () => go(href('execution', { workflowId, executionId })),
  }))
  const asWorkflow = {
    id: 'workflowId',
    group: words.groups.link,
    label: words.openWorkflow(typed),
    act: () => go(href('workflow', { workflowId: typed })),
  }
  // Not before one knows that it is no execution's: what is chosen stays chosen when something better comes.
  return known.length === 0 && looksLikeId(typed) && !isSearching ? [asWorkflow] : known
}

/** What a button on this page does, as it stood when this was opened. */
function useControls(typed: string): FoundChoice[] {
  const words = useFindWords()
  const [names] = useState(controlNames)
  return names
    .filter((name) => matches(typed, name))
    .map((name) => ({
      id: `control ${name}`,
      group: words.groups.here,
      label: name,
      act: () => pressControl(name),
    }))
}

/** Nodes that wait in other executions than the open one, by name or by a host that is in trouble there. */
function useWaiting(typed: string): FoundChoice[] {
  const words = useFindWords()
  const go = useGo()
  const [path] = useLocation()
  const waiting = useWaitingNodes()
  if (typed === '') return []
  const open = matchRoute(path)?.params.executionId
  return waiting
    .filter(({ execution }) => execution.executionId !== open)
    .filter(({ execution, node, hosts }) =>
      matches(typed, node.name, node.id, execution.workflowName, ...hosts),
    )
    .map(({ execution, node, hosts }) => ({
      id: `waiting ${execution.executionId} ${node.id}`,
      group: words.groups.waiting,
      label: words.openNode(node.name),
      detail: [...hosts.filter((host) => matches(typed, host)), execution.workflowName]
        .filter(Boolean)
        .join(' · '),
      act: () => go(href('execution', execution, { node: node.id })),
    }))
}

/** The nodes of the execution that is open. */
function useNodes(typed: string): FoundChoice[] {
  const words = useFindWords()
  const { t } = useI18n()
  const go = useGo()
  const [path] = useLocation()
  const search = useSearch()
  const match = matchRoute(path)
  const { workflowId, executionId } = match?.params ?? {}
  const ref = workflowId !== undefined && executionId !== undefined ? { workflowId, executionId } : undefined
  const execution = useOpenExecution(ref)
  if (!ref || !execution) return []
  return execution.nodes
    .filter((node) => matches(typed, node.name, node.id, statusLabel(node.status, t), ...troubledNames(node)))
    .map(({ id, name, status }) => {
      const next = new URLSearchParams(search)
      next.set('node', id)
      return {
        id: `node ${id}`,
        group: words.groups.node,
        label: name,
        detail: <StatusChip status={status} size="small" />,
        act: () => go(href('execution', ref, next)),
      }
    })
}

function useWorkflows(typed: string, { workflows, searchedFor }: Found): FoundChoice[] {
  const words = useFindWords()
  const go = useGo()
  return (
    workflows
      // What AOM found for these very words is right, however it found it.
      .filter(({ name, description, id }) => typed === searchedFor || matches(typed, name, description, id))
      .map(({ id, name, status }) => ({
        id: `workflow ${id}`,
        group: words.groups.workflow,
        label: name,
        detail: <StatusChip status={status} size="small" />,
        act: () => go(href('workflow', { workflowId: id })),
      }))
  )
}

function useScreens(typed: string): FoundChoice[] {
  const words = useFindWords()
  const { t } = useI18n()
  const go = useGo()
  return allRoutes
    .filter(({ path }) => !path.includes(':') && path !== routes['sign-in'].path)
    .map(({ path, title }) => ({
      id: `page ${path}`,
      group: words.groups.screen,
      label: title(t),
      act: () => go(path),
    }))
    .filter(({ label }) => matches(typed, label))
}

/** Those that IAM lists, where the operator may choose one. */
function useOtherProjects(typed: string): FoundChoice[] {
  const words = useFindWords()
  const go = useGo()
  const session = useSession()
  const region = 'region' in session ? session.region : null
  const { projects } = useProjects(region)
  if (!('projectId' in session) || runtimeConfig.projectId !== null) return []
  return projects
    .filter(({ id, name }) => id !== session.projectId && matches(typed, name, id))
    .map(({ id, name }) => ({
      id: `project ${id}`,
      group: words.groups.project,
      label: name,
      detail: id,
      act: () => go(withPlace(href('attention'), { region, projectId: id })),
    }))
}
