import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from 'react'

/** Held this long, a message shows what can be done with it, in milliseconds. */
const holdMs = 450
/** A finger that moves further is scrolling, in pixels. */
const slip = 10

/** Long press, right click, and the menu key or Enter on a focused message. */
export function useLongPress(open: () => void) {
  const held = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null)
  const release = () => {
    clearTimeout(held.current?.timer)
    held.current = null
  }
  return {
    onPointerDown(event: PointerEvent) {
      if (event.pointerType === 'mouse') return
      const timer = setTimeout(() => {
        navigator.vibrate?.(8)
        swallowRelease()
        open()
      }, holdMs)
      held.current = { timer, x: event.clientX, y: event.clientY }
    },
    onPointerMove(event: PointerEvent) {
      const start = held.current
      if (start && Math.hypot(event.clientX - start.x, event.clientY - start.y) > slip) release()
    },
    onPointerUp: release,
    onPointerCancel: release,
    onContextMenu(event: MouseEvent) {
      // Selected words and links keep the browser's own menu.
      const wantsBrowser = !getSelection()?.isCollapsed || (event.target as Element).closest('a, img, video')
      if (
        wantsBrowser &&
        event.nativeEvent instanceof globalThis.PointerEvent &&
        event.nativeEvent.pointerType === 'mouse'
      )
        return
      event.preventDefault()
      release()
      open()
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return
      event.preventDefault()
      open()
    },
  }
}

/** The finger that held is still down where the menu now opens: lifting it must not press what lies there. */
function swallowRelease() {
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  document.addEventListener('touchend', swallow, { capture: true, passive: false, once: true })
}
