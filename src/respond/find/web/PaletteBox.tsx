export function PaletteBox({ onClose }: { onClose: () => void }) {
  onClose()
  return null
}
