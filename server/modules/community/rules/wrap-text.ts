/** How text falls into lines. Widths are in whatever unit `measure` uses. */
export type Measure = (text: string) => number

const words = new Intl.Segmenter('zh-CN', { granularity: 'word' })
const letters = new Intl.Segmenter('zh-CN', { granularity: 'grapheme' })
const split = (by: Intl.Segmenter, text: string) => Array.from(by.segment(text), ({ segment }) => segment)

// 避头: these do not begin a line.
const clinging = /^[，。！？；：、）」』》】”’…—·,.!?;:)\]}%\s]+$/

/** At most `most` lines no wider than `width`; what does not fit ends in “…”. No line begins with a closing mark. */
export function wrapText(text: string, width: number, most: number, measure: Measure): string[] {
  const pieces = piecesOf(text, width, measure)
  const lines: string[] = []
  let line = ''
  for (const [place, piece] of pieces.entries()) {
    if (line !== '' && measure((line + piece).trimEnd()) > width) {
      if (lines.length === most - 1) return [...lines, shorten(line + pieces.slice(place).join(''), width, measure)]
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()]
}

/** One line no wider than `width`, its end replaced by “…” where it has to be. */
export function shorten(text: string, width: number, measure: Measure): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (measure(flat) <= width) return flat
  const all = split(letters, flat)
  const cut = (kept: number) => `${all.slice(0, kept).join('').trimEnd()}…`
  // Halving: a long text would else be measured once for each of its letters.
  let [fits, tooMany] = [0, all.length]
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1
    if (measure(cut(middle)) <= width) fits = middle
    else tooMany = middle
  }
  return cut(fits)
}

/** Words with the marks that cling to them; what is wider than a line falls into letters. */
function piecesOf(text: string, width: number, measure: Measure): string[] {
  const pieces: string[] = []
  for (const word of split(words, text.replace(/\s+/g, ' ').trim())) {
    const before = pieces.at(-1)
    if (before !== undefined && clinging.test(word)) pieces[pieces.length - 1] = before + word
    else pieces.push(word)
  }
  return pieces.flatMap((piece) => (measure(piece.trimEnd()) > width ? split(letters, piece) : [piece]))
}
