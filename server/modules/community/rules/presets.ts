/** What a community of each kind starts from; everything here may be changed by its owner afterwards. */
import type { z } from 'zod'
import type { Preset, presetCard } from '../contract.ts'
import { interest } from './presets/interest.ts'
import { knowledge } from './presets/knowledge.ts'
import { marketing } from './presets/marketing.ts'
import { network } from './presets/network.ts'
import { product } from './presets/product.ts'

export type Start = z.input<typeof presetCard>

export const presets: Readonly<Record<Preset, Start>> = { interest, product, knowledge, network, marketing }
