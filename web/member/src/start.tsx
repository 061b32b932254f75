/** Shows the app. Loaded by main.tsx, which has set out for everything else by then. */
import { StrictMode, startTransition } from 'react'
import { setUpWords } from '../../ui/words/index.ts'
import { App } from './app/App.tsx'
import { createRoot } from './drawing.ts'
import { watchForNewVersion } from './app/new-version.ts'
import { loadEarly } from './app/routes.ts'
import { book } from './words/book.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
loadEarly(location.pathname)
await setUpWords(book)
const app = (
  <StrictMode>
    <App />
  </StrictMode>
)
// In small steps: what the page asked for early is read in between.
startTransition(() => createRoot(root).render(app))
watchForNewVersion()
