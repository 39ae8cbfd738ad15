// Of culori, the colour spaces that a figure's colours are written in; plotly.js takes all of them whole.
import { modeHsl, modeHsv, modeHwb, modeLrgb, modeRgb, useMode } from 'culori/fn'

for (const mode of [modeRgb, modeHsl, modeHsv, modeHwb, modeLrgb]) useMode(mode)

export { converter, formatHex, formatRgb, wcagContrast, wcagLuminance } from 'culori/fn'
