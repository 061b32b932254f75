import { useSyncExternalStore } from 'react'

const narrow = matchMedia('(max-width: 800px)')

function watch(tell: () => void) {
  narrow.addEventListener('change', tell)
  return () => narrow.removeEventListener('change', tell)
}

/** Whether the page is as narrow as a phone's. */
export function useNarrow(): boolean {
  return useSyncExternalStore(watch, () => narrow.matches)
}
