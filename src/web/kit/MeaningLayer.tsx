import { useEffect, useState } from 'react'
import classes from './MeaningLayer.module.css'

type Shown = { readonly text: string; readonly x: number; readonly y: number; readonly isAbove: boolean }
const width = 300

/** The one tooltip of the page: shows `data-means` of whatever is pointed at or focused. Esc takes it away (WCAG 1.4.13). */
export function MeaningLayer() {
  const [shown, show] = useState<Shown | null>(null)
  useEffect(() => {
    let target: Element | null = null
    const open = (event: Event) => {
      const element = event.target instanceof Element ? event.target : null
      if (element?.closest(`.${classes.meaning}`)) return
      const found = element?.closest('[data-means]') ?? null
      if (found === target) return
      target = found
      if (!found) return show(null)
      if (event.type === 'focusin' && !found.matches(':focus-visible')) return
      const box = found.getBoundingClientRect()
      const isAbove = box.bottom > innerHeight - 120
      const x = Math.max(8, Math.min(box.left, innerWidth - width - 8))
      show({ text: found.getAttribute('data-means') ?? '', x, y: isAbove ? box.top : box.bottom, isAbove })
    }
    const shut = () => {
      target = null
      show(null)
    }
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && shut()
    document.addEventListener('pointerover', open)
    document.addEventListener('focusin', open)
    document.addEventListener('focusout', shut)
    document.addEventListener('keydown', onKey)
    document.addEventListener('scroll', shut, true)
    return () => {
      document.removeEventListener('pointerover', open)
      document.removeEventListener('focusin', open)
      document.removeEventListener('focusout', shut)
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('scroll', shut, true)
    }
  }, [])
  if (!shown) return null
  const place = { left: shown.x, top: shown.y, maxWidth: width }
  return (
    <div role="tooltip" className={classes.meaning} data-above={shown.isAbove || undefined} style={place}>
      {shown.text}
    </div>
  )
}
