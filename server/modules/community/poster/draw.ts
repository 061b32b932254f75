/** The poster of a group: paper, moss green, and a code that any phone reads. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import qrcode from 'qrcode'
import { shorten, wrapText } from '../rules/wrap-text.ts'
import { fontOf } from './fonts.ts'

export type Poster = {
  invites: string
  community: string
  group: string
  about: string
  promisesTitle: string
  promises: readonly string[]
  owner: string
  scan: string
  how: string
  url: string
}

export const size = { width: 750, height: 1200 } as const
const margin = 64
const inner = size.width - 2 * margin

const paper = '#F7F4EC'
const card = '#FFFFFF'
const moss = '#2F6B4F'
const ink = '#23302A'
const grey = '#5C675F'

/** Where the code stands, in pixels; its quiet zone lies around it. */
export const codeFrame = { x: 104, y: 774, side: 280 } as const

/** A PNG of 750 × 1200 pixels. */
export async function drawPoster(poster: Poster): Promise<Buffer> {
  const canvas = createCanvas(size.width, size.height)
  const pen = canvas.getContext('2d')
  fill(pen, paper, 0, 0, size.width, size.height)
  fill(pen, moss, 0, 0, size.width, 14)
  drawHead(pen, poster)
  drawCard(pen, poster)
  return canvas.encode('png')
}

function drawHead(pen: SKRSContext2D, poster: Poster): void {
  let y = writeLines(pen, poster.invites, { top: 66, size: 28, colour: moss, most: 1 })
  y = writeLines(pen, poster.community, { top: y + 14, size: 62, weight: 700, colour: ink, most: 2 })
  y = writeLines(pen, poster.group, { top: y + 8, size: 34, colour: moss, most: 1 })
  y = writeLines(pen, poster.about, { top: y + 18, size: 27, colour: grey, most: 2 })
  if (poster.promises.length > 0) drawPromises(pen, poster, y + 34)
}

function drawPromises(pen: SKRSContext2D, { promisesTitle, promises }: Poster, top: number): void {
  let y = writeLines(pen, promisesTitle, { top, size: 26, weight: 700, colour: ink, most: 1 }) + 6
  for (const promise of promises.slice(0, 3)) {
    pen.beginPath()
    pen.arc(margin + 8, y + 23, 6, 0, 2 * Math.PI)
    pen.fillStyle = moss
    pen.fill()
    y = writeLines(pen, promise, { top: y + 4, left: margin + 30, size: 27, colour: ink, most: 1 })
  }
}

function drawCard(pen: SKRSContext2D, { url, scan, how, owner }: Poster): void {
  pen.beginPath()
  pen.roundRect(margin, 734, inner, 402, 24)
  pen.fillStyle = card
  pen.fill()
  drawCode(pen, url)
  const left = codeFrame.x + codeFrame.side + 40
  let y = writeLines(pen, scan, { top: 764, left, size: 38, weight: 700, colour: moss, most: 1 })
  y = writeLines(pen, how, { top: y + 8, left, size: 24, colour: ink, most: 6 })
  writeLines(pen, owner, { top: y + 14, left, size: 24, colour: grey, most: 1 })
  writeLines(pen, url.replace(/^https?:\/\//, ''), { top: 1088, left: codeFrame.x, size: 18, colour: grey, most: 1 })
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
      if (isDark(row, column)) fill(pen, ink, x, y, pixel, pixel)
    }
  }
}

function fill(pen: SKRSContext2D, colour: string, x: number, y: number, width: number, height: number): void {
  pen.fillStyle = colour
  pen.fillRect(x, y, width, height)
}

type Style = { top: number; left?: number; size: number; weight?: 400 | 700; colour: string; most: number }

/** Writes text from `top` down and to the right margin; answers where it ends. */
function writeLines(pen: SKRSContext2D, text: string, style: Style): number {
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
