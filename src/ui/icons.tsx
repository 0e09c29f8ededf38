import { icon, outline } from './icon'

export type { IconProps } from './icon'

/*
 * Drawn for this product on a 24-unit grid. A state is told by its silhouette (circle, square, triangle, diamond …),
 * so that it can be recognised at 14 px, without colour.
 */

/** A filled disc with a tick. */
export const SucceededIcon = icon(
  <path
    fillRule="evenodd"
    d="M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm5.3 7.7-6.4 6.8a1.3 1.3 0 0 1-1.9 0l-2.9-3a1.3 1.3 0 0 1 1.9-1.8l1.9 2 5.5-5.8a1.3 1.3 0 0 1 1.9 1.8Z"
  />,
)
/** A filled octagon with a cross. */
export const FailedIcon = icon(
  <path
    fillRule="evenodd"
    d="M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9L7.9 2Zm4.1 8.2L9.3 7.5 7.5 9.3l2.7 2.7-2.7 2.7 1.8 1.8 2.7-2.7 2.7 2.7 1.8-1.8-2.7-2.7 2.7-2.7-1.8-1.8-2.7 2.7Z"
  />,
)
/** An open ring with a play head. */
export const RunningIcon = icon(
  <g>
    <circle cx="12" cy="12" r="9" {...outline} />
    <path d="M9.8 7.6v8.8l7-4.4z" />
  </g>,
)
/** Two bars in a filled square. */
export const PausedIcon = icon(
  <path
    fillRule="evenodd"
    d="M5 2.5h14A2.5 2.5 0 0 1 21.5 5v14a2.5 2.5 0 0 1-2.5 2.5H5A2.5 2.5 0 0 1 2.5 19V5A2.5 2.5 0 0 1 5 2.5ZM7.5 7v10h3V7h-3Zm6 0v10h3V7h-3Z"
  />,
)
/** An hourglass. */
export const WaitingIcon = icon(
  <path d="M6 3h12M6 21h12M7.5 3v3.5L12 12l4.5-5.5V3M7.5 21v-3.5L12 12l4.5 5.5V21" {...outline} />,
)
/** A person. */
export const AwaitingApprovalIcon = icon(
  <g>
    <circle cx="12" cy="7.5" r="4" {...outline} />
    <path d="M4 21c0-4.5 3.5-7 8-7s8 2.5 8 7" {...outline} />
  </g>,
)
/** A person and a cross. */
export const ApprovalRejectedIcon = icon(
  <g>
    <circle cx="9.5" cy="7.5" r="4" {...outline} />
    <path d="M2.5 21c0-4.5 3-7 7-7 1.5 0 2.9.4 4 1M16 16l5 5m0-5-5 5" {...outline} />
  </g>,
)
/** A dashed ring around a stop square. */
export const CancelingIcon = icon(
  <g>
    <circle cx="12" cy="12" r="9" {...outline} strokeDasharray="4 4" />
    <path d="M9 9h6v6H9z" />
  </g>,
)
/** A ring crossed by one line. */
export const CanceledIcon = icon(
  <g>
    <circle cx="12" cy="12" r="9" {...outline} />
    <path d="m6 18 12-12" {...outline} />
  </g>,
)
/** An alarm clock. */
export const TimedOutIcon = icon(
  <g>
    <circle cx="12" cy="13.5" r="7.5" {...outline} />
    <path d="M12 9.5v4l2.7 2M3.5 5.5 6.5 3m14 2.5L17.5 3" {...outline} />
  </g>,
)
/** Two heads and a bar: past the node. */
export const SkippedIcon = icon(<path d="M3 5.5v13l8-6.5-8-6.5Zm8 0v13l8-6.5-8-6.5Zm8.5 0h2v13h-2z" />)
/** A small open ring: nothing yet. */
export const NotStartedIcon = icon(<circle cx="12" cy="12" r="5.5" {...outline} />)
/** A diamond with a question mark. */
export const UnknownIcon = icon(
  <g>
    <path d="M12 2 22 12 12 22 2 12z" {...outline} />
    <path d="M9.8 10c0-3 4.5-3 4.5-.2 0 1.7-2.3 1.8-2.3 3.6m0 2.4v.2" {...outline} strokeWidth={1.8} />
  </g>,
)

/* How far an operation has come; each has a silhouette of its own too. */
/** An arrow that leaves a dotted line. */
export const SendingIcon = icon(
  <path d="M12 16V3.5m-5.5 5L12 3l5.5 5.5M3 21h.1m5.9 0h.1m5.9 0h.1m5.9 0h.1" {...outline} />,
)
/** Two ticks. */
export const SeenIcon = icon(<path d="m1.5 13 5 5L17 6M12 17l1.5 1.5L22.5 7" {...outline} />)
/** A ring with a bar. */
export const RefusedIcon = icon(
  <g>
    <circle cx="12" cy="12" r="9.5" {...outline} />
    <path d="M7.5 12h9" {...outline} strokeWidth={3} />
  </g>,
)
/** An arrow that is held by a line. */
export const NotSentIcon = icon(<path d="M12 21V9m-5 4.5L12 8.5l5 5M3 3.5h18" {...outline} />)

export const RefreshIcon = icon(<path d="M20 11a8 8 0 1 0-2 6M20 5v6h-6" {...outline} />)
export const CopyIcon = icon(<path d="M9 8h11v13H9zM15 8V3H4v13h5" {...outline} />)
export const CheckIcon = icon(<path d="m4 12.5 5.5 5.5L20 7" {...outline} />)
export const CloseIcon = icon(<path d="M5 5l14 14M19 5 5 19" {...outline} />)
export const MoreIcon = icon(
  <path d="M5 10.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Zm7 0a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Zm7 0a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Z" />,
)
export const DropDownIcon = icon(<path d="m5.5 9 6.5 7 6.5-7z" />)
export const SortUpIcon = icon(<path d="M12 20V4m-6 6 6-6 6 6" {...outline} />)
export const SortDownIcon = icon(<path d="M12 4v16m-6-6 6 6 6-6" {...outline} />)
export const WarningIcon = icon(<path d="M12 3 1.8 21h20.4L12 3Zm0 6.5v5m0 3.2v.1" {...outline} />)
export const InfoIcon = icon(
  <g>
    <circle cx="12" cy="12" r="9.5" {...outline} />
    <path d="M12 11v6M12 7.2v.1" {...outline} />
  </g>,
)
export const AttentionIcon = icon(
  <path d="M6 10a6 6 0 0 1 12 0c0 5 2 6 2 7.5H4C4 16 6 15 6 10Zm4 10.5h4" {...outline} />,
)
export const ListIcon = icon(<path d="M4 6h16M4 12h16M4 18h16" {...outline} />)
export const SearchIcon = icon(<path d="M10.5 3.5a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM16 16l5 5" {...outline} />)
export const ActivityIcon = icon(<path d="M2.5 12.5h4.5L10 5l4.5 14 2.5-6.5h4.5" {...outline} />)
/** Two arrows, one each way. */
export const HandoverIcon = icon(<path d="M3 8h15m-4-4 4 4-4 4m7 4H6m4-4-4 4 4 4" {...outline} />)
/** A question mark in a ring. */
export const HelpIcon = icon(
  <g {...outline}>
    <circle cx="12" cy="12" r="9.5" />
    <path d="M9.2 9.3a2.9 2.9 0 1 1 4.2 2.6c-1 .5-1.4 1-1.4 2m0 3v.1" />
  </g>,
)
export const SunIcon = icon(
  <g>
    <circle cx="12" cy="12" r="4" {...outline} />
    <path
      d="M12 2v2.5m0 15V22M2 12h2.5m15 0H22M5 5l1.7 1.7m10.6 10.6L19 19M5 19l1.7-1.7M17.3 6.7 19 5"
      {...outline}
    />
  </g>,
)
export const MoonIcon = icon(<path d="M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5Z" {...outline} />)
export const SystemThemeIcon = icon(
  <g>
    <circle cx="12" cy="12" r="9" {...outline} />
    <path d="M12 3a9 9 0 0 1 0 18z" />
  </g>,
)
export const SignOutIcon = icon(<path d="M10 4H4v16h6M9 12h12m-5-5 5 5-5 5" {...outline} />)
export const BellIcon = icon(
  <path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21.5h4M12 3.5v1" {...outline} />,
)
export const BellOffIcon = icon(
  <path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 21.5h4M12 3.5v1M3 3l18 18" {...outline} />,
)
