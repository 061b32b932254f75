/** The component kit dressed in our tokens. */
import { theme as kit, type ThemeConfig } from 'antd'
import { type Theme, token } from '../../../ui/theme.ts'

/** Reads tokens.css for the theme that is shown and turns it into the kit's seeds. */
export function lookFor(theme: Theme): ThemeConfig {
  return {
    algorithm: theme === 'dark' ? kit.darkAlgorithm : kit.defaultAlgorithm,
    token: { ...colours(), ...measures() },
    components: parts(),
  }
}

const colours = () => ({
  colorPrimary: token('brand'),
  colorLink: token('brand-text'),
  colorLinkHover: token('brand'),
  colorSuccess: token('brand'),
  colorWarning: token('amber'),
  colorError: token('red'),
  colorInfo: token('brand'),
  colorBgBase: token('surface'),
  colorBgLayout: token('paper'),
  colorTextBase: token('ink'),
  colorText: token('ink'),
  colorTextSecondary: token('ink-2'),
  colorTextTertiary: token('ink-3'),
  colorTextDescription: token('ink-3'),
  colorTextPlaceholder: token('ink-3'),
  colorTextHeading: token('ink'),
  colorTextLightSolid: token('on-brand'),
  colorBgContainer: token('surface'),
  colorBgElevated: token('surface'),
  colorBgSpotlight: token('ink'),
  colorBorder: token('line'),
  colorBorderSecondary: token('line'),
  colorSplit: token('line'),
})

const measures = () => ({
  fontFamily: token('font'),
  fontSize: 14,
  borderRadius: 8,
  controlHeight: 36,
  controlHeightSM: 28,
  wireframe: false,
})

const flat = { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' }

/** The dark algorithm dims the red of buttons below readable contrast; they take the red of texts. */
const parts = (): NonNullable<ThemeConfig['components']> => ({
  Button: { colorError: token('red-text'), colorErrorHover: token('red'), fontWeight: 500, ...flat },
  Tooltip: { colorTextLightSolid: token('paper') },
  Tabs: { itemColor: token('ink-2'), itemSelectedColor: token('brand-text'), inkBarColor: token('brand') },
  Segmented: { trackBg: token('sunken'), itemColor: token('ink-2') },
  Form: { labelColor: token('ink-2'), verticalLabelPadding: '0 0 4px' },
  Input: { activeShadow: 'none' },
})
