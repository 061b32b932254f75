import '../../ui/tokens.css'
import './app/app.css'
import './app/places.css'
import './app/pages.css'
import './app/forms.css'
import { readThemeChoice, resolveTheme, showTheme } from '../../ui/theme.ts'
import { readChosenLanguage } from '../../ui/words/language.ts'
import { setOut } from './app/set-out.ts'
import { book } from './words/book.ts'

showTheme(resolveTheme(readThemeChoice()))
setOut(location)
void book[readChosenLanguage()]()
// A turn of its own for each of the large scripts: a slow phone can answer a finger in between.
const turn = () => new Promise((next) => setTimeout(next))
await import('./drawing.ts')
await turn()
await import('./asking.ts')
await turn()
await import('./start.tsx')
