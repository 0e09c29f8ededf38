import type { FailureText } from './failure'

const runners = 'tell the people who run this dashboard'
const notSent = 'AOM was not asked.'

/** Codes of this product’s own gateway. */
export const gatewayCodes = {
  GATEWAY: {
    meaning: 'The answer is this dashboard’s gateway’s own, not AOM’s.',
    advice: `Read its message below. If it stays, ${runners}.`,
  },
  'GATEWAY.400': {
    meaning: `This dashboard’s gateway did not accept the request. ${notSent}`,
    advice: `Reload the page. If it stays, ${runners}.`,
  },
  'GATEWAY.401': {
    meaning: `This dashboard’s gateway does not take this sign-in for this project. ${notSent}`,
    advice: 'Sign in again, with a token of this project and region.',
  },
  'GATEWAY.403': {
    meaning: `This dashboard’s gateway does not let this request through. ${notSent}`,
    advice: 'Open the dashboard by its own address, in a tab of its own, and try again.',
  },
  'GATEWAY.403 host': {
    meaning: `This dashboard’s gateway does not answer under this host name. ${notSent}`,
    advice: 'Open it by its usual address. If this name is right, it belongs into the setting ALLOWED_HOSTS.',
  },
  'GATEWAY.403 origin': {
    meaning: `The request comes from another site’s page, so this dashboard’s gateway stopped it. ${notSent}`,
    advice: 'Open the dashboard by its own address, in a tab of its own, and try again.',
  },
  'GATEWAY.403 scheme': {
    meaning: `The page came by https, and the gateway sees plain http. ${notSent}`,
    advice:
      'Behind a proxy that ends TLS, the gateway needs the proxy’s address in TRUSTED_PROXIES, and the proxy must send X-Forwarded-Proto.',
  },
  'GATEWAY.403 readOnly': {
    meaning: `This dashboard is set to read only: nobody changes anything through it. ${notSent}`,
    advice: 'Use a dashboard that may change things, or have READ_ONLY taken back.',
  },
  'GATEWAY.403 notOperator': {
    meaning: `This dashboard lets only its operators change anything, and you are not among them. ${notSent}`,
    advice: 'Ask an operator, or have yourself put into one of the groups of OPERATOR_GROUPS.',
  },
  'GATEWAY.404': {
    meaning: `This dashboard’s gateway does not forward this call. ${notSent}`,
    advice: 'The page and the gateway may be of different versions: reload the page.',
  },
  'GATEWAY.404 project': {
    meaning: `This dashboard’s gateway serves another project. ${notSent}`,
    advice: 'Sign in for the project that is set in AOM_PROJECT_ID, or open the dashboard of this one.',
  },
  'GATEWAY.404 region': {
    meaning: `This dashboard’s gateway does not serve this region. ${notSent}`,
    advice: 'Choose another region. Which ones it serves is set in AOM_REGION.',
  },
  'GATEWAY.405': {
    meaning: `This dashboard’s gateway does not know this method. ${notSent}`,
    advice: 'The page and the gateway may be of different versions: reload the page.',
  },
  'GATEWAY.408': {
    meaning: `The request reached this dashboard’s gateway too slowly. ${notSent}`,
    advice: 'Check the network, then try again.',
  },
  'GATEWAY.409': {
    meaning: `Another operation holds this: one at a time. ${notSent}`,
    advice: 'Look at what has become of it, then decide again.',
  },
  'GATEWAY.411': {
    meaning: `The request did not say its length. ${notSent}`,
    advice: `Reload the page. If it stays, look for a proxy in between that changes requests, and ${runners}.`,
  },
  'GATEWAY.413': {
    meaning: `The request is too large for this dashboard’s gateway. ${notSent}`,
    advice: 'Shorten the filter or the text, then try again.',
  },
  'GATEWAY.414': {
    meaning: `The address of the request is too long for this dashboard’s gateway. ${notSent}`,
    advice: 'Open the page from the list instead of a link.',
  },
  'GATEWAY.415': {
    meaning: `This dashboard’s gateway takes JSON only. ${notSent}`,
    advice: `Reload the page. If it stays, ${runners}.`,
  },
  'GATEWAY.417': {
    meaning: `The request asks for something that this dashboard’s gateway does not do (Expect). ${notSent}`,
    advice: `Reload the page. If it stays, look for a proxy in between that changes requests, and ${runners}.`,
  },
  'GATEWAY.421': {
    meaning: `This dashboard’s gateway does not answer under this host name. ${notSent}`,
    advice: 'Open it by its usual address. If this name is right, it belongs into the setting ALLOWED_HOSTS.',
  },
  'GATEWAY.422': {
    meaning: `The gateway’s journal has another operation under this one’s id. ${notSent}`,
    advice: `Reload the page and ask again. If it stays, ${runners}.`,
  },
  'GATEWAY.429': {
    meaning: `This dashboard’s gateway is asked too often. ${notSent}`,
    advice: 'Wait. Reading slows down by itself and goes on.',
  },
  'GATEWAY.431': {
    meaning: `The headers of the request are too large for this dashboard’s gateway. ${notSent}`,
    advice: 'Sign in with a token without a catalog (nocatalog=true), which is shorter.',
  },
  'GATEWAY.500': {
    meaning: 'This dashboard’s gateway failed.',
    advice: `Try again. If it stays, ${runners}.`,
  },
  'GATEWAY.501': {
    meaning: `This dashboard’s gateway cannot do this. ${notSent}`,
    advice: 'The page and the gateway may be of different versions: reload the page.',
  },
  'GATEWAY.502': {
    meaning: 'This dashboard’s gateway could not reach AOM or IAM, or lost the answer.',
    advice:
      'Look at the state before you repeat an operation. Have the gateway’s network and its AOM_REGION or AOM_ENDPOINT checked.',
  },
  'GATEWAY.502 notSent': {
    meaning: `This dashboard’s gateway got no connection to AOM. ${notSent}`,
    advice: 'Try again. If it stays, have the gateway’s network and its AOM_REGION or AOM_ENDPOINT checked.',
  },
  'GATEWAY.503': {
    meaning: 'This dashboard’s gateway cannot take this now.',
    advice: `Wait a little and try again. If it stays, ${runners}.`,
  },
  'GATEWAY.503 stopping': {
    meaning: `This dashboard’s gateway is being stopped or restarted. ${notSent}`,
    advice: 'Wait a minute, then try again.',
  },
  'GATEWAY.503 keyHeld': {
    meaning: `AOM refused the gateway’s key, which rests for some minutes so that it is not locked. ${notSent}`,
    advice: 'Have the gateway’s key and its clock checked. The message below says when it is tried again.',
  },
  'GATEWAY.504': {
    meaning: 'AOM or IAM did not answer this dashboard’s gateway in time.',
    advice: 'Look at the state before you repeat an operation. If it stays slow, check AOM’s own status.',
  },
  'GATEWAY.507': {
    meaning: `The gateway’s journal cannot be used, and no operation leaves without being on record. ${notSent}`,
    advice: 'Have its database checked, and the disk of DATA_DIR. Reading goes on.',
  },
} satisfies Record<string, FailureText>
