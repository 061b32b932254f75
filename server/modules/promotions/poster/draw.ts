/** The poster of an activity: its goods, what they cost, what is promised, and a code that any phone reads. */
import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { posterPen } from '../../community/index.ts'

type ActivityPoster = {
  community: string
  title: string
  goods: string
  /** Opens the picture of the goods. */
  picture: (() => Promise<Readable | null>) | null
  emblem: string
  /** What its price is called: 拼团价. */
  kind: string
  price: string
  shelf: string
  promise: string
  when: string
  scan: string
  how: string
  url: string
}
type Pens = Awaited<ReturnType<typeof posterPen>>
type Pen = ReturnType<ReturnType<Pens['createCanvas']>['getContext']>

const frame = { x: 64, y: 316, side: 264 } as const
const beside = frame.x + frame.side + 36

/** A PNG of 750 × 1200 pixels. */
export async function drawActivityPoster(poster: ActivityPoster): Promise<Buffer> {
  const pens = await posterPen()
  const { createCanvas, layPaper, drawCodeCard, size } = pens
  const canvas = createCanvas(size.width, size.height)
  const pen = canvas.getContext('2d') as Pen
  layPaper(pen)
  drawHead(pens, pen, poster)
  await drawPicture(pens, pen, poster)
  drawPrice(pens, pen, poster)
  drawCodeCard(pen, { ...poster, owner: '' })
  return canvas.encode('png')
}

function drawHead({ writeLines, colours }: Pens, pen: Pen, { community, title }: ActivityPoster): void {
  const y = writeLines(pen, community, { top: 58, size: 30, colour: colours.moss, most: 1 })
  writeLines(pen, title, { top: y + 10, size: 56, weight: 700, colour: colours.ink, most: 2 })
}

async function drawPicture(pens: Pens, pen: Pen, { picture, emblem }: ActivityPoster): Promise<void> {
  const { x, y, side } = frame
  pen.save()
  pen.beginPath()
  pen.roundRect(x, y, side, side, 24)
  pen.clip()
  const image = await readPicture(pens, picture)
  if (image) {
    const part = Math.min(image.width, image.height)
    pen.drawImage(image, (image.width - part) / 2, (image.height - part) / 2, part, part, x, y, side, side)
  } else {
    pens.fill(pen, '#DDE9E1', x, y, side, side)
    const style = { left: x + 62, top: y + 84, size: 70, weight: 700, colour: pens.colours.moss, most: 1 } as const
    pens.writeLines(pen, emblem, style)
  }
  pen.restore()
}

/** What cannot be opened or read as a picture is drawn as the beginning of its name. */
async function readPicture({ loadImage }: Pens, picture: ActivityPoster['picture']) {
  const bytes = await picture?.()
  return bytes ? loadImage(await buffer(bytes)).catch(() => null) : null
}

function drawPrice(
  { writeLines, colours }: Pens,
  pen: Pen,
  { goods, price, shelf, promise, when, kind }: ActivityPoster,
): void {
  const left = beside
  let y = writeLines(pen, goods, { top: frame.y - 4, left, size: 30, colour: colours.ink, most: 2 })
  y = writeLines(pen, kind, { top: y + 10, left, size: 26, colour: colours.moss, most: 1 })
  y = writeLines(pen, price, { top: y, left, size: 64, weight: 700, colour: colours.moss, most: 1 })
  writeLines(pen, shelf, { top: y + 4, left, size: 26, colour: colours.grey, most: 1 })
  y = writeLines(pen, promise, { top: frame.y + frame.side + 16, size: 26, colour: colours.ink, most: 2 })
  writeLines(pen, when, { top: y + 2, size: 22, colour: colours.grey, most: 1 })
}
