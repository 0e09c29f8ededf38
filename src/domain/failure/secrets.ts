/** What stands where a secret stood. */
const hidden = '••••••'

/** Longer texts are cut: nobody reads them, and each rule below costs time in proportion. */
export const longestText = 4_000

/* Every rule begins with something fixed or at the start of a run, and looks on for a bounded stretch. */

const named =
  '(?:encoded_authorization_message|(?:token|password|passwd|passcode|passphrase|secret|credential|cookie|signature)[\\w-]{0,40}|(?<![\\w-])(?:authorization|(?:api|access|private)[_-]?key(?:[_-]?id)?|access|ak|sk|pwd|pass(?==)))'
const quoted = '"[^"\\r\\n]+"?|\'[^\'\\r\\n]+\'?'
/** A value, but for what a rule before has hidden. */
const value = `(?!\\\\|[“‘]?••)(?:${quoted}|\\S{0,8}?[^\\s,;&)\\]}"'，。；、”’]+)`
const inChinese = '(?:密码|口令|密钥|令牌)'

const rules: readonly (readonly [RegExp, string])[] = [
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
  // token=… and token: …; but not "token expires, expires_at: …", which says why.
  [new RegExp(`(${named}\\s{0,8}[=:：＝]\\s{0,8})${value}`, 'gi'), `$1${hidden}`],
  [new RegExp(`(${inChinese}\\s{0,8}(?:[:：=＝]|是|为)\\s{0,8}[“‘]?)${value}`, 'g'), `$1${hidden}`],
  // Without a sign between, where it does not look like a word.
  [new RegExp(`(${inChinese}[ \\t]{0,8})(?=[!-~]{0,64}\\d)[!-~]{6,}`, 'g'), `$1${hidden}`],
  [/(\b(?:AK|SK)\s{1,4})[A-Za-z0-9]{16,64}\b/g, `$1${hidden}`],
  // mysql -uroot -p…, docker login -u x -p …: after a program or a user with a password, unless it is a port or a path.
  [
    new RegExp(
      `((?:\\b(?:mysql\\w{0,16}|mariadb\\w{0,16}|mongo\\w{0,16}|sshpass|docker login|helm registry login)\\b[^\\r\\n|;&]{0,200}?|(?<!\\S)-u ?[^\\s-]\\S{0,64}(?: [^\\r\\n|;&]{0,100}?)??) -p ?)(?![/~.-]|[\\d.:]+(?:-\\d+)?(?:/\\w{3})?(?:[\\s,;，。]|$))${value}`,
      'g',
    ),
    `$1${hidden}`,
  ],
  // -p… alone, where what follows at once is neither a word nor a port.
  [
    /((?<!\S)-p)(?=[^\s/]{0,64}[A-Z\d!@#$%^*_+=])(?![\d.:]+(?:-\d+)?(?::\d+)?(?:\/\w{3})?(?:[\s,;，。]|$))(?!••)(?:"[^"\r\n]+"?|'[^'\r\n]+'?|[^\s"'/~.]\S{3,})/g,
    `$1${hidden}`,
  ],
  // https://user:password@host
  [/(\b[a-z][a-z\d+.-]{1,20}:\/\/)[^\s/@]{1,512}@/gi, `$1${hidden}@`],
  [/(?<![\w-])eyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g, hidden],
  [/-----BEGIN [A-Z ]{1,40}-----[\s\S]*?(?:-----END [A-Z ]{1,40}-----|$)/g, hidden],
  // Tokens have hundreds of characters; ids have at most 64, and a path begins with a slash.
  [/(?<![\w+/=.-])(?!\/)(?=[\w+/=-]*[a-z])(?=[\w+/=-]*[A-Z])(?=[\w+/=-]*\d)[\w+/=-]{65,}/g, hidden],
  // A secret access key: 40 letters and digits of both cases.
  [/(?<![\w+/=.-])(?=\w*[a-z])(?=\w*[A-Z])(?=\w*\d)[A-Za-z0-9]{40}(?![\w+/=-])/g, hidden],
]

/** A text of the other side, or of people, without what could be a credential: before it leaves this page, is shown or kept. */
export function hideSecrets(text: string): string {
  // A secret that begins within what is kept is still seen whole, or long enough to be known for one.
  let shown = text.slice(0, 2 * longestText)
  for (const [pattern, replacement] of rules) shown = shown.replace(pattern, replacement)
  return shown.length > longestText ? `${shown.slice(0, longestText)}…` : shown
}
