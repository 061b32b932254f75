/** What a person typed survives a reload: drafts by name in this browser, dropped when sent. */
import { useCallback, useEffect, useState } from 'react'

const place = (name: string) => `qunluo.draft.${name}`

/** The draft kept under a name, or null; a draft that cannot be read any more is none. */
export function readDraft<T>(name: string): T | null {
  const kept = localStorage.getItem(place(name))
  if (kept === null) return null
  try {
    return JSON.parse(kept) as T
  } catch {
    return null
  }
}

/** Keeps a draft; full or forbidden storage costs only the survival, never the typing. */
export function keepDraft(name: string, draft: unknown) {
  try {
    localStorage.setItem(place(name), JSON.stringify(draft))
  } catch {
    dropDraft(name)
  }
}

export function dropDraft(name: string) {
  localStorage.removeItem(place(name))
}

/** State that survives a reload: `[value, change, drop]`; `drop` forgets the draft and starts from `initial` again. */
export function useDraft<T>(name: string, initial: T): [T, (next: T) => void, () => void] {
  const [value, setValue] = useState<T>(() => readDraft<T>(name) ?? initial)
  useEffect(() => setValue(readDraft<T>(name) ?? initial), [name])
  const change = useCallback(
    (next: T) => {
      setValue(next)
      keepDraft(name, next)
    },
    [name],
  )
  const drop = useCallback(() => {
    dropDraft(name)
    setValue(initial)
  }, [name, initial])
  return [value, change, drop]
}
