/** Shows the app. Loaded by main.tsx, which has set out for everything else by then. */
import { StrictMode, startTransition } from 'react'
import { setUpWords } from '../../ui/words/index.ts'
import { App } from './app/App.tsx'
import { createRoot } from './drawing.ts'
import { watchForNewVersion } from './app/new-version.ts'
import { findRoute, loadEarly } from './app/routes.ts'
import { meetSession, session } from './app/session.ts'
import { book } from './words/book.ts'

const app = (
  <StrictMode>
    <App />
  </StrictMode>
)

// Not awaited here: the pages' scripts import this one, and would wait for it while it waits for them.
void show()

async function show() {
  const { pathname } = location
  const isStranger = session.get().status === 'unknown' && findRoute(pathname)?.route.for === 'member'
  // With all that it needs there the page is drawn at once, without a picture of waiting in between.
  await Promise.all([loadEarly(pathname), setUpWords(book), isStranger ? meetSession() : null])
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  // In small steps: what the page asked for early is read in between.
  startTransition(() => createRoot(root).render(app))
  watchForNewVersion()
}
