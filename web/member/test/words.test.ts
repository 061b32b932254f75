import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import sharedActivitiesZh from '../../ui/words/promotions.zh-CN.json' with { type: 'json' }
import sharedCouponsZh from '../../ui/words/coupons.zh-CN.json' with { type: 'json' }
import sharedZh from '../../ui/words/zh-CN.json' with { type: 'json' }
import en from '../words/en.json' with { type: 'json' }
import activitiesEn from '../words/promotions.en.json' with { type: 'json' }
import activitiesZh from '../words/promotions.zh-CN.json' with { type: 'json' }
import shopEn from '../words/shop.en.json' with { type: 'json' }
import shopZh from '../words/shop.zh-CN.json' with { type: 'json' }
import zh from '../words/zh-CN.json' with { type: 'json' }

type Words = { [key: string]: string | Words }

function flat(words: Words, at = ''): Map<string, string> {
  const entries = Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[at + key, value]] : [...flat(value, `${at}${key}.`)],
  )
  return new Map(entries)
}
/** English has two forms where Chinese has one. */
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '')
const namesIn = (text: string) => [...text.matchAll(/{{(\w+)/g)].map((hit) => hit[1]).sort()

const chinese = flat({ ...zh, ...shopZh, ...activitiesZh })
const english = flat({ ...en, ...shopEn, ...activitiesEn })

test('both languages say the same things', () => {
  const keys = [...new Set([...english.keys()].map(withoutPlural))].sort()
  expect(keys).toEqual([...chinese.keys()].sort())
})

test('each sentence names the same values in both languages', () => {
  for (const [key, text] of english) {
    expect([key, namesIn(text)]).toEqual([key, namesIn(chinese.get(withoutPlural(key)) ?? '')])
  }
})

describe('keys used in the code', () => {
  const folder = fileURLToPath(new URL('../src', import.meta.url))
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  const known = new Set([...chinese.keys(), ...flat({ ...sharedZh, ...sharedActivitiesZh, ...sharedCouponsZh }).keys()])
  test('all exist', () => {
    const missing = files.flatMap((file) => {
      const code = readFileSync(`${folder}/${file}`, 'utf8')
      const used = [...code.matchAll(/\bt\(\s*'([a-z][\w-]*\.[\w.-]+)'/gi)].map((hit) => hit[1] as string)
      return used.filter((key) => !known.has(key)).map((key) => `${file}: ${key}`)
    })
    expect(files.length).toBeGreaterThan(40)
    expect(missing).toEqual([])
  })
  test('none is left over', () => {
    const code = files.map((file) => readFileSync(`${folder}/${file}`, 'utf8')).join('\n')
    const unused = [...chinese.keys()].filter(
      (key) => !code.includes(`'${key}'`) && !code.includes(`"${key}"`) && !isBuilt(key, code),
    )
    expect(unused).toEqual([])
  })
})

/** Keys put together with a value, such as `menu.${item}`, and choices between two. */
function isBuilt(key: string, code: string): boolean {
  const head = key.slice(0, key.lastIndexOf('.') + 1)
  return code.includes(`\`${head}\${`)
}
