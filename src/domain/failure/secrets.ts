/** What stands where a secret stood. */
const hidden = '••••••'

const name =
  '(?:encoded_authorization_message|[\\w-]{0,64}(?:token|password|passwd|passphrase|secret|credential|cookie|signature)[\\w-]{0,64}|authorization|api[_-]?key|access[_-]?key|private[_-]?key|ak|sk|access)'

/** Each begins at the start of a word or with something fixed, so that the time is proportional to the text. */
const rules: readonly (readonly [RegExp, string])[] = [
  // Scheme and value, to the end of the header: SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=….
  [/\b(SDK-HMAC-SHA256|Bearer|Basic)\s+[^"'\n]+/gi, `$1 ${hidden}`],
  // "token":"…" as JSON, also inside of a quoted string.
  [new RegExp(`(\\\\?"${name}\\\\?"\\s*:\\s*)\\\\?"(?:[^"\\\\]|\\\\[^"])*\\\\?"`, 'gi'), `$1"${hidden}"`],
  // token=… and token: …; but not "token expires, expires_at: …", which says why.
  [
    new RegExp(`(?<![\\w-])(${name})(\\s*[=:]\\s*)(?!["\\\\]|••)(?:\\S*?[^\\s,;&)\\]}"']+)`, 'gi'),
    `$1$2${hidden}`,
  ],
  // https://user:password@host
  [/(?<!\w)(\w{1,32}:\/\/)[^\s/@]+@/g, `$1${hidden}@`],
  [/(?<![\w-])eyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g, hidden],
  [/-----BEGIN [A-Z ]+-----[\s\S]*?(?:-----END [A-Z ]+-----|$)/g, hidden],
  // Tokens have hundreds of characters; ids have at most 64, and a path begins with a slash.
  [/(?<![\w+/=.-])(?!\/)(?=[\w+/=-]*[a-z])(?=[\w+/=-]*[A-Z])(?=[\w+/=-]*\d)[\w+/=-]{65,}/g, hidden],
  // A secret access key: 40 letters and digits of both cases.
  [/(?<![\w+/=.-])(?=\w*[a-z])(?=\w*[A-Z])(?=\w*\d)[A-Za-z0-9]{40}(?![\w+/=-])/g, hidden],
]

/** A text of the other side without what could be a credential: before it is kept, shown or copied. */
export function hideSecrets(text: string): string {
  let shown = text
  for (const [pattern, replacement] of rules) shown = shown.replace(pattern, replacement)
  return shown
}
