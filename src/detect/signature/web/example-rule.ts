/** What an empty page of trying out offers: a whole rule, to be changed. */
export const exampleRule = `title: Password of root refused
logsource:
  product: linux
  service: sshd
detection:
  selection:
    event.outcome: failure
    user.name: root
  condition: selection
level: low
`
