import { type RefObject, useEffect, useState } from 'react'

/** Whether it is on the screen: asked only then, and again when it comes back. */
export function useSeen(place: RefObject<HTMLElement | null>): boolean {
  const [isSeen, setIsSeen] = useState(false)
  useEffect(() => {
    if (!place.current) return
    const watcher = new IntersectionObserver(([entry]) => entry && setIsSeen(entry.isIntersecting))
    watcher.observe(place.current)
    return () => watcher.disconnect()
  }, [place])
  return isSeen
}
