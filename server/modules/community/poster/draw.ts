/** The poster of a group: paper, moss green, and a code that any phone reads. */
import {
  type CodeCard,
  colours,
  createCanvas,
  drawCodeCard,
  layPaper,
  margin,
  size,
  type SKRSContext2D,
  writeLines,
} from './pen.ts'

export { codeFrame, codeModules, size } from './pen.ts'

export type Poster = CodeCard & {
  invites: string
  community: string
  group: string
  about: string
  promisesTitle: string
  promises: readonly string[]
}
const { moss, ink, grey } = colours

/** A PNG of 750 × 1200 pixels. */
export async function drawPoster(poster: Poster): Promise<Buffer> {
  const canvas = createCanvas(size.width, size.height)
  const pen = canvas.getContext('2d')
  layPaper(pen)
  drawHead(pen, poster)
  drawCodeCard(pen, poster)
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
