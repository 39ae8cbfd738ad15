// Builds plotly-basic.min.js and LICENSES.txt from the packages of package-lock.json: npm ci && npm run build
import { parse } from 'acorn'
import { build } from 'esbuild'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'

const { version } = JSON.parse(readFileSync('node_modules/plotly.js/package.json'))

// The first line asks browsers that know it to compile while the file comes, and not when the chart is waited for.
const banner = `//# allFunctionsCalledOnLoad
/*! plotly.js v${version}, a partial build: scatter, bar, zh-CN
 * Copyright 2012-2026, Plotly, Inc. MIT license; LICENSES.txt beside this file covers all bundled code */`

const someColors = {
  name: 'some-colors',
  setup(building) {
    building.onResolve({ filter: /^culori$/ }, () => ({ path: resolve('colors.js') }))
  },
}

// What no figure of this site has: plotly.js asks for components by name and goes on where one does nothing.
const COMPONENTS = 'annotations3d|colorbar|errorbars|grid|images|legend|rangeselector|selections|sliders|updatemenus'
const UNUSED = `components/(?:(?:${COMPONENTS})/index|legend/(?:defaults|draw)|modebar/manage)|fonts/ploticon`
const withoutUnused = {
  name: 'without-unused',
  setup(building) {
    building.onLoad({ filter: new RegExp(`plotly\\.js/src/(?:${UNUSED})\\.js$`) }, ({ path }) => ({
      contents: path.endsWith('index.js')
        ? `module.exports = { moduleType: 'component', name: '${basename(dirname(path))}' }`
        : 'module.exports = () => {}',
    }))
  },
}

// d3 is one long function: what plotly.js never asks of it goes, and then, again and again, what only that used.
const PARTS = 'geom|layout|random|csv|tsv|dsv|text|html|xml|json|xhr|nest'
const SHAPES = 'line|area|chord|diagonal|symbol|brush'
const FOREIGN = new RegExp(`^d3\\.(?:${PARTS}|svg\\.(?:${SHAPES}))\\b`)
const withoutForeign = {
  name: 'without-foreign',
  setup(building) {
    building.onLoad({ filter: /@plotly\/d3\/d3\.js$/ }, ({ path }) => ({
      contents: withoutUnasked(readFileSync(path, 'utf8')),
    }))
  },
}

function withoutUnasked(code) {
  const [{ expression }] = parse(code, { ecmaVersion: 'latest' }).body
  const { body } = expression.argument.callee.object.body
  const statements = body.map(({ start, end, id, declarations, expression }) => {
    const text = code.slice(start, end)
    const made = id ?? (declarations?.length === 1 ? declarations[0].id : expression?.left?.object)
    return { text, names: new Set(text.match(/\bd3_\w+/g)), made: made && /^d3_\w+/.exec(code.slice(made.start))?.[0] }
  })
  let kept = statements.filter(({ text }) => !FOREIGN.test(text))
  for (let before; before !== kept.length; ) {
    before = kept.length
    kept = kept.filter(({ made }, _, all) => !made || all.some((other) => other.made !== made && other.names.has(made)))
  }
  return `${code.slice(0, body[0].start)}${kept.map(({ text }) => text).join('\n')}${code.slice(body.at(-1).end)}`
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
  plugins: [someColors, withoutUnused, withoutForeign, withoutDescriptions],
})

const scripts = Object.keys(metafile.inputs).filter((path) => path.endsWith('.js'))
const folders = new Set(scripts.flatMap((path) => path.match(/^node_modules\/(@[^/]+\/)?[^/]+/)?.[0] ?? []))
writeFileSync('LICENSES.txt', [...folders].sort().map(licence).join(`\n\n${'-'.repeat(78)}\n\n`) + '\n')
