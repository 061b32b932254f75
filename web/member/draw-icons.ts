/** Draws the app's icons from its mark: `node web/member/draw-icons.ts` after changing `public/mark.svg`. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

const folder = fileURLToPath(new URL('./public/', import.meta.url))
const moss = '#2f6b4f'

async function draw(name: string, size: number) {
  await sharp(`${folder}mark.svg`, { density: 300 })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toFile(folder + name)
}

/** Launchers cut maskable icons to their own shape: the mark stays in the middle 80 %, the ground goes to the edge. */
async function drawMaskable(name: string, size: number) {
  const mark = (await readFile(`${folder}mark.svg`, 'utf8')).replace('rx="112"', '')
  const inner = Math.round(size * 0.8)
  const middle = await sharp(Buffer.from(mark), { density: 300 }).resize(inner, inner).png().toBuffer()
  const ground = sharp({ create: { width: size, height: size, channels: 4, background: moss } })
  await ground
    .composite([{ input: middle }])
    .png({ compressionLevel: 9 })
    .toFile(folder + name)
}

await draw('icon-192.png', 192)
await draw('icon-512.png', 512)
await draw('icon-180.png', 180)
await drawMaskable('icon-maskable-512.png', 512)
