/** The banks of texts from which people speak, one per theme, and the words all themes share. */
import adverts from './adverts.json' with { type: 'json' }
import baby from './baby.json' with { type: 'json' }
import books from './books.json' with { type: 'json' }
import cats from './cats.json' with { type: 'json' }
import code from './code.json' with { type: 'json' }
import food from './food.json' with { type: 'json' }
import kitchen from './kitchen.json' with { type: 'json' }
import photo from './photo.json' with { type: 'json' }
import plants from './plants.json' with { type: 'json' }
import product from './product.json' with { type: 'json' }
import run from './run.json' with { type: 'json' }
import shared from './shared.json' with { type: 'json' }
import startup from './startup.json' with { type: 'json' }
import tea from './tea.json' with { type: 'json' }

/** Kinds of opening sentence that others can take up without a script of their own. */
export type Opening = 'share' | 'moan' | 'invite'

/**
 * A conversation written line by line: `A text`, `B> text` answers the line before, `C>1 text` the first line; `~` after
 * that may be left out, `!` is recalled later. Wordings are parted by ／, bubbles by |, `{place}` is a slot that keeps its
 * value, `{+place}` draws anew, `{3-8}` a number, `{now}` the hour, and `#bank` takes any sentence of a bank. Letters are
 * people; K is a critic, L has a Latin name, M is in charge, N a newcomer. What is `once` is not said twice in a group.
 */
export type Script = { when?: string; tone?: string; once?: boolean; lines: string[] }

/** A claim with reasons for and against it. */
type Debate = { claim: string; pro: string[]; con: string[] }

type ThemeBook = {
  slots: Record<string, string[]>
  scripts: Script[]
  /** A shared thing may name the question it draws and its answer, a complaint its advice, parted by ⇒. */
  openers: Record<Opening, string[]>
  /** Questions about anything shared here, with their answers. */
  probes?: string[][]
  /** A question and its answers. */
  asks: string[][]
  debates: Debate[]
  replies: Record<string, string[]>
  intros: string[]
  notices: string[]
  polls: { question: string; options: string[] }[]
  checkIns?: string[]
  quarrels?: Script[]
}

type SharedBook = {
  slots: Record<string, string[]>
  shapes: Record<string, string[][]>
  smallTalk: Script[]
  replies: Record<string, string[]>
}

export type Phrasebook = Required<ThemeBook> & Pick<SharedBook, 'shapes' | 'smallTalk'>

const themes: Record<string, ThemeBook> = {
  baby,
  books,
  cats,
  code,
  food,
  kitchen,
  photo,
  plants,
  product,
  run,
  startup,
  tea,
}
const common: SharedBook = shared

/** Everything people of a theme may say; a theme's sentences stand beside the shared ones of the same bank. */
export function phrasebookOf(theme: string): Phrasebook {
  const own = themes[theme]
  if (!own) throw new RangeError(`no texts for the theme ${theme}`)
  return {
    ...own,
    probes: own.probes ?? [],
    checkIns: own.checkIns ?? [],
    quarrels: own.quarrels ?? [],
    slots: { ...common.slots, ...adverts.slots, ...own.slots },
    shapes: common.shapes,
    smallTalk: common.smallTalk,
    replies: { ...joined(common.replies, own.replies), intro: own.intros, advert: adverts.texts },
  }
}

function joined(one: Record<string, string[]>, other: Record<string, string[]>): Record<string, string[]> {
  const banks = new Set([...Object.keys(one), ...Object.keys(other)])
  return Object.fromEntries([...banks].map((bank) => [bank, [...(one[bank] ?? []), ...(other[bank] ?? [])]]))
}
