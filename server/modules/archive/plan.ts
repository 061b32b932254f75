/** What all modules have declared, in their order; main says it once when it wires them together. */
import type { ArchiveDeclaration } from '../../kernel/archive/declaration.ts'

let declared: readonly ArchiveDeclaration[] = []

export function planArchives(declarations: readonly ArchiveDeclaration[]): void {
  declared = declarations
}

export const plannedTables = () => declared.flatMap(({ tables }) => tables)
export const plannedSettling = () => declared.flatMap(({ settles }) => (settles ? [settles] : []))
