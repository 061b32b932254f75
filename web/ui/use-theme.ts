/** The theme as React sees it: one choice for the whole page, followed by everything that draws. */
import { useSyncExternalStore } from 'react'
import { keepThemeChoice, onSystemTheme, readThemeChoice, resolveTheme, showTheme, type ThemeChoice } from './theme.ts'

const listeners = new Set<() => void>()

function tellAll() {
  showTheme(resolveTheme(readThemeChoice()))
  for (const tell of listeners) tell()
}

function listen(tell: () => void) {
  listeners.add(tell)
  const stop = onSystemTheme(tellAll)
  return () => {
    listeners.delete(tell)
    stop()
  }
}

/** Changes the theme now and remembers it on this device. */
export function chooseTheme(choice: ThemeChoice) {
  keepThemeChoice(choice)
  tellAll()
}

/** What was chosen (`system` included) and what it means right now. */
export function useTheme() {
  const choice = useSyncExternalStore(listen, readThemeChoice)
  const theme = useSyncExternalStore(listen, () => resolveTheme(readThemeChoice()))
  return { choice, theme }
}
