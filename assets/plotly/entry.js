'use strict'

// What the site draws; scatter is part of the core. A trace type that a figure uses must be registered here.
const Plotly = require('plotly.js/lib/core')

Plotly.register([require('plotly.js/lib/bar'), require('plotly.js/lib/locales/zh-cn')])

module.exports = Plotly
