export const views = ['graph', 'steps', 'timeline'] as const
export type View = (typeof views)[number]

export const viewOf = (value: string | null): View => views.find((view) => view === value) ?? 'graph'
