import type { FailureText } from './failure'

const support = 'If it stays, give the request ID to Huawei Cloud support.'
const runners = 'tell the people who run this dashboard'

/** When no code is known: by HTTP status, whoever answered. */
export const httpCodes = {
  HTML: {
    meaning: 'A web page came instead of AOM’s data: probably a proxy or a sign-in page in between.',
    advice: 'Check VPN and proxy; open this dashboard anew in case the network asks you to sign in.',
  },
  'HTTP 400': {
    meaning: 'The request was not accepted as it was sent.',
    advice: 'Check the filter or the address; read the message below.',
  },
  'HTTP 401': {
    meaning: 'The credential was not accepted.',
    advice: 'Sign in with a new token of this project and region.',
  },
  'HTTP 403': {
    meaning: 'Your user is not allowed to do this.',
    advice: 'Ask your administrator for the permission; read the message below.',
  },
  'HTTP 404': {
    meaning: 'What was asked for is not there.',
    advice: 'Refresh the list, and check region and project.',
  },
  'HTTP 404 change': {
    meaning: 'What was asked for is not there.',
    advice: 'Somebody may have deleted it; check that project and region are the right ones.',
  },
  'HTTP 405': {
    meaning: 'The other side does not take this kind of request.',
    advice: 'Check the region and the endpoint; AOM’s automation may no longer be offered there.',
  },
  'HTTP 408': {
    meaning: 'The request arrived too slowly.',
    advice: 'Check the network, then try again.',
  },
  'HTTP 409': {
    meaning: 'The request conflicts with the present state.',
    advice: 'Refresh, then decide anew: someone else may have been faster.',
  },
  'HTTP 409 change': {
    meaning: 'The request conflicts with the present state.',
    advice: 'Decide anew by what is shown now: someone else may have been faster.',
  },
  'HTTP 413': {
    meaning: 'The request is too large.',
    advice: 'Shorten the filter or the text, then try again.',
  },
  'HTTP 414': {
    meaning: 'The address of the request is too long.',
    advice: 'Shorten the filter, then try again.',
  },
  'HTTP 421': {
    meaning: 'This server does not answer under this host name.',
    advice: 'Open the dashboard by its usual address.',
  },
  'HTTP 429': {
    meaning: 'Too many requests within a short time.',
    advice: 'Wait. Reading slows down by itself and goes on.',
  },
  'HTTP 431': {
    meaning: 'The headers of the request are too large, most likely the token.',
    advice: 'Sign in with a token without a catalog (nocatalog=true), which is shorter.',
  },
  'HTTP 500': { meaning: 'The server failed inside.', advice: `Wait a little and try again. ${support}` },
  'HTTP 502': {
    meaning: 'Something between this browser and AOM got no proper answer.',
    advice: 'Wait a little and try again. If it stays, check proxy and gateway.',
  },
  'HTTP 503': {
    meaning: 'The service is unavailable for the moment.',
    advice: `Wait a little and try again. ${support}`,
  },
  'HTTP 504': {
    meaning: 'Something between this browser and AOM waited in vain for an answer.',
    advice: 'Look at the state before you repeat an operation. If it stays slow, check AOM’s own status.',
  },
  'HTTP 507': {
    meaning: 'The server has no room left to store what it must.',
    advice: `Nothing can be done from here: ${runners}.`,
  },
  'HTTP 4xx': {
    meaning: 'The request was declined.',
    advice: 'Read the message below; the request ID identifies this call for Huawei Cloud support.',
  },
  'HTTP 5xx': {
    meaning: 'The server or something in between failed.',
    advice: `Wait a little and try again. ${support}`,
  },
} satisfies Record<string, FailureText>
