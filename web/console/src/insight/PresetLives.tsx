import type { Survival } from '../../../../server/modules/insight/contract.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Sheet } from '../app/Page.tsx'

const surprise = 0.05

/** The test between presets, never without the warning that nobody drew them by lot. */
export function PresetLives({ found: { presets, comparison, needed } }: { found: Survival }) {
  const { t } = useWords()
  if (!comparison) {
    return (
      <Sheet title={t('survival.presets')}>
        <p className="muted">{t('survival.oneOnly', { needed })}</p>
      </Sheet>
    )
  }
  const p = comparison.p < 0.001 ? '< 0.001' : comparison.p.toFixed(3)
  return (
    <Sheet title={t('survival.presets')}>
      <p className="lead">{t(comparison.p < surprise ? 'survival.pDiffers' : 'survival.pSame', { p })}</p>
      <p className="survival-warning">{t('survival.chosen')}</p>
      <table className="survival-presets">
        <thead>
          <tr>
            {['preset', 'presetGroups', 'presetDied', 'presetMedian'].map((name) => (
              <th key={name} scope="col">
                {t(`survival.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {presets.map(({ preset, groups, died, median }) => (
            <tr key={preset}>
              <th scope="row">{t(`preset.${preset}`)}</th>
              <td>{groups}</td>
              <td>{died}</td>
              <td>
                {median === null ? t('survival.presetMedianNone') : t('survival.days', { count: Math.round(median) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  )
}
