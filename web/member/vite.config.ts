import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { memberBuild } from './build.ts'
import { offline } from './offline.ts'

export default defineConfig({ ...memberBuild, plugins: [memberBuild.plugins, VitePWA(offline)] })
