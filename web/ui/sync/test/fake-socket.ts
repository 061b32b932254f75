/** A WebSocket whose other end is the test. */
import type { ClientFrame, ServerFrame } from '../../../../server/modules/messaging/contract.ts'

export class FakeSocket {
  readyState = 0
  onopen: (() => void) | null = null
  onclose: (() => void) | null = null
  onmessage: ((message: { data: string }) => void) | null = null
  readonly heard: ClientFrame[] = []
  hear: (frame: ClientFrame) => void = () => {}

  send(text: string) {
    const frame = JSON.parse(text) as ClientFrame
    this.heard.push(frame)
    this.hear(frame)
  }
  close() {
    this.readyState = 3
  }
  /** The network accepts the connection. */
  open() {
    this.readyState = 1
    this.onopen?.()
  }
  tell(...frames: ServerFrame[]) {
    this.onmessage?.({ data: JSON.stringify(frames) })
  }
  /** The connection breaks. */
  drop() {
    this.readyState = 3
    this.onclose?.()
  }
}

export function socketsFor(made: FakeSocket[]) {
  return () => {
    const socket = new FakeSocket()
    made.push(socket)
    // What the connection uses of a socket.
    return socket as unknown as WebSocket
  }
}
