// What starts. A look at every file of a host may hang in the kernel, so it gets a process of its own, and the one that waits for it
// loads nothing else.
const args = process.argv.slice(2)
const looksAtHost = args[0] === 'integrity' && /^(init|check|update)$/.test(args[1] ?? '')
const apart = looksAtHost ? await import('#src/detect/integrity/host/apart.ts') : null
if (apart && !process.send) process.exitCode = await apart.runApart()
else {
  apart?.endWithStarter()
  const { commandLine } = await import('./command-line.ts')
  await commandLine(args)
  apart?.sayEnd()
}

export {}
