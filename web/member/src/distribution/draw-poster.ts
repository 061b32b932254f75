/** Draws a poster in the browser: paper, three lines of words, a code. */

type Words = { title: string; under: string; sentence: string }
const [width, height, margin] = [720, 1080, 72]
const font = (size: number, weight = 400) => `${weight} ${size}px system-ui, "Noto Sans SC", sans-serif`

/** A PNG as an address that an image can show and a link can save. */
export async function drawPoster({ title, under, sentence }: Words, address: string): Promise<string> {
  const { toCanvas } = await import('qrcode')
  const code = document.createElement('canvas')
  await toCanvas(code, address, { margin: 1, width: 420, errorCorrectionLevel: 'M' })
  const poster = document.createElement('canvas')
  Object.assign(poster, { width, height })
  const pen = poster.getContext('2d')
  if (!pen) return ''
  pen.fillStyle = '#f6f4ee'
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = '#2f6b4f'
  pen.fillRect(0, 0, width, 16)
  write(pen, under, { y: 120, size: 30, colour: '#5d625a' })
  const after = write(pen, title, { y: 190, size: 56, colour: '#1d221e', weight: 600 })
  write(pen, sentence, { y: after + 40, size: 30, colour: '#1d221e' })
  pen.drawImage(code, (width - 420) / 2, height - 420 - margin - 40)
  return poster.toDataURL('image/png')
}

type Line = { y: number; size: number; colour: string; weight?: number }

/** Writes words in lines that fit, three at most; answers where the last one ends. */
function write(pen: CanvasRenderingContext2D, words: string, { y, size, colour, weight = 400 }: Line): number {
  pen.fillStyle = colour
  pen.font = font(size, weight)
  const lines = linesOf(pen, words).slice(0, 3)
  for (const [place, line] of lines.entries()) pen.fillText(line, margin, y + place * size * 1.4)
  return y + (lines.length - 1) * size * 1.4 + size
}

function linesOf(pen: CanvasRenderingContext2D, words: string): string[] {
  const lines = ['']
  for (const letter of words) {
    const last = lines.length - 1
    if (pen.measureText(lines[last] + letter).width > width - 2 * margin) lines.push(letter)
    else lines[last] += letter
  }
  return lines
}
