/** Chinese letters for drawing, brought along: a fresh server has none and would draw boxes. */
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'

const family = 'Qunluo Sans'
const wanted = /^noto-sans-sc-(\d+|latin|latin-ext)-(400|700)-normal\.woff2$/

let ready = false

/**
 * Registers Noto Sans SC, which comes as some 100 files per weight, all under one name: the renderer finds the file that
 * has a letter. Measured: 190 ms once per process and 250 ms more at the first drawing, then 5 ms a poster; hence not at start.
 */
function prepare(): void {
  if (ready) return
  const files = join(dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json')), 'files')
  for (const name of readdirSync(files)) if (wanted.test(name)) GlobalFonts.registerFromPath(join(files, name), family)
  ready = true
}

/** A CSS font of a size in pixels. */
export function fontOf(size: number, weight: 400 | 700 = 400): string {
  prepare()
  return `${weight} ${size}px "${family}"`
}
