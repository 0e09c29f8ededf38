import { createSvgIcon } from '@mui/material/SvgIcon'

/** A pin on a map. */
export const PlaceIcon = createSvgIcon(
  <g fill="none" stroke="currentColor" strokeWidth={2.2} strokeLinejoin="round">
    <path d="M12 21.5c-4.5-5-6.5-8.3-6.5-11.5a6.5 6.5 0 0 1 13 0c0 3.200-2 6.500-6.500 11.500Z" />
    <circle cx="12" cy="10" r="2.200" />
  </g>,
  'Place',
)
