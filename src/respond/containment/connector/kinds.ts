import type { ContainmentKind } from '#src/prepare/duty/target.ts'
import type { ConnectorSetting } from './setting.ts'

/** What each sort of connector can cut off. */
export const kindsOf: Readonly<Record<ConnectorSetting['type'], readonly ContainmentKind[]>> = {
  nftables: ['block-address', 'block-port', 'isolate-host', 'restrict-protocol'],
  'nftables-ssh': ['block-address', 'block-port', 'isolate-host', 'restrict-protocol'],
  openc2: ['block-address', 'block-port', 'isolate-host'],
  webhook: ['block-address', 'block-port', 'isolate-host', 'stop-service', 'disable-account', 'restrict-protocol'],
  ldap: ['disable-account'],
}
