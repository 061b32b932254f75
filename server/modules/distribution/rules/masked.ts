/** A name of which only the first letter can be read: 何**. */
export function masked(name: string): string {
  const [first = '*'] = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(name.trim())].map(
    ({ segment }) => segment,
  )
  return `${first}**`
}
