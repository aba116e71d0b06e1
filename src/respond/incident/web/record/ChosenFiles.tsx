import { CloseButton } from '@mantine/core'
import { IconFile } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { formatBytes } from '#src/web/kit/bytes.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { recordWords } from '../words/record.ts'
import classes from './Composer.module.css'

/** Files that will go with the entry; pictures are seen before they are sent. */
export function ChosenFiles({ files, onRemove }: { files: readonly File[]; onRemove: (at: number) => void }) {
  const t = useWords(recordWords)
  if (files.length === 0) return null
  return (
    <ul className={classes.files}>
      {files.map((file, at) => (
        <li key={`${file.name} ${file.size} ${file.lastModified}`}>
          <Face file={file} />
          <span className={classes.name}>{file.name}</span>
          <span className={classes.hint}>{formatBytes(file.size)}</span>
          <CloseButton
            size="sm"
            aria-label={t('compose.file.remove', { name: file.name })}
            onClick={() => onRemove(at)}
          />
        </li>
      ))}
    </ul>
  )
}

function Face({ file }: { file: File }) {
  const [address, setAddress] = useState('')
  const isImage = /^image\/(png|jpeg|gif|webp)$/.test(file.type)
  useEffect(() => {
    if (!isImage) return
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file, isImage])
  return isImage && address ? <img src={address} alt="" /> : <IconFile size={20} aria-hidden />
}
