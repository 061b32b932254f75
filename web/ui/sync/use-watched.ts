import { startTransition, useEffect, useState } from 'react'
import type { Watched } from './value.ts'

/**
 * What a value says now. A change is drawn in small steps that typing and scrolling interrupt; several that come
 * together, as when a chat opens, are drawn together.
 */
export function useWatched<T>(value: Watched<T>): T {
  const [seen, see] = useState(() => ({ value, said: value.get() }))
  useEffect(() => {
    const look = () => {
      const said = value.get()
      startTransition(() =>
        see((last) => (last.value === value && Object.is(last.said, said) ? last : { value, said })),
      )
    }
    // It may have changed between drawing and now.
    look()
    return value.watch(look)
  }, [value])
  return seen.value === value ? seen.said : value.get()
}
