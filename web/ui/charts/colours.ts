/** The colours a chart is drawn with, read from tokens.css as they stand now. */
import { token } from '../theme.ts'

const names = [
  'ink',
  'ink-2',
  'ink-3',
  'line',
  'surface',
  'paper',
  'brand',
  'amber',
  'red',
  'grey',
  'chart-1',
  'chart-2',
  'chart-3',
  'chart-4',
  'chart-5',
  'chart-6',
  'heat-0',
  'heat-1',
  'heat-2',
  'heat-3',
  'heat-4',
] as const
export type Colour = (typeof names)[number]
export type Colours = Record<Colour, string>

export function readColours(): Colours {
  return Object.fromEntries(names.map((name) => [name, token(name)])) as Colours
}
