// Page assets: src/motcua/ui/assets becomes one style sheet, one script (and one for charts), the letters and the icon in ui/static/dist.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

import { build, transform } from 'esbuild'
import { compile } from 'sass'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const source = join(root, 'src/motcua/ui/assets')
const dist = join(root, 'src/motcua/ui/static/dist')
const modules = join(root, 'node_modules')
const letters = join(modules, '@fontsource/be-vietnam-pro')
const BROWSERS = ['chrome111', 'firefox113', 'safari16.4']

rmSync(dist, { recursive: true, force: true })
mkdirSync(join(dist, 'fonts'), { recursive: true })

for (const subset of ['latin', 'vietnamese']) {
  for (const weight of [400, 600]) {
    cpSync(join(letters, `files/be-vietnam-pro-${subset}-${weight}-normal.woff2`), join(dist, `fonts/be-vietnam-pro-${subset}-${weight}.woff2`))
  }
}
cpSync(join(letters, 'LICENSE'), join(dist, 'fonts/LICENSE'))
cpSync(join(source, 'icons'), dist, { recursive: true })

const sheet = compile(join(source, 'motcua.scss'), { loadPaths: [modules, root], style: 'compressed', quietDeps: true })
const { code: css } = await transform(sheet.css, { loader: 'css', minify: true, target: BROWSERS })
for (const [, address] of css.matchAll(/url\("?([^")]+)"?\)/g)) {
  if (!address.startsWith('data:') && !existsSync(join(dist, address))) throw new Error(`the style sheet names ${address}, which is not there`)
}
writeFileSync(join(dist, 'motcua.css'), css)

// What draws charts is a script of its own: a page without a chart never fetches it.
await build({
  entryPoints: { motcua: join(source, 'js/main.js'), charts: join(source, 'js/charts/main.js') },
  outdir: dist,
  nodePaths: [modules],
  bundle: true,
  format: 'esm',
  minify: true,
  legalComments: 'none',
  target: BROWSERS,
  // htmx can run code from attributes; we switch that off (fragments.js).
  logOverride: { 'direct-eval': 'silent' },
})

const size = (name) => name.endsWith('.woff2') ? readFileSync(join(dist, name)).length : gzipSync(readFileSync(join(dist, name))).length
const first = ['motcua.css', 'motcua.js', ...['latin', 'vietnamese'].flatMap((s) => [400, 600].map((w) => `fonts/be-vietnam-pro-${s}-${w}.woff2`))]
const kilobytes = first.map(size).reduce((a, b) => a + b) / 1024
console.log(`  page assets: ${Math.round(kilobytes)} KB over the wire for a first view`)
console.log(`  charts: ${Math.round(size('charts.js') / 1024)} KB more, on pages that have one`)
if (kilobytes > 150) throw new Error('a first view may weigh 150 KB: see what was added')
