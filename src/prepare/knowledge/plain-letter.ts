import type { Letter } from '#src/platform/pdf/documents/letter.ts'

/** A letter as plain lines: for the record, for mail, for reading beside the page. */
export function plainOf({ subject, to, blocks, contact }: Letter): string {
  return [subject, to.join('\n'), ...blocks.map(plainBlock), contact ? `${contact.label}\n${contact.text}` : '']
    .filter((part) => part !== '')
    .join('\n\n')
}

type Block = Letter['blocks'][number]
function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'p':
    case 'h':
      return block.text
    case 'points':
      return block.items.map((item, i) => `${block.isNumbered ? `${i + 1}.` : '・'} ${item}`).join('\n')
    case 'record':
      return block.rows.map((row) => `${row.label}: ${row.value}`).join('\n')
    case 'table':
      return [block.head, ...block.rows].map((row) => row.join('  ')).join('\n')
  }
}
