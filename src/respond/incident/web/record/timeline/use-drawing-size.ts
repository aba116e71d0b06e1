import { useEffect, useRef, useState } from 'react'

/** How wide the drawing is, as the page is. */
export function useDrawingSize() {
  const box = useRef<HTMLDivElement>(null)
  const svg = useRef<SVGSVGElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    let seen: Element | null = null
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    // The box comes when the entries have come.
    const timer = setInterval(() => {
      if (!box.current || box.current === seen) return
      seen = box.current
      observer.observe(seen)
      clearInterval(timer)
    }, 30)
    return () => {
      clearInterval(timer)
      observer.disconnect()
    }
  }, [])
  return { box, svg, width }
}
