import type { Readable } from 'node:stream'

/** Bytes with a name that can be read again and again. */
export type ReadableFile = { name: string; open(): Promise<Readable> }
