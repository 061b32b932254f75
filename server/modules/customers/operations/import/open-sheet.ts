import { openSheet, type Sheet } from '../../../../kernel/sheets/open-sheet.ts'
import { readAddress } from '../../../identity/index.ts'
import { HeadingsMissing, SheetEmpty, SheetTooLarge, SheetUnreadable } from '../../contract.ts'
import { customerColumns } from '../../rules/headings.ts'

/** A table of customers. Raises `customers.sheet_unreadable`, `sheet_empty`, `headings_missing`, `sheet_too_large`. */
export const openCustomerSheet = (path: string, name: string): Promise<Sheet> =>
  openSheet(path, name, {
    isKnown: customerColumns.isKnown,
    isFact: (cell) => readAddress(cell) !== null,
    refusals: {
      unreadable: SheetUnreadable,
      empty: SheetEmpty,
      headingsMissing: HeadingsMissing,
      tooLarge: SheetTooLarge,
    },
  })
