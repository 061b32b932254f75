import type { z } from 'zod'
import type { Lines } from './lines.ts'

/** One algorithm: its flags, and what it does with the lines. */
export type Algorithm<Flags extends z.ZodType = z.ZodType> = {
  flags: Flags
  /** A method, so that each may name its own flags: what it gets was read by them. */
  run(lines: Lines, flags: z.output<Flags>): Promise<void>
}

/** Keeps the types of flags and run together. */
export function algorithm<Flags extends z.ZodType>(definition: Algorithm<Flags>): Algorithm {
  return definition
}
