/** What every poster is drawn with: its paper, its letters, its code. */
import type { SKRSContext2D } from '@napi-rs/canvas'
import qrcode from 'qrcode'
import { shorten, wrapText } from '../rules/wrap-text.ts'
import { fontOf } from './fonts.ts'

export { createCanvas, loadImage, type SKRSContext2D } from '@napi-rs/canvas'

export const size = { width: 750, height: 1200 } as const
export const margin = 64
export const inner = size.width - 2 * margin

export const colours = {
  paper: '#F7F4EC',
  card: '#FFFFFF',
  moss: '#2F6B4F',
  ink: '#23302A',
  grey: '#5C675F',
} as const

/** Where the code stands, in pixels; its quiet zone lies around it. */
export const codeFrame = { x: 104, y: 774, side: 280 } as const

/** The paper, and a band of moss above. */
export function layPaper(pen: SKRSContext2D): void {
  fill(pen, colours.paper, 0, 0, size.width, size.height)
  fill(pen, colours.moss, 0, 0, size.width, 14)
}

export type CodeCard = { scan: string; how: string; owner: string; url: string }

/** The card below: the code, and what to do with it. */
export function drawCodeCard(pen: SKRSContext2D, { url, scan, how, owner }: CodeCard): void {
  pen.beginPath()
  pen.roundRect(margin, 734, inner, 402, 24)
  pen.fillStyle = colours.card
  pen.fill()
  drawCode(pen, url)
  const left = codeFrame.x + codeFrame.side + 40
  let y = writeLines(pen, scan, { top: 764, left, size: 38, weight: 700, colour: colours.moss, most: 1 })
  y = writeLines(pen, how, { top: y + 8, left, size: 24, colour: colours.ink, most: 6 })
  writeLines(pen, owner, { top: y + 14, left, size: 24, colour: colours.grey, most: 1 })
  const plain = url.replace(/^https?:\/\//, '')
  writeLines(pen, plain, { top: 1088, left: codeFrame.x, size: 18, colour: colours.grey, most: 1 })
}

/** Whole pixels per module, so that edges stay sharp. */
export function codeModules(url: string) {
  const { modules } = qrcode.create(url, { errorCorrectionLevel: 'M' })
  const pixel = Math.floor(codeFrame.side / modules.size)
  const offset = Math.floor((codeFrame.side - pixel * modules.size) / 2)
  return { count: modules.size, pixel, offset, isDark: (row: number, column: number) => modules.get(row, column) === 1 }
}

function drawCode(pen: SKRSContext2D, url: string): void {
  const { count, pixel, offset, isDark } = codeModules(url)
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      const [x, y] = [codeFrame.x + offset + column * pixel, codeFrame.y + offset + row * pixel]
      if (isDark(row, column)) fill(pen, colours.ink, x, y, pixel, pixel)
    }
  }
}

export function fill(pen: SKRSContext2D, colour: string, x: number, y: number, width: number, height: number): void {
  pen.fillStyle = colour
  pen.fillRect(x, y, width, height)
}

type Style = { top: number; left?: number; size: number; weight?: 400 | 700; colour: string; most: number }

/** Writes text from `top` down and to the right margin; answers where it ends. */
export function writeLines(pen: SKRSContext2D, text: string, style: Style): number {
  const { top, left = margin, size: height, weight = 400, colour, most } = style
  pen.font = fontOf(height, weight)
  pen.fillStyle = colour
  pen.textBaseline = 'alphabetic'
  const measure = (part: string) => pen.measureText(part).width
  const width = size.width - margin - left - (left > margin + 30 ? 32 : 0)
  const plain = drawable(text)
  const lines = most === 1 ? [shorten(plain, width, measure)] : wrapText(plain, width, most, measure)
  const step = Math.round(height * 1.42)
  for (const [place, line] of lines.entries()) pen.fillText(line, left, top + place * step + height)
  return top + lines.length * step
}

/** Emoji have no letters in the font and would come out as boxes. */
const drawable = (text: string): string =>
  text.replace(/[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{200D}\u{FE0F}\u{20E3}]/gu, '')
