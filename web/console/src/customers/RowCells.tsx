import '../app/tables.css'

type Words = { cells: readonly string[]; mapping: readonly { heading: string }[] }

/** A row as it stood in the file, each cell with its heading; empty ones left out. */
export function RowCells({ cells, mapping }: Words) {
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
