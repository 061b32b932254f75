import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from 'react'

/** Held this long, a message shows what can be done with it, in milliseconds. */
const holdMs = 450
/** A finger that moves further is scrolling, in pixels. */
const slip = 10

/** Long press, right click, and the menu key or Enter on a focused message. */
export function useLongPress(open: () => void) {
  const { release, ...hold } = useHold(open)
  return {
    ...hold,
    onContextMenu(event: MouseEvent) {
      if (wantsBrowserMenu(event)) return
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

/** Selected words, links and pictures keep the browser's own menu under a mouse. */
function wantsBrowserMenu({ nativeEvent, target }: MouseEvent): boolean {
  const byMouse = nativeEvent instanceof globalThis.PointerEvent && nativeEvent.pointerType === 'mouse'
  const isSpecial = !getSelection()?.isCollapsed || (target as Element).closest('a, img, video') !== null
  return byMouse && isSpecial
}

/** Calls when a finger rests on the thing. */
function useHold(open: () => void) {
  const held = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null)
  const release = () => {
    clearTimeout(held.current?.timer)
    held.current = null
  }
  const fire = () => {
    navigator.vibrate?.(8)
    swallowRelease()
    open()
  }
  return {
    release,
    onPointerDown({ pointerType, clientX, clientY }: PointerEvent) {
      if (pointerType !== 'mouse') held.current = { timer: setTimeout(fire, holdMs), x: clientX, y: clientY }
    },
    onPointerMove({ clientX, clientY }: PointerEvent) {
      const start = held.current
      if (start && Math.hypot(clientX - start.x, clientY - start.y) > slip) release()
    },
    onPointerUp: release,
    onPointerCancel: release,
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
