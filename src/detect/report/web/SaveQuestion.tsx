import { Button, Group, Modal } from '@mantine/core'
import { useWords } from '#src/web/kit/lang.tsx'
import { kitWords } from '#src/web/kit/words.ts'

/** Asks before bytes from outside are saved on the reader's machine. */
export function SaveQuestion({
  isOpen,
  onClose,
  title,
  text,
  act,
  href,
}: {
  isOpen: boolean
  onClose: () => void
  title: string
  text: string
  act: string
  href: string
}) {
  const kit = useWords(kitWords)
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': kit('close') }}>
      <p>{text}</p>
      <Group justify="flex-end" mt="md">
        <Button onClick={onClose}>{kit('cancel')}</Button>
        <Button component="a" variant="filled" href={href} download onClick={onClose}>
          {act}
        </Button>
      </Group>
    </Modal>
  )
}
