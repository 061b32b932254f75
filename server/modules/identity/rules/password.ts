/** Which passwords are refused (NIST SP 800-63B §5.1.1.2: length, common ones, ones about the person; no recipe of signs). */

export const shortest = 10

// Roots of the most common passwords: alone, doubled or with digits and signs around them they are as guessable.
const common = [
  'password',
  'passw0rd',
  'p@ssword',
  'p@ssw0rd',
  'passwort',
  'letmein',
  'welcome',
  'administrator',
  'admin',
  'root',
  'iloveyou',
  'woaini',
  'woaini1314',
  'wodemima',
  'mima',
  'nihao',
  'zhongguo',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1q2w3e4r',
  '1q2w3e4r5t',
  '1qaz2wsx',
  'qazwsx',
  'qazwsxedc',
  'abc',
  'abcd',
  'aa',
  'a',
  'test',
  'changeme',
  'default',
  'secret',
  'monkey',
  'dragon',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'superman',
  'batman',
  'qunluo',
  '群落',
  '密码',
  '我爱你',
  'taobao',
  'alibaba',
  'tencent',
  'weixin',
  'wechat',
  'xiaoming',
  '5201314',
  '1314520',
]
const commonRoots = new Set(common)
const rows = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
]

/** True for a password that is too short, common, one pattern over again, or the person's own address or name. */
export function isWeakPassword(password: string, about: readonly string[] = []): boolean {
  const folded = password.normalize('NFKC').toLowerCase()
  if ([...folded].length < shortest) return true
  return isPattern(folded) || isCommon(folded) || isAbout(folded, about)
}

function isPattern(folded: string): boolean {
  if (new Set(folded).size < 4 || /^(.{1,4})\1+$/u.test(folded)) return true
  const backwards = [...folded].reverse().join('')
  return rows.some((row) => row.includes(folded) || row.includes(backwards))
}

function isCommon(folded: string): boolean {
  const root = folded.replace(/^[\d\W_]+|[\d\W_]+$/gu, '') || folded
  const half = /^(.+)\1$/u.exec(root)?.[1] ?? root
  return commonRoots.has(folded) || commonRoots.has(root) || commonRoots.has(half)
}

function isAbout(folded: string, about: readonly string[]): boolean {
  const known = about.flatMap((fact) => [fact, fact.split('@')[0] ?? fact, fact.replace(/^\+86/, '')])
  const bare = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s._-]/g, '')
  return known.some((fact) => bare(fact) !== '' && bare(fact) === bare(folded))
}
