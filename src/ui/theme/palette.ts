/** One colour for each state that an execution or a node can have. */
export interface StateColors {
  readonly failed: string
  readonly timedOut: string
  readonly paused: string
  readonly running: string
  readonly succeeded: string
  readonly waiting: string
  readonly awaitingApproval: string
  readonly approvalRejected: string
  readonly canceling: string
  readonly canceled: string
  readonly skipped: string
  readonly notStarted: string
  readonly unknown: string
}

/** The colours of one scheme. Each state colour passes 4.5:1 on `paper`, on `background` and on its own soft surface. */
export interface SchemeColors {
  readonly background: string
  readonly paper: string
  readonly text: string
  readonly textMuted: string
  readonly divider: string
  readonly accent: string
  readonly onAccent: string
  readonly states: StateColors
  readonly statesSoft: StateColors
}

/*
 * Red against blue-green against blue against amber: four hues and four lightnesses, so that people who do not see
 * red and green can still tell "failed" from "succeeded". The accent is an indigo that no state uses.
 */
export const light: SchemeColors = {
  background: '#f4f5f7',
  paper: '#ffffff',
  text: '#1b1f24',
  textMuted: '#545c66',
  divider: '#dcdfe4',
  accent: '#4348b8',
  onAccent: '#ffffff',
  states: {
    failed: '#a80f32',
    timedOut: '#8f2a86',
    paused: '#855000',
    running: '#0b62a8',
    succeeded: '#0a6b5e',
    waiting: '#4a5b78',
    awaitingApproval: '#6b41b5',
    approvalRejected: '#8c1c4b',
    canceling: '#6b5646',
    canceled: '#565c64',
    skipped: '#3f6374',
    notStarted: '#5f656d',
    unknown: '#6a5a12',
  },
  statesSoft: {
    failed: '#fdebea',
    timedOut: '#f8eaf6',
    paused: '#fdf1dc',
    running: '#e6f1fb',
    succeeded: '#e3f4f0',
    waiting: '#edf0f5',
    awaitingApproval: '#f1ecfa',
    approvalRejected: '#faeaf1',
    canceling: '#f4f0ec',
    canceled: '#eff0f2',
    skipped: '#e9f1f4',
    notStarted: '#f1f2f4',
    unknown: '#f7f2dd',
  },
}

export const dark: SchemeColors = {
  background: '#101317',
  paper: '#181c22',
  text: '#e4e7eb',
  textMuted: '#a2aab4',
  divider: '#2d333b',
  accent: '#a3a8ff',
  onAccent: '#14163f',
  states: {
    failed: '#ff8d85',
    timedOut: '#ee9ce4',
    paused: '#f2bd55',
    running: '#74bdf7',
    succeeded: '#4cc9b2',
    waiting: '#a9b7cf',
    awaitingApproval: '#c6abf7',
    approvalRejected: '#f792b9',
    canceling: '#cbb29d',
    canceled: '#b0b6bf',
    skipped: '#93c0d2',
    notStarted: '#a4abb5',
    unknown: '#d8c569',
  },
  statesSoft: {
    failed: '#3a1d1e',
    timedOut: '#351f35',
    paused: '#352a16',
    running: '#17293a',
    succeeded: '#142f2c',
    waiting: '#242b36',
    awaitingApproval: '#2a2439',
    approvalRejected: '#361f2b',
    canceling: '#2d2823',
    canceled: '#272b31',
    skipped: '#1f2d34',
    notStarted: '#24282e',
    unknown: '#302c18',
  },
}
