/**
 * HTML read piece by piece: the elements that hold one record each are given out as small trees, one at a time. Only
 * text and a few attributes are taken from a tree, so nothing of its mark-up survives.
 */
import { Parser } from 'htmlparser2'
import type { ExportFile } from './files.ts'
import { ExportValueTooLarge } from './problems.ts'
import { textChunks } from '../../../kernel/sheets/text.ts'

export type Element = {
  tag: string
  attributes: Record<string, string>
  classes: Set<string>
  children: (Element | string)[]
}

const MOST_ELEMENTS = 200_000
const LONGEST_TEXT = 16 * 2 ** 20

/** Yields, in the order of the file, the outermost elements that carry one of the given classes. */
export async function* htmlElements(file: ExportFile, wanted: readonly string[]): AsyncGenerator<Element> {
  let ready: Element[] = []
  const builder = treeBuilder(file.name, wanted, (element) => ready.push(element))
  const parser = new Parser(builder, { decodeEntities: true })
  for await (const chunk of textChunks(file, 'utf-8')) {
    parser.write(chunk)
    yield* ready
    ready = []
  }
  parser.end()
  yield* ready
}

function treeBuilder(name: string, wanted: readonly string[], done: (element: Element) => void) {
  const open: Element[] = []
  let size = 0
  const grow = (by: number) => {
    size += by
    if (size > LONGEST_TEXT || open.length > 1_000) throw ExportValueTooLarge({ name })
  }
  return {
    onopentag(tag: string, attributes: Record<string, string>) {
      const classes = new Set((attributes.class ?? '').split(/\s+/).filter(Boolean))
      if (open.length === 0 && !wanted.some((each) => classes.has(each))) return
      const element: Element = { tag, attributes, classes, children: [] }
      if (open.length === 0) size = 0
      open.at(-1)?.children.push(element)
      open.push(element)
      grow(LONGEST_TEXT / MOST_ELEMENTS)
    },
    ontext(text: string) {
      if (open.length === 0) return
      open.at(-1)?.children.push(text)
      grow(text.length)
    },
    onclosetag() {
      const closed = open.pop()
      if (closed && open.length === 0) done(closed)
    },
  }
}

/** Elements below (and including) this one that satisfy the condition, in document order; found ones are not searched. */
export function* findAll(element: Element, condition: (element: Element) => boolean): Generator<Element> {
  if (condition(element)) yield element
  else for (const child of element.children) if (typeof child !== 'string') yield* findAll(child, condition)
}

export const byClass =
  (...names: string[]) =>
  (element: Element) =>
    names.some((name) => element.classes.has(name))

export function find(element: Element, ...names: string[]): Element | null {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    const [found] = findAll(child, byClass(...names))
    if (found) return found
  }
  return null
}

/** Text of an element: `<br>` is a line break, an emoji's picture its `alt`; blanks stay as written when `exact`. */
export function textOf(element: Element | null, exact = false): string {
  if (!element) return ''
  const parts: string[] = []
  gather(element, parts, exact)
  return parts.join('').trim()
}

function gather(element: Element, parts: string[], exact: boolean) {
  if (element.tag === 'script' || element.tag === 'style') return
  if (element.tag === 'br') parts.push('\n')
  else if (element.tag === 'img') parts.push(element.attributes.alt ?? '')
  else
    for (const child of element.children) {
      if (typeof child === 'string') parts.push(exact ? child : child.replace(/\s+/g, ' '))
      else gather(child, parts, exact)
    }
}
