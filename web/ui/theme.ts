/** Light and dark: chosen on this device or as the system says; colours live in tokens.css alone. */
export type ThemeChoice = 'system' | 'light' | 'dark'
export type Theme = 'light' | 'dark'

const place = 'qunluo.theme'
const systemIsDark = () => matchMedia('(prefers-color-scheme: dark)')

export function readThemeChoice(): ThemeChoice {
  const kept = localStorage.getItem(place)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

/** What a choice means right now. */
export function resolveTheme(choice: ThemeChoice): Theme {
  if (choice !== 'system') return choice
  return systemIsDark().matches ? 'dark' : 'light'
}

/** Shows the theme on the page; call before the first paint and after each change. */
export function showTheme(theme: Theme) {
  document.documentElement.dataset.theme = theme
}

export function keepThemeChoice(choice: ThemeChoice) {
  if (choice === 'system') localStorage.removeItem(place)
  else localStorage.setItem(place, choice)
}

/** Tells when the system changes its mind; answers with how to stop listening. */
export function onSystemTheme(tell: () => void): () => void {
  const system = systemIsDark()
  system.addEventListener('change', tell)
  return () => system.removeEventListener('change', tell)
}

/** Reads a colour of tokens.css as it stands now, e.g. `token('brand')`. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
}
