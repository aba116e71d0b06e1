// Two rules of our own for tests of alerts.
export const shell = `title: Web shell
id: 53ba33fd-3a50-4468-a5ef-c583635cfa94
date: 2025-12-01
tags: [attack.persistence, attack.t1505.003, tlp.green]
x_ja: {title: Webシェル, advice: サーバーを切り離してください。}
logsource: {category: webserver}
detection:
  selection: {cs-uri-stem|endswith: '/SHELL.php'}
  condition: selection
level: critical
`
export const correlated = `title: Failed sign-in
id: 53ba33fd-3a50-4468-a5ef-c583635cfa92
name: failed
logsource: {product: linux, service: sshd}
detection:
  selection: {event.outcome: failure}
  keywords: [Failed password]
  condition: selection and keywords
level: low
---
title: Guessing
id: 53ba33fd-3a50-4468-a5ef-c583635cfa93
correlation:
  type: event_count
  rules: [failed]
  group-by: [source.ip]
  timespan: 5m
  condition: {gte: 3}
level: high
`
