// mailparser brings no types of its own; this is what the bench asks of it.
declare module 'mailparser' {
  export function simpleParser(
    mail: Uint8Array,
  ): Promise<{ readonly subject?: string; readonly text?: string; readonly attachments: readonly unknown[] }>
}
