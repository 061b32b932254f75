/** Flags as the command line gives them: text or number. */
import { z } from 'zod'

/** `--seed`: the same seed and input give the same output, byte for byte. */
export const seed = z.coerce.number().int().default(1)

/** "a,b" as a list; a single number comes as one. */
export const list = z.union([z.string(), z.number()]).transform((text) =>
  `${text}`
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)
