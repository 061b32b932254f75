import '../../ui/tokens.css'
import './app/console.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { readThemeChoice, resolveTheme, showTheme } from '../../ui/theme.ts'
import { setUpWords } from '../../ui/words/index.ts'
import en from '../words/en.json' with { type: 'json' }
import zh from '../words/zh-CN.json' with { type: 'json' }
import { Console } from './app/Console.tsx'
import { reloadWhenOutdated } from './app/new-build.ts'

reloadWhenOutdated()
showTheme(resolveTheme(readThemeChoice()))
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
await setUpWords({ 'zh-CN': zh, en })
createRoot(root).render(
  <StrictMode>
    <Console />
  </StrictMode>,
)
