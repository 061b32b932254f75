/** Why a group is judged as it is, in a sentence with its figures. */
import type { TFunction } from 'i18next'
import { percent } from '../../../ui/formats.ts'
import type { Reason } from './shapes.ts'

/** Figures that are counts; every other figure is a share. */
const counted = /exits|joins|days|day|silent_days|a7_grew|a7_level|flood|adverts|minutes|waiting|signals|started/

/** A code without words of its own is shown with its figures, never hidden. */
export function sayReason({ code, value, limit }: Reason, t: TFunction): string {
  const say = (figure: number | null) =>
    counted.test(code) && !/percent/.test(code) ? sayCount(figure) : percent(figure)
  return t(`reason.${code}`, {
    value: say(value),
    limit: say(limit),
    defaultValue: `${code.replaceAll('_', ' ')}: ${value ?? '–'}`,
  })
}

/** One decimal at most: a7 is a mean. */
const sayCount = (figure: number | null) => (figure === null ? '–' : String(Math.round(figure * 10) / 10))
