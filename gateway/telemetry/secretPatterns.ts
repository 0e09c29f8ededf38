/** What ends a value that stands without quotation marks. */
const bare = String.raw`[^\s&,;"'\\}，。；、”’]+`
/** A value, with or without quotation marks (also escaped ones). */
const value = String.raw`(?:\\?"[^"\\\r\n]{1,256}|\\?'[^'\\\r\n]{1,256}|${bare})`
const is = String.raw`\\?["']?\s*[:=：＝]\s*`

/**
 * Credentials that can be recognised by their looks, wherever they stand; the first group stays. Each begins with
 * something fixed or at the start of a run, and looks on for a bounded stretch, so that the time is proportional to the
 * text.
 */
export const patterns: readonly RegExp[] = [
  // Anything as long and as dense as a token: no id or name of AOM's is.
  /()(?<![\w+/=-])[\w+/=-]{100,}/g,
  // How Huawei's tokens, Keystone's and JSON web tokens begin.
  /()\b(?:MII|gAAAA|eyJ)[\w+/=.-]{16,}/g,
  // user:password@ in a URL
  /(\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/?#@"']{1,512}@/gi,
  /(\b(?:Basic|Bearer)\s{1,8})[\w.~+/=-]+/gi,
  /(\b(?:Signature|Access)=)[^\s,;"']+/g,
  // A header with all that it holds, then name: value, name=value and "name":"value", also escaped.
  /((?:\bcookie|authorization)\\?["']?\s*[:=]\s*\\?["']?)[^\r\n"'\\]+/gi,
  new RegExp(
    // But for PAM's own message of chpasswd, which names a user.
    `((?:password|passwd(?!(?<=(?<![\\w-])chpasswd): \\((?:user |line \\d))|passcode|passphrase|secret|token|signature)[\\w-]{0,40}${is})${value}`,
    'gi',
  ),
  new RegExp(String.raw`(\b(?:pwd|sk|ak|access[_-]?key(?:[_-]?id)?|api[_-]?key)${is})${value}`, 'gi'),
  new RegExp(`(\\bpass=)${value}`, 'gi'),
  // AK and SK as people write them down, without a sign between.
  /(\b(?:AK|SK)\s{1,4})[A-Za-z0-9]{16,64}\b/g,
  // 密码：…, 口令是…, also 密码 abc123 without anything between, where it does not look like a word.
  new RegExp(String.raw`((?:密码|口令|密钥|令牌)[ \t]{0,8}(?:[:：=＝]|是|为)\s{0,8})${value}`, 'g'),
  /((?:密码|口令|密钥|令牌)[ \t]{0,8})(?=[!-~]{0,64}\d)[!-~]{6,}/g,
  // mysql -uroot -p…, docker login -u x -p …: after a program or a user with a password, unless it is a port or a path.
  new RegExp(
    String.raw`((?:\b(?:mysql\w{0,16}|mariadb\w{0,16}|mongo\w{0,16}|sshpass|docker login|helm registry login)\b[^\r\n|;&]{0,200}?|(?<!\S)-u ?[^\s-]\S{0,64}(?: [^\r\n|;&]{0,100}?)??) -p ?)(?![/~.-]|[\d.:]+(?:-\d+)?(?:/\w{3})?(?:[\s,;，。]|$))${value}`,
    'g',
  ),
  // -p… alone, where what follows at once is neither a word nor a port.
  /((?<!\S)-p)(?=[^\s/]{0,64}[A-Z\d!@#$%^*_+=])(?![\d.:]+(?:-\d+)?(?::\d+)?(?:\/\w{3})?(?:[\s,;，。]|$))(?:"[^"\r\n]{1,256}"|'[^'\r\n]{1,256}'|[^\s"'/~.]\S{3,})/g,
]
