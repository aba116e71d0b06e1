import QRCode from 'qrcode'

/** The quiet zone that ISO/IEC 18004 asks for, in modules. */
const margin = 4

/** A QR code as one path of an SVG: no file, no script, nothing from outside. */
export function qrSvg(text: string, label: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  const side = size + 2 * margin
  let path = ''
  for (let y = 0; y < size; y++)
    for (let x = 0, run = 0; x < size; x += run || 1) {
      for (run = 0; x + run < size && data[y * size + x + run]; run++);
      if (run > 0) path += `M${x + margin} ${y + margin}h${run}v1h-${run}z`
    }
  const name = label.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" role="img" aria-label="${name}" shape-rendering="crispEdges"><path fill="#000" d="${path}"/></svg>`
}
