/** For tests only: reads word files and the code that uses them, and compares the two. Node, never the browser. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Words = { [key: string]: string | Words }

/** All keys of a word file, dotted: `today.title`. */
export function keysOf(words: Words, before = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [before + key] : keysOf(value, `${before}${key}.`),
  )
}

export function readWords(path: string): Words {
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** The `{{name}}` places of each sentence, to compare languages. */
export function placesOf(words: Words, before = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[before + key, [...new Set(value.match(/\{\{\w+\}\}/g) ?? [])].sort().join(' ')]]
        : Object.entries(placesOf(value, `${before}${key}.`)),
    ),
  )
}

const plural = /_(zero|one|two|few|many|other)$/
/** English needs `_one` and `_other` where Chinese has `_other` alone. */
export const withoutPlural = (key: string) => key.replace(plural, '')

function codeFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => join(folder, file))
}

/** The keys said in code, whole (`t('a.b')`, `'a.b'` as a label key) and by their beginning (`t(`a.${kind}`)`). */
export function keysInCode(folders: string[], groups: readonly string[]) {
  const code = folders
    .flatMap(codeFiles)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const group = `(?:${groups.join('|')})`
  const whole = new Set(
    [...code.matchAll(new RegExp(`['"\`](${group}(?:\\.[\\w-]+)+)['"\`]`, 'g'))].map((hit) => hit[1] ?? ''),
  )
  const asked = new Set([...code.matchAll(/\bt\(\s*'([^']+)'/g)].map((hit) => hit[1] ?? ''))
  const beginnings = [...code.matchAll(new RegExp(`\`(${group}(?:\\.[\\w-]+)*\\.)\\$\\{`, 'g'))].map(
    (hit) => hit[1] ?? '',
  )
  return { whole, asked, beginnings }
}
