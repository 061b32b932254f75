import { useSyncExternalStore } from 'react'

const wide = () => matchMedia('(min-width: 900px)')

function watch(tell: () => void) {
  const query = wide()
  query.addEventListener('change', tell)
  return () => query.removeEventListener('change', tell)
}

/** Whether there is room for my groups beside the chat. */
export function useWide(): boolean {
  return useSyncExternalStore(watch, () => wide().matches)
}
