import '../../ui/tokens.css'
import './app/app.css'
import './app/places.css'
import './app/pages.css'
import './app/forms.css'
import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { readThemeChoice, resolveTheme, showTheme } from '../../ui/theme.ts'
import { setUpWords } from '../../ui/words/index.ts'
import { App } from './app/App.tsx'
import { loadEarly } from './app/routes.ts'
import { watchForNewVersion } from './app/new-version.ts'

showTheme(resolveTheme(readThemeChoice()))
// The page's own script travels while the words are set up.
loadEarly(location.pathname)
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
await setUpWords({ 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') })
const app = (
  <StrictMode>
    <App />
  </StrictMode>
)
// In small steps: what the page asked for early is read in between.
startTransition(() => createRoot(root).render(app))
watchForNewVersion()
