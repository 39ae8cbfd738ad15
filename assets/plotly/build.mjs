// Builds plotly-basic.min.js and LICENSES.txt from the packages of package-lock.json: npm ci && npm run build
import { parse } from 'acorn'
import { build } from 'esbuild'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'

const { version } = JSON.parse(readFileSync('node_modules/plotly.js/package.json'))

const banner = `/*! plotly.js v${version}, a partial build: scatter, bar, zh-CN
 * Copyright 2012-2026, Plotly, Inc. MIT license; LICENSES.txt beside this file covers all bundled code */`

const someColors = {
  name: 'some-colors',
  setup(building) {
    building.onResolve({ filter: /^culori$/ }, () => ({ path: resolve('colors.js') }))
  },
}

// Components that no figure of this site has; plotly.js asks for each by name and goes on where one does nothing.
const UNUSED = 'annotations3d|colorbar|errorbars|grid|images|rangeselector|rangeslider|selections|sliders|updatemenus'
const withoutUnused = {
  name: 'without-unused',
  setup(building) {
    building.onLoad({ filter: new RegExp(`plotly\\.js/src/components/(${UNUSED})/index\\.js$`) }, ({ path }) => ({
      contents: `module.exports = { moduleType: 'component', name: '${basename(dirname(path))}' }`,
    }))
  },
}

// The schema's descriptions serve plotly's own documentation only, and are a tenth of the file.
const withoutDescriptions = {
  name: 'without-descriptions',
  setup(building) {
    building.onLoad({ filter: /plotly\.js\/src\/.*\.js$/ }, ({ path }) => {
      const code = readFileSync(path, 'utf8')
      const parts = []
      let from = 0
      for (const { start, end } of descriptions(parse(code, { ecmaVersion: 'latest', sourceType: 'script' }))) {
        parts.push(code.slice(from, start), 'undefined')
        from = end
      }
      return { contents: parts.join('') + code.slice(from) }
    })
  },
}

function descriptions(node, found = []) {
  if (node?.type === 'Property' && node.key.name === 'description') found.push(node.value)
  else if (node && typeof node === 'object') for (const child of Object.values(node)) descriptions(child, found)
  return found
}

function licence(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`))
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file))
  const texts = files.map((file) => readFileSync(`${folder}/${file}`, 'utf8').trim())
  return [`${name} ${version} (${license})`, ...texts].join('\n\n')
}

const { metafile } = await build({
  entryPoints: ['entry.js'],
  outfile: 'plotly-basic.min.js',
  bundle: true,
  minify: true,
  metafile: true,
  format: 'iife',
  globalName: 'Plotly',
  target: 'es2019',
  charset: 'utf8',
  legalComments: 'none', // every licence stands in LICENSES.txt
  banner: { js: banner },
  define: { global: 'window', 'define.amd': 'false', 'process.env.NODE_DEBUG': 'false' },
  loader: { '.css': 'empty' }, // maplibre's, for maps we have none of
  alias: { stream: 'stream-browserify' },
  plugins: [someColors, withoutUnused, withoutDescriptions],
})

const scripts = Object.keys(metafile.inputs).filter((path) => path.endsWith('.js'))
const folders = new Set(scripts.flatMap((path) => path.match(/^node_modules\/(@[^/]+\/)?[^/]+/)?.[0] ?? []))
writeFileSync('LICENSES.txt', [...folders].sort().map(licence).join(`\n\n${'-'.repeat(78)}\n\n`) + '\n')
