/** One short line at the bottom that goes away by itself, perhaps with something to do. */
import { Value } from '../../../ui/sync/value.ts'

type ToastLine = { text: string; kind: 'done' | 'failed'; act?: { label: string; do: () => void } }

export const toastLine = new Value<ToastLine | null>(null)
let timer: ReturnType<typeof setTimeout> | undefined

/** Shows a line; the next one replaces it. Lines with something to do stay longer. */
export function toast(text: string, kind: ToastLine['kind'] = 'done', act?: ToastLine['act']) {
  clearTimeout(timer)
  toastLine.set(act ? { text, kind, act } : { text, kind })
  timer = setTimeout(() => toastLine.set(null), act ? 8_000 : 3_200)
}
