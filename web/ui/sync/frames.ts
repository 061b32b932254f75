/** Reading what the server sends. */
import type { ServerFrame } from '../../../server/modules/messaging/contract.ts'

export type EventsFrame = Extract<ServerFrame, { t: 'events' }>

/** The frames in one WebSocket message; something unreadable is no frame at all. */
export function readFrames(text: unknown): ServerFrame[] {
  try {
    const frames: unknown = JSON.parse(String(text))
    return Array.isArray(frames) ? frames.filter(isFrame) : []
  } catch {
    return []
  }
}

function isFrame(value: unknown): value is ServerFrame {
  return typeof value === 'object' && value !== null && 't' in value
}
