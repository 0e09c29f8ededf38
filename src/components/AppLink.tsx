import Link, { type LinkProps } from '@mui/material/Link'
import { Link as RouterLink } from 'wouter'

/** A link to a page of this app: looks like every link, moves without a reload. */
export function AppLink(props: Omit<LinkProps, 'href'> & { href: string }) {
  return <Link component={RouterLink} {...props} />
}
