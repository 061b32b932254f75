/**
 * A WebSocket client that only counts bytes: the cheapest possible reader, so that the load generator does not become
 * what is measured. Speaks just enough of RFC 6455 to shake hands and to send one short masked text.
 */
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

export type RawSocket = { socket: Socket; bytes: () => number; say: (text: string) => void; close: () => void }

export function openRawSocket(port: number, path: string, onData?: (chunk: Buffer) => void): Promise<RawSocket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let received = 0
    let head = ''
    let open = false
    socket.setNoDelay(true)
    socket.on('error', reject)
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    )
    socket.on('data', (chunk) => {
      if (open) {
        received += chunk.length
        return onData?.(chunk)
      }
      head += chunk.toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      open = true
      received += head.length - end - 4
      resolve({
        socket,
        bytes: () => received,
        say: (text) => socket.write(masked(text)),
        close: () => socket.destroy(),
      })
    })
  })
}

/** A client frame with a mask of zeros: allowed, and the text stays readable. */
function masked(text: string): Buffer {
  const body = Buffer.from(text)
  if (body.length > 125) throw new Error('only short texts')
  return Buffer.concat([Buffer.from([0x81, 0x80 | body.length, 0, 0, 0, 0]), body])
}
