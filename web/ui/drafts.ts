/** What a person typed survives a reload: drafts by name in this browser, dropped when sent. */
import { useState } from 'react'

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
  const [held, setHeld] = useState(() => ({ name, value: readDraft<T>(name) ?? initial }))
  // Another name is another draft: it is read before anything of the old one is shown under it.
  const present = held.name === name ? held : { name, value: readDraft<T>(name) ?? initial }
  if (present !== held) setHeld(present)
  const change = (value: T) => {
    setHeld({ name, value })
    keepDraft(name, value)
  }
  const drop = () => {
    dropDraft(name)
    setHeld({ name, value: initial })
  }
  return [present.value, change, drop]
}
