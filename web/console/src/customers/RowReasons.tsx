import { useWords } from '../../../ui/words/index.ts'
import type { ImportedRow } from './shapes.ts'

/** Why a row came out as it did. */
export function RowReasons({ reasons }: { reasons: ImportedRow['reasons'] }) {
  const { t } = useWords()
  const said = reasons.map(({ code, column, row }) => {
    const where = [
      column === null ? '' : t(`target.${column}`, { defaultValue: column }),
      row === null ? '' : t('customerImports.row', { row }),
    ].filter(Boolean)
    return where.length > 0
      ? t('customerImports.reasonAt', { reason: t(`rowReason.${code}`), where: where.join(' · ') })
      : t(`rowReason.${code}`)
  })
  return <span className="small">{said.join(t('list.then'))}</span>
}
