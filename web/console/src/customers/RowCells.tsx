import type { CustomerImport } from './shapes.ts'

/** A row as it stood in the file, each cell with its heading; empty ones left out. */
export function RowCells({ cells, mapping }: { cells: readonly string[]; mapping: CustomerImport['mapping'] }) {
  const told = cells.flatMap((cell, place) => (cell ? [{ cell, heading: mapping[place]?.heading ?? '' }] : []))
  return (
    <p className="row-cells wrap">
      {told.map(({ cell, heading }) => (
        <span key={heading}>
          <span className="muted">{heading}</span> {cell}
        </span>
      ))}
    </p>
  )
}
