import { scaleUtc } from 'd3-scale'
import { select } from 'd3-selection'
import { type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom'
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'

const mostZoom = 20_000

/** Zoom and pan of a time axis by wheel, touch, drag, buttons and keys. It opens at `first`, a part of the whole `span`. */
export function useZoom(
  svg: RefObject<SVGSVGElement | null>,
  span: readonly [number, number],
  first: readonly [number, number],
  width: number,
) {
  const [transform, setTransform] = useState<ZoomTransform>(zoomIdentity)
  const [from, to] = span
  const behaviour = useRef(zoom<SVGSVGElement, unknown>())
  const isOpened = useRef(false)
  useLayoutEffect(() => {
    const element = svg.current
    if (!element || width <= 0) return
    const extent: [[number, number], [number, number]] = [
      [0, 0],
      [width, 1],
    ]
    behaviour.current
      .scaleExtent([1, mostZoom])
      .extent(extent)
      .translateExtent(extent)
      // Without Ctrl the wheel scrolls the page, as it does everywhere else.
      .filter((event: Event) => !(event instanceof WheelEvent) || event.ctrlKey || event.metaKey || event.shiftKey)
      .on('zoom', (event: { transform: ZoomTransform }) => setTransform(event.transform))
    const chosen = select(element)
    chosen.call(behaviour.current)
    chosen.on('dblclick.zoom', null)
    return () => {
      chosen.on('.zoom', null)
    }
  }, [svg, width])
  useLayoutEffect(() => {
    if (!svg.current || width <= 0 || isOpened.current) return
    isOpened.current = true
    const times = (to - from) / (first[1] - first[0])
    if (times <= 1) return
    const before = ((first[0] - from) / (to - from)) * width
    select(svg.current).call(behaviour.current.transform, zoomIdentity.scale(times).translate(-before, 0))
  }, [svg, width, from, to, first])
  const scale = useMemo(
    () =>
      transform.rescaleX(
        scaleUtc()
          .domain([from, to])
          .range([0, Math.max(1, width)]),
      ),
    [transform, from, to, width],
  )
  const act =
    (
      change: (
        zoomed: ReturnType<typeof zoom<SVGSVGElement, unknown>>,
        on: ReturnType<typeof select<SVGSVGElement, unknown>>,
      ) => void,
    ) =>
    () => {
      if (svg.current) change(behaviour.current, select<SVGSVGElement, unknown>(svg.current))
    }
  const step = width / 4
  return {
    scale,
    isWhole: transform.k === 1,
    zoomIn: act((zoomed, on) => on.call(zoomed.scaleBy, 2, [width / 2, 0])),
    zoomOut: act((zoomed, on) => on.call(zoomed.scaleBy, 0.5, [width / 2, 0])),
    earlier: act((zoomed, on) => on.call(zoomed.translateBy, step / transform.k, 0)),
    later: act((zoomed, on) => on.call(zoomed.translateBy, -step / transform.k, 0)),
    whole: act((zoomed, on) => on.call(zoomed.transform, zoomIdentity)),
  }
}
