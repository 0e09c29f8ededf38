/*
 * A page's first use of Intl reads its data from the disk, which takes up to a tenth of a second. This file needs nothing and
 * arrives first, so that this happens while the app's own code is still on its way.
 */
new Intl.NumberFormat('en').format(0)
new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' }).formatToParts(0)
