import { DescriptionList, Description } from '#ui/DescriptionList'
import { Disclosure } from '#ui/Disclosure'
import { EmptyState } from '#ui/EmptyState'
import { IconButton } from '#ui/IconButton'
import { Link } from '#ui/Link'
import { LogLines } from '#ui/log/LogLines'
import { Notice } from '#ui/Notice'
import { NoticeLine } from '#ui/NoticeLine'
import { Points } from '#ui/Points'
import { Preformatted } from '#ui/Preformatted'
import { RefusableButton } from '#ui/RefusableButton'
import { Signs } from '#ui/Signs'
import { Skeleton } from '#ui/Skeleton'
import { SkipLink } from '#ui/SkipLink'
import { Stack } from '#ui/Stack'
import { Text } from '#ui/Text'
import { VisuallyHidden } from '#ui/VisuallyHidden'
import { Badge } from '#ui/Badge'
import { Button } from '#ui/Button'
import { Chip } from '#ui/Chip'
import * as icons from '#ui/icons'
import { KitFields } from './KitFields'
import { KitOverlays } from './KitOverlays'
import { KitTables } from './KitTables'
import { KitViews } from './KitViews'
import { Part } from './Part'

/** Every part of the kit in every state: look here before drawing it again. In development and the demo only. */
export function KitScreen() {
  return (
    <Stack gap="xxl">
      <title>Kit</title>
      <h1>Kit</h1>
      <Texts />
      <Buttons />
      <KitFields />
      <Lists />
      <Notices />
      <KitViews />
      <KitTables />
      <KitOverlays />
      <Waiting />
      <Icons />
    </Stack>
  )
}

function Texts() {
  return (
    <Part name="Text, Points">
      {(['h1', 'h2', 'h3', 'note', 'fine', 'caption'] as const).map((look) => (
        <Text key={look} as="p" look={look}>
          {look}: The quick brown fox 快速的棕色狐狸 0123456789
        </Text>
      ))}
      <Stack direction="row" gap="lg">
        <Text tone="muted">muted</Text>
        <Text tone="warning">warning</Text>
        <Text tone="error">error</Text>
        <Text strong>strong</Text>
        <Text mono>mono 7f3a-09</Text>
        <Points parts={['18 ok', '2 failed', '1 not run']} />
        <VisuallyHidden>For screen readers only</VisuallyHidden>
      </Stack>
    </Part>
  )
}

const variants = ['plain', 'outlined', 'tinted', 'contained'] as const

function Buttons() {
  return (
    <Part name="Button, RefusableButton, IconButton, Link, SkipLink, Chip, Badge, Signs">
      {(['small', 'medium', 'large'] as const).map((size) => (
        <Stack key={size} direction="row" gap="md">
          {variants.map((variant) => (
            <Button key={variant} variant={variant} size={size}>
              {variant} {size}
            </Button>
          ))}
        </Stack>
      ))}
      <Stack direction="row" gap="md">
        {variants.map((variant) => (
          <Button key={variant} variant={variant} tone="danger">
            {variant} danger
          </Button>
        ))}
        <Button variant="outlined" tone="inherit">
          outlined inherit
        </Button>
        <RefusableButton variant="outlined" refusal="Somebody else is on it.">
          not allowed
        </RefusableButton>
        <RefusableButton variant="outlined" refusal={undefined} hint="What more there is to say of it.">
          with a hint
        </RefusableButton>
        {variants.map((variant) => (
          <Button key={variant} variant={variant} isBusy>
            {variant} busy
          </Button>
        ))}
      </Stack>
      <Stack direction="row" gap="lg" align="center">
        <IconButton aria-label="Refresh">
          <icons.RefreshIcon />
        </IconButton>
        <IconButton aria-label="Copy" size="small">
          <icons.CopyIcon />
        </IconButton>
        <Link href="/attention">Link</Link>
        <SkipLink to="content">Skip link, seen with the focus</SkipLink>
        <Link href="/attention" look="name">
          Link that names a row
        </Link>
        <Button variant="link">Button among words</Button>
        <Chip label="env=prod" removeLabel="Remove env=prod" onRemove={ignore} />
        <Badge icon="…">Retry accepted</Badge>
        <Signs signs={['sleep', 'flag', 'turn', 'speech']} text="chen.wei is on it since 03:10" />
        {(['small', 'medium', 'large'] as const).map((size) => (
          <Badge
            key={size}
            size={size}
            icon={<icons.FailedIcon />}
            color="var(--mui-palette-states-failed)"
            background="var(--mui-palette-statesSoft-failed)"
          >
            Failed
          </Badge>
        ))}
        <div style={{ width: 120 }}>
          <Badge
            wraps
            icon={<icons.UnknownIcon />}
            color="var(--mui-palette-states-unknown)"
            background="var(--mui-palette-statesSoft-unknown)"
          >
            Unknown: FROZEN
          </Badge>
        </div>
      </Stack>
    </Part>
  )
}

function Lists() {
  return (
    <Part name="DescriptionList">
      {(['columns', 'fit', 'compact', 'inline', 'stacked'] as const).map((variant) => (
        <Stack key={variant} gap="xs">
          <h3>{variant}</h3>
          <DescriptionList variant={variant}>
            <Description name="Started">2026-11-24 03:12:00 +08:00</Description>
            <Description name="Execution" mono>
              5f2b7c1e9d
            </Description>
          </DescriptionList>
        </Stack>
      ))}
    </Part>
  )
}

function Notices() {
  return (
    <Part name="Notice, NoticeLine, Disclosure, Preformatted, LogLines">
      <Notice role="note">AOM gave no definition; the nodes are those of the results.</Notice>
      {(['warning', 'error'] as const).map((tone) => (
        <Notice
          key={tone}
          tone={tone}
          title="AOM cannot be reached"
          actions={<Button variant="outlined">Try again</Button>}
        >
          <p>What is shown was read two minutes ago.</p>
        </Notice>
      ))}
      <NoticeLine
        aside="next try in 4 s"
        actions={<Button>Try again</Button>}
        summary="Details"
        details="AOM answered 503."
      >
        AOM cannot be reached; what is shown was read two minutes ago.
      </NoticeLine>
      <Disclosure summary="Closed">Its words</Disclosure>
      <Disclosure summary="Open, and muted" isOpen isMuted>
        Its words
      </Disclosure>
      <Preformatted label="Log" text={'exit 1\n  at line 7'} />
      <LogLines
        label="Log with colours"
        lines={log}
        isWrapped
        marked={new Set([1])}
        markedTitle="Only here"
      />
    </Part>
  )
}

const log = [
  [{ text: 'Reloading nginx', look: [] }],
  [
    { text: 'error', look: ['red', 'bold'] },
    { text: ': no space left on device', look: [] },
  ],
]

function Waiting() {
  return (
    <Part name="EmptyState, Skeleton">
      <EmptyState title="Nothing waits" text="Last checked 4 s ago">
        <Button variant="outlined">Clear filters</Button>
      </EmptyState>
      <Skeleton width={220} height={28} />
      <Skeleton isText width="22ch" />
    </Part>
  )
}

function Icons() {
  return (
    <Part name="Icons">
      <Stack as="ul" direction="row" gap="lg">
        {Object.entries(icons).map(([name, Icon]) => (
          <li key={name}>
            <Icon size="1.25rem" /> <Text look="fine">{name.replace(/Icon$/, '')}</Text>
          </li>
        ))}
      </Stack>
    </Part>
  )
}

const ignore = () => undefined
