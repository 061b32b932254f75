import '../../ui/tokens.css'
import './app/app.css'
import './app/places.css'
import './app/pages.css'
import './app/forms.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { readThemeChoice, resolveTheme, showTheme } from '../../ui/theme.ts'
import { setUpWords } from '../../ui/words/index.ts'
import en from '../words/en.json' with { type: 'json' }
import zh from '../words/zh-CN.json' with { type: 'json' }
import { App } from './app/App.tsx'
import { loadEarly } from './app/routes.ts'
import { watchForNewVersion } from './app/new-version.ts'

showTheme(resolveTheme(readThemeChoice()))
// The page's own script travels while the words are set up.
loadEarly(location.pathname)
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
await setUpWords({ 'zh-CN': zh, en })
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
watchForNewVersion()
