import type { ItemResult, Pace, StopReason } from '#domain/operation/bulk'
import type { ActionOf } from '#domain/operation/action'
import type { Messages } from '#i18n/en'

type NodeAction = ActionOf<'node'>
type Life = 'running' | 'interrupted' | 'stopped' | 'done'

const nodes = (count: number) => (count === 1 ? '1 node' : `${count} nodes`)

/** What only a bulk operation says, with what it shares with the pages. */
export const bulk = ({ verb }: Messages['operation']) => ({
  title: (action: NodeAction, count: number) => `${verb[action]} ${nodes(count)}?`,
  confirm: (action: NodeAction, count: number) => `${verb[action]} ${nodes(count)}`,
  cancel: 'Cancel',
  meaning: {
    retry:
      'Each node is run again, as an operation of its own: read afresh, sent once, followed to its end. AOM does not say whether hosts that succeeded run again.',
    skip: 'Each node is passed over as it is, as an operation of its own. What they did not do stays undone.',
    continue: 'Each pause ends and its execution goes on, as an operation of its own.',
  } satisfies Record<NodeAction, string>,
  eligible: (action: NodeAction, count: number, all: number) =>
    count === all
      ? `${verb[action]} can be asked of all ${count}.`
      : `${verb[action]} can be asked of ${count} of ${all}.`,
  none: (action: NodeAction) => `${verb[action]} can be asked of none of them now.`,
  frozen: (time: string) => `As they were read at ${time}; what changes until its turn is not sent.`,
  causes: (count: number) =>
    count === 1 ? 'All give the same cause:' : `They give ${count} different causes:`,
  causeLine: (count: number, cause: string) => `${count} × ${cause}`,
  noCause: 'no reason given',
  edited: (count: number) =>
    `${count === 1 ? '1 of these workflows was' : `${count} of these workflows were`} edited after the run began: what runs may differ.`,
  editedHow: 'What was edited, node by node',
  claimed: (count: number, names: string) =>
    `${count === 1 ? '1 of these nodes is' : `${count} of these nodes are`} claimed by others: ${names}. It locks nobody out.`,
  somebody: 'somebody',
  nodesListed: (count: number) => `The ${nodes(count)}`,
  leftOut: (count: number) => `${nodes(count)} left out`,
  because: {
    unread: 'Its execution is not read yet.',
    stale: 'It could not be read, and what is known is too old to act on.',
    warning: 'AOM would decide whether it allows this: ask it of this node alone.',
  },
  tooMany: (most: number) =>
    `No more than ${most} at once: the longest-waiting are taken, the others wait for another time.`,
  startWithOne: 'Start with one',
  startWithOneHint: 'The others wait until the first has ended well.',
  pace: 'At a time',
  paces: (pace: Pace) => (pace === 1 ? 'One after another' : `Up to ${pace} at work`),
  stopsBy: 'It stops by itself at the first that fails again, is refused, or of which nobody knows.',
  typeNumber: (count: number) => `Type ${count} to skip ${nodes(count)}`,
  notKept:
    'Nothing was sent: this tab’s storage is full or shut, and after a reload nobody would know what was sent.',
  runningTitle: (action: NodeAction, count: number) => `${verb[action]} ${nodes(count)}`,
  brief: {
    running: (sent: number, all: number) => `${sent} of ${all} sent`,
    interrupted: (sent: number, all: number) => `interrupted, ${sent} of ${all} sent`,
    stopped: (sent: number, all: number) => `stopped, ${sent} of ${all} sent`,
    done: (sent: number, all: number) => `over, ${sent} of ${all} sent`,
  } satisfies Record<Life, (sent: number, all: number) => string>,
  progress: 'Progress',
  counts: {
    sent: (count: number) => `${count} sent`,
    done: (count: number) => `${count} done`,
    underWay: (count: number) => `${count} under way`,
    trouble: (count: number) => `${count} went wrong`,
    passed: (count: number) => `${count} passed over`,
    waiting: (count: number) => `${count} not sent yet`,
  },
  life: {
    running: 'Under way. It goes on while this tab is open, whatever page you are on.',
    interrupted:
      'The page was left or reloaded while this was under way. Nothing more was sent, and nothing is sent unless you resume it.',
    stopped: 'Stopped. Nothing more is sent unless you resume it.',
    done: 'Over: each node had its turn.',
  } satisfies Record<Life, string>,
  stopped: {
    asked: 'You stopped it.',
    failedAgain: 'It stopped because a node failed again.',
    refused: 'It stopped because AOM refused an operation.',
    throttled: 'It stopped because AOM was asked too often. Wait a little before you resume it.',
    unknown:
      'It stopped because the outcome of an operation is unknown: AOM may or may not have received it. It is never sent again; reading tells.',
    noEffect: 'It stopped because AOM accepted an operation and nothing moved for a minute.',
    notSent: 'It stopped because an operation could not be sent.',
    readFailed: 'It stopped because a node could not be read before its turn.',
    notKept: 'It stopped because this browser’s storage is full or shut.',
    otherSession: 'It stopped because this tab went to another project, or somebody else signed in.',
    otherTab: 'Another tab is at this very operation.',
  } satisfies Record<StopReason, string>,
  at: (node: string, workflow: string) => `${node} of ${workflow}`,
  stop: 'Stop',
  resume: (count: number) => `Resume with ${nodes(count)}`,
  hide: 'Hide',
  close: 'Close',
  discard: 'Discard the rest',
  table: 'Nodes',
  columns: { node: 'Node', workflow: 'Workflow', result: 'Result' },
  result: {
    waiting: 'Not sent yet',
    sending: 'Sending',
    accepted: 'Accepted, waiting for its effect',
    running: 'Effect seen, under way',
    done: 'Done',
    changed: 'Not sent: it had changed',
    notAllowed: 'Not sent: no longer possible',
    held: 'Not sent: an operation on it was open',
    colleague: 'Not sent: a colleague was first',
    failedAgain: 'Failed again',
    refused: 'Refused by AOM',
    throttled: 'Turned away: too many requests',
    unknown: 'Outcome unknown',
    noEffect: 'Accepted, but no effect seen',
    notSent: 'Could not be sent',
  } satisfies Record<ItemResult, string>,
  by: (words: string, name: string) => `${words} (${name})`,
})
