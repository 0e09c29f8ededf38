/** What stands where a secret stood. */
export const hidden = '••••••'

/** Longer texts are cut: nobody reads them, and each rule costs time in proportion. */
export const longestText = 4_000

export type Rule = readonly [RegExp, string]

/* Every rule begins with something fixed or at the start of a run, and looks on for a bounded stretch. */

/** But for PAM's own message of chpasswd, which names a user. */
const password = 'passw(?:or)?d(?!(?<=(?<![\\w-])chpasswd): \\((?:user |line \\d))'

const named = `(?:(?:encoded_authorization_message|token|${password}|passcode|passphrase|secret|credential|cookie|signature)[\\w-]{0,40}|(?<![\\w-])(?:authorization|(?:api|access|private)[_-]?key(?:[_-]?id)?|access|ak|sk|pwd|pass(?==))|密码|口令|密钥|令牌)`

/** But for what a rule before has hidden. */
export const value = `(?!\\\\|[“‘]?••)(?:"[^"\\r\\n]+"?|'[^'\\r\\n]+'?|\\S{0,8}?[^\\s,;&)\\]}"'，。；、”’]+)`

const rules: readonly Rule[] = [
  // Scheme and value, to the end of the header: SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=….
  [/\b(SDK-HMAC-SHA256|Bearer|Basic)\s{1,8}[^"'\n]+/gi, `$1 ${hidden}`],
  // "token":"…" as JSON, also inside of a quoted string, and where the text was cut.
  [
    new RegExp(
      `(\\\\?"[\\w-]{0,40}${named}\\\\?"\\s{0,8}:\\s{0,8})\\\\?"(?:[^"\\\\]|\\\\[^"])*(?:\\\\?"|$)`,
      'gi',
    ),
    `$1"${hidden}"`,
  ],
  // token=…, token: … and 密码是…; but not "token expires, expires_at: …", which says why.
  [new RegExp(`(${named}\\s{0,8}[=:：＝是为]\\s{0,8}[“‘]?)${value}`, 'gi'), `$1${hidden}`],
  // https://user:password@host
  [/(\b[a-z][a-z\d+.-]{1,20}:\/\/)[^\s/@]{1,512}@/gi, `$1${hidden}@`],
  [/(?<![\w-])eyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g, hidden],
  [/-----BEGIN [A-Z ]{1,40}-----[\s\S]*?(?:-----END [A-Z ]{1,40}-----|$)/g, hidden],
  // Tokens have hundreds of characters; ids have at most 64, and a path begins with a slash.
  [/(?<![\w+/=.-])(?!\/)(?=[\w+/=-]*[a-z])(?=[\w+/=-]*[A-Z])(?=[\w+/=-]*\d)[\w+/=-]{65,}/g, hidden],
  // A secret access key: 40 letters and digits of both cases.
  [/(?<![\w+/=.-])(?=\w*[a-z])(?=\w*[A-Z])(?=\w*\d)[A-Za-z0-9]{40}(?![\w+/=-])/g, hidden],
]

/** A text of the other side without what could be a credential: before it is kept, shown or copied. */
export function hideSecrets(text: string, more: readonly Rule[] = [], longest = longestText): string {
  // A secret that begins within what is kept is still seen whole, or long enough to be known for one.
  let shown = text.slice(0, longest + longestText)
  for (const [pattern, replacement] of [...rules, ...more]) shown = shown.replace(pattern, replacement)
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown
}
