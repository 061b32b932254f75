/** Shapes that several algorithms read. Fields not named here are left aside. */
import { z } from 'zod'

export const id = z.string().min(1)
export const seconds = z.number().min(-1e12).max(1e12)
export const finite = z.number()

/** A message of a group. */
export const message = z.object({
  group: id,
  id,
  ts: seconds,
  from: z.string(),
  text: z.string(),
  reply_to: id.nullish(),
  mentions: z.array(z.string()).optional(),
  system: z.boolean().optional(),
})
export type Message = z.output<typeof message>
