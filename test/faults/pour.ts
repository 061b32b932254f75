/** A sender of bodies that are made while they are sent, however large. */
import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { once } from 'node:events'

export const megabyte = 1024 * 1024
const chunk = randomBytes(megabyte)
const boundary = 'the-end-of-a-part'
const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="big.bin"\r\ncontent-type: application/octet-stream\r\n\r\n`
const tail = `\r\n--${boundary}--\r\n`

type Wish = {
  url: string
  cookie: string
  megabytes: number
  /** Says beforehand how much will come. */
  announced?: boolean
  /** Lets go of the line after so many megabytes. */
  hangUpAfter?: number
}
type Poured = { status: number; code: string | null; facts: unknown; sent: number; ms: number }

/** Sends one file of so many megabytes as a form; stops as soon as it is answered. */
export async function pour({ url, cookie, megabytes, announced, hangUpAfter = Infinity }: Wish): Promise<Poured> {
  const begin = performance.now()
  const length = { 'content-length': head.length + megabytes * megabyte + tail.length }
  const asking = request(url, {
    method: 'POST',
    headers: {
      cookie: `qunluo_session=${cookie}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...(announced ? length : {}),
    },
  })
  let answered = false
  const answer = new Promise<{ status: number; text: string }>((resolve, reject) => {
    asking.on('error', reject)
    asking.on('response', async (response) => {
      answered = true
      let text = ''
      for await (const piece of response) text += piece
      resolve({ status: response.statusCode ?? 0, text })
    })
  }).catch(() => ({ status: 0, text: '{}' }))
  asking.write(head)
  let sent = 0
  for (; sent < megabytes && sent < hangUpAfter && !answered && !asking.destroyed; sent += 1)
    if (!asking.write(chunk)) await Promise.race([once(asking, 'drain').catch(() => {}), answer])
  if (sent >= hangUpAfter) asking.destroy()
  else if (sent === megabytes) asking.end(tail)
  const { status, text } = await answer
  asking.destroy()
  const body = JSON.parse(text || '{}')
  return { status, code: body.code ?? null, facts: body.facts, sent, ms: performance.now() - begin }
}
