// OpenVPN: peers that connect, prove who they are, and get an address inside.
import { type LogEvent, mark } from '../event.ts'
import { setAddress, setPort } from '../field.ts'
import type { LogFormat } from '../format.ts'
import { put } from '../put.ts'
import { setTime } from '../time/clock.ts'
import { ctimeStamp, isoStamp } from '../time/stamp.ts'

const PEER =
  /^(?:([\w.@][\w.@ -]{0,127})\/)?(?:(?:udp|tcp)[46]?:)?(?:\[AF_INET6?\])?\[?([\da-fA-F.:]{3,45}?)\]?:(\d{1,5}) /
const KNOWN =
  /TLS|MULTI|VERIFY|Peer Connection|SENT CONTROL|PUSH|peer info|Data Channel|Control Channel|AUTH|Connection reset|SIGUSR|SIGTERM|Initialization|OpenVPN|Inactivity|Authenticate|Outgoing|Incoming|username|OpenSSL|TUN\/TAP|ROUTE/

export const openvpn: LogFormat = {
  name: 'openvpn',
  title: { ja: 'OpenVPN', en: 'OpenVPN' },
  dataset: 'openvpn.log',
  programs: ['openvpn', 'ovpn', 'ovpn-server', 'openvpn-server', 'openvpnas'],
  sign(text) {
    const stamp = ctimeStamp(text, 0) ?? isoStamp(text, 0)
    const rest =
      stamp === null
        ? text
        : text
            .slice(stamp.end)
            .replace(/^ us=\d{1,6}/, '')
            .trimStart()
    return PEER.test(rest.slice(0, 256))
      ? KNOWN.test(rest)
      : stamp !== null &&
          /^(?:MULTI: |VERIFY |TLS: |OpenVPN \d|TUN\/TAP device |ROUTE_GATEWAY |net_|Initialization Sequence|SENT CONTROL|[\w.-]{1,64},(?:\d{1,3}\.){3}\d{1,3},)/.test(
            rest,
          )
  },
  read(text, event, reading) {
    const stamp = ctimeStamp(text, 0) ?? isoStamp(text, 0)
    let rest = text
    if (stamp !== null) {
      rest = text.slice(stamp.end)
      const us = /^ us=(\d{1,6}) /.exec(rest)
      if (us !== null) {
        stamp.micro = Number(us[1])
        rest = rest.slice(us[0].length)
      }
      rest = rest.trimStart()
      setTime(event, stamp, reading.clock)
    }
    event.message = rest
    event['network.protocol'] = 'openvpn'
    const peer = PEER.exec(rest.slice(0, 256))
    if (peer !== null) {
      setPeer(event, peer[2]!, peer[3])
      put(event, 'user.name', peer[1])
      rest = rest.slice(peer[0].length)
    }
    readMessage(rest, event)
    return true
  },
}

function setPeer(event: LogEvent, ip: string, port: string | undefined): void {
  for (const side of ['source', 'client'] as const) {
    setAddress(event, side, ip)
    setPort(event, side, port)
  }
}

function readMessage(text: string, event: LogEvent): void {
  const initiated =
    /\[([^\]]{1,128})\] Peer Connection Initiated with (?:\[AF_INET6?\])?\[?([\da-fA-F.:]{3,45}?)\]?:(\d{1,5})/.exec(
      text,
    )
  if (initiated !== null) {
    mark(event, ['network', 'authentication', 'session'], ['connection', 'start'], 'vpn-connect', 'success')
    put(event, 'user.name', initiated[1])
    setPeer(event, initiated[2]!, initiated[3])
    return
  }
  const auth =
    /(?:username\/password authentication (succeeded|failed)|Username\/Password authentication (succeeded|deferred|failed)|AUTH_FAILED|Authenticate\/Decrypt packet error|verification failed|VERIFY (ERROR|KU ERROR|EKU ERROR)|TLS Auth Error|TLS Error|TLS handshake failed|tls-crypt unwrap error|Bad encapsulated|authentication failed)/.exec(
      text,
    )
  if (auth !== null) {
    const isGood = auth[1] === 'succeeded' || auth[2] === 'succeeded'
    const isTls = /^(?:TLS Error|TLS handshake|tls-crypt|Bad enc|Authenticate)/.test(auth[0])
    mark(
      event,
      isTls ? ['network'] : ['network', 'authentication'],
      isTls ? ['connection', 'error'] : ['start', 'info'],
      isTls ? 'vpn-tls-error' : 'vpn-login',
      isGood ? 'success' : 'failure',
    )
    put(
      event,
      'user.name',
      /for username '([^']{1,300})'/.exec(text)?.[1] ??
        /username '([^']{1,300})'/.exec(text)?.[1] ??
        /user '([^']{1,300})'/.exec(text)?.[1],
    )
    const from = /(?:from|with) (?:\[AF_INET6?\])?\[?((?:\d{1,3}\.){3}\d{1,3}|[\da-fA-F:]{3,45}?)\]?:(\d{1,5})/.exec(
      text,
    )
    if (from !== null) setPeer(event, from[1]!, from[2])
    return
  }
  if (
    /LDAP (?:bind failed|user "[^"]*" was not found)|supplied for LDAP DN|Invalid credentials|LDAP user .{0,200} not found/i.test(
      text,
    )
  ) {
    mark(event, ['authentication'], ['start'], 'vpn-login', 'failure')
    put(event, 'user.name', /"CN=([^,"]{1,256})/i.exec(text)?.[1] ?? /user "([^"]{1,256})"/.exec(text)?.[1])
    return
  }
  mark(
    event,
    ['network'],
    /SIGTERM|SIGUSR1|Inactivity|Connection reset|client-instance exiting/.test(text)
      ? ['connection', 'end', 'info']
      : ['info'],
  )
  put(
    event,
    'observer.ingress.interface.name',
    /^TUN\/TAP device (\S{1,32}) opened|^(?:net_(?:iface|addr)\S{0,16}: .{0,64}?|\/sbin\/ip .{0,32}? dev )(tun\d+|tap\d+)/
      .exec(text)
      ?.slice(1)
      .find(Boolean),
  )
  put(event, 'observer.egress.interface.name', / IFACE=(\S{1,32})/.exec(text)?.[1])
  const learn = /^MULTI: Learn: ([\da-fA-F.:]{3,45}) -> (?:([\w.@-]{1,128})\/)?([\da-fA-F.:]{3,45}?):(\d{1,5})/.exec(
    text,
  )
  if (learn !== null) {
    event['event.action'] = 'vpn-address'
    put(event, 'client.nat.ip', learn[1])
    put(event, 'source.nat.ip', learn[1])
    put(event, 'user.name', learn[2])
    setPeer(event, learn[3]!, learn[4])
  }
  const listed = /^([\w.@-]{1,128}),((?:\d{1,3}\.){3}\d{1,3}),/.exec(text)
  if (listed !== null) {
    put(event, 'user.name', listed[1])
    put(event, 'client.nat.ip', listed[2])
  }
  put(
    event,
    'tls.cipher',
    /(?:Cipher|cipher) '([\w-]{3,40})'/.exec(text)?.[1] ?? /, cipher TLSv\S+ ([\w-]{3,60})/.exec(text)?.[1],
  )
}
