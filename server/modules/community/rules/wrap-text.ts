/** How text falls into lines. Widths are in whatever unit `measure` uses. */
export type Measure = (text: string) => number

const words = new Intl.Segmenter('zh-CN', { granularity: 'word' })
const letters = new Intl.Segmenter('zh-CN', { granularity: 'grapheme' })
const split = (by: Intl.Segmenter, text: string) => Array.from(by.segment(text), ({ segment }) => segment)

// 避头: these do not begin a line.
const clinging = /^[，。！？；：、）」』》】”’…—·,.!?;:)\]}%\s]+$/

/** At most `most` lines no wider than `width`; what does not fit ends in “…”. No line begins with a closing mark. */
export function wrapText(text: string, width: number, most: number, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of piecesOf(text, width, measure)) {
    if (line !== '' && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  return lines.length <= most
    ? lines
    : [...lines.slice(0, most - 1), shorten(lines.slice(most - 1).join(''), width, measure)]
}

/** One line no wider than `width`, its end replaced by “…” where it has to be. */
export function shorten(text: string, width: number, measure: Measure): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (measure(flat) <= width) return flat
  const kept = split(letters, flat)
  while (kept.length > 0 && measure(`${kept.join('').trimEnd()}…`) > width) kept.pop()
  return `${kept.join('').trimEnd()}…`
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
