import { useEffect, useState } from 'react'

/** A value once it has rested for some milliseconds: asks the server when typing pauses, not with each letter. */
export function useLater<T>(value: T, milliseconds: number): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const waiting = setTimeout(() => setRested(value), milliseconds)
    return () => clearTimeout(waiting)
  }, [value, milliseconds])
  return rested
}
