import '../../ui/tokens.css'
import './app/console.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { readThemeChoice, resolveTheme, showTheme } from '../../ui/theme.ts'
import { setUpWords } from '../../ui/words/index.ts'
import { Console } from './app/Console.tsx'
import { reloadWhenOutdated } from './app/new-build.ts'

reloadWhenOutdated()
showTheme(resolveTheme(readThemeChoice()))
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
await setUpWords({ 'zh-CN': () => import('./words/zh-CN.ts'), en: () => import('./words/en.ts') })
createRoot(root).render(
  <StrictMode>
    <Console />
  </StrictMode>,
)
