import { hidden, hideSecrets, value, type Rule } from './secrets'

/* What people write into a reason, besides what programs say: command lines, and secrets without a sign before them. */

const port = '[\\d.:]+(?:-\\d+)?(?::\\d+)?(?:/\\w{3})?(?:[\\s,;，。]|$)'

const rules: readonly Rule[] = [
  [/((?:密码|口令|密钥|令牌)[ \t]{0,8})(?=[!-~]{0,64}\d)[!-~]{6,}/g, `$1${hidden}`],
  [/(\b(?:AK|SK)\s{1,4})[A-Za-z0-9]{16,64}\b/g, `$1${hidden}`],
  // mysql -uroot -p…, docker login -u x -p …: after a program or a user with a password, unless it is a port or a path.
  [
    new RegExp(
      `((?:\\b(?:mysql\\w{0,16}|mariadb\\w{0,16}|mongo\\w{0,16}|sshpass|docker login|helm registry login)\\b[^\\r\\n|;&]{0,200}?|(?<!\\S)-u ?[^\\s-]\\S{0,64}(?: [^\\r\\n|;&]{0,100}?)??) -p ?)(?![/~.-]|${port})${value}`,
      'g',
    ),
    `$1${hidden}`,
  ],
  // -p… alone, where what follows at once is neither a word nor a port.
  [
    new RegExp(
      `((?<!\\S)-p)(?=[^\\s/]{0,64}[A-Z\\d!@#$%^*_+=])(?!${port}|••)(?:"[^"\\r\\n]+"?|'[^'\\r\\n]+'?|[^\\s"'/~.]\\S{3,})`,
      'g',
    ),
    `$1${hidden}`,
  ],
]

/** A text that people wrote, without what could be a credential: before it leaves this page. */
export const hideWrittenSecrets = (text: string): string => hideSecrets(text, rules)

/** Of a log more is read than of a message. */
const longestLog = 500_000

/** A log without what could be a credential: programs and command lines write into it. */
export const hideLogSecrets = (text: string): string => hideSecrets(text, rules, longestLog)
