#!/bin/sh
# The real parts that the tests need beside npm's: a browser, Japanese fonts, a reader of PDF, your own PostgreSQL to test against.
set -eu
need=""
command -v chromium >/dev/null 2>&1 || need="$need chromium"
fc-list 2>/dev/null | grep -qi 'noto.*cjk' || need="$need fonts-noto-cjk"
command -v pdftotext >/dev/null 2>&1 || need="$need poppler-utils"
command -v zbarimg >/dev/null 2>&1 || need="$need zbar-tools"
ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || need="$need postgresql"
command -v busybox >/dev/null 2>&1 || need="$need busybox"
command -v mksh >/dev/null 2>&1 || need="$need mksh"
command -v curl >/dev/null 2>&1 || need="$need curl"
command -v wget >/dev/null 2>&1 || need="$need wget"
command -v 7z >/dev/null 2>&1 || need="$need p7zip-full"
command -v openssl >/dev/null 2>&1 || need="$need openssl"
[ -x /usr/sbin/rsyslogd ] || need="$need rsyslog"
# What people search their logs with otherwise: `npm run bench:log-search` stands beside it.
command -v rg >/dev/null 2>&1 || need="$need ripgrep"
# A directory, mail servers, a packet filter and a shell from afar: what is told of, reset and cut off in the tests.
[ -x /usr/sbin/slapd ] || need="$need slapd"
[ -x /usr/sbin/postfix ] || need="$need postfix"
[ -x /usr/sbin/dovecot ] || need="$need dovecot-core"
ls /usr/lib/dovecot/imap >/dev/null 2>&1 || need="$need dovecot-imapd"
[ -x /usr/sbin/nft ] || need="$need nftables"
[ -x /usr/sbin/ip ] || [ -x /sbin/ip ] || need="$need iproute2"
[ -x /usr/sbin/sshd ] || need="$need openssh-server"
command -v ssh >/dev/null 2>&1 || need="$need openssh-client"
ls /usr/lib/*/rsyslog/lmnsd_ossl.so >/dev/null 2>&1 || need="$need rsyslog-openssl"
# syslog-ng and rsyslog cannot be installed together: its loggen is unpacked beside, only its libraries are installed.
syslogng=/opt/hikeshi-tests/syslog-ng
if [ ! -x "$syslogng/usr/bin/loggen" ]; then
  need="$need libglib2.0-0 libivykis0 libnet1 libpcre3 libwrap0 libssl3"
  unpack=yes
else
  unpack=
fi
sudo=""
[ "$(id -u)" = 0 ] || sudo="sudo"
# A ClickHouse of today, in the process of the tests: 550 MB, so it stands apart from what `npm ci` brings everybody.
chdb=/opt/hikeshi-tests/chdb
if ! cmp -s test/kit/chdb/package-lock.json "$chdb/package-lock.json"; then
  echo "installing for the tests: chdb" >&2
  $sudo mkdir -p "$chdb"
  $sudo cp test/kit/chdb/package.json test/kit/chdb/package-lock.json "$chdb"
  if ! $sudo env "PATH=$PATH" npm ci --prefix "$chdb" --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null; then
    $sudo rm -f "$chdb/package-lock.json"
    echo "chdb could not be had: the tests with a ClickHouse of today are skipped" >&2
  fi
fi
# ClickHouse as Debian has it is unpacked with the libraries that it wants, 100 MB; nothing of it is installed or runs by itself.
clickhouse=/opt/hikeshi-tests/clickhouse
[ -x "$clickhouse/usr/sbin/clickhouse-server" ] || unpack=yes
# systemd-journal-upload is unpacked too: it is to be no service of this machine.
systemd=/opt/hikeshi-tests/systemd
if [ ! -x "$systemd/lib/systemd/systemd-journal-upload" ]; then
  need="$need libcurl4"
  unpack=yes
fi
# AIDE, getfattr and rpm are unpacked with the libraries that they want: baselines are held against what they say.
beside="aide attr rpm"
for part in $beside; do
  [ -d "/opt/hikeshi-tests/$part" ] || unpack=yes
done
[ -z "$need$unpack" ] && exit 0
echo "installing for the tests:$need${unpack:+, what is only unpacked}" >&2
$sudo apt-get update -qq
# Nothing that is installed for the tests is to run as a service of this machine.
policy=/usr/sbin/policy-rc.d
made=
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' | $sudo tee "$policy" >/dev/null
  $sudo chmod 755 "$policy"
  made=yes
fi
trap '[ -z "$made" ] || $sudo rm -f "$policy"' EXIT
[ -z "$need" ] || DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $need >/dev/null
if [ ! -x "$clickhouse/usr/sbin/clickhouse-server" ]; then
  folder=$(mktemp -d)
  wanted=$(apt-get install -s --no-install-recommends clickhouse-server 2>/dev/null | awk '/^Inst/ { print $2 }')
  if [ -n "$wanted" ] && (cd "$folder" && apt-get download -qq $wanted) >/dev/null 2>&1; then
    $sudo mkdir -p "$clickhouse"
    for package in "$folder"/*.deb; do $sudo dpkg -x "$package" "$clickhouse"; done
  else
    echo "clickhouse-server could not be had: the tests with a ClickHouse cluster are skipped" >&2
  fi
  rm -rf "$folder"
fi
if [ ! -x "$syslogng/usr/bin/loggen" ]; then
  folder=$(mktemp -d)
  if (cd "$folder" && apt-get download -qq syslog-ng-core) >/dev/null 2>&1; then
    $sudo mkdir -p "$syslogng"
    $sudo dpkg -x "$folder"/syslog-ng-core_*.deb "$syslogng"
  else
    echo "syslog-ng-core could not be had: the tests with loggen are skipped" >&2
  fi
  rm -rf "$folder"
fi
if [ ! -x "$systemd/lib/systemd/systemd-journal-upload" ]; then
  folder=$(mktemp -d)
  if (cd "$folder" && apt-get download -qq systemd-journal-remote libsystemd-shared libmicrohttpd12) >/dev/null 2>&1; then
    $sudo mkdir -p "$systemd"
    for part in "$folder"/*.deb; do $sudo dpkg -x "$part" "$systemd"; done
  else
    echo "systemd-journal-remote could not be had: its tests are skipped" >&2
  fi
  rm -rf "$folder"
fi
for part in $beside; do
  [ -d "/opt/hikeshi-tests/$part" ] && continue
  folder=$(mktemp -d)
  wanted=$(apt-get install -s --no-install-recommends "$part" 2>/dev/null | awk '/^Inst/ { print $2 }')
  if [ -n "$wanted" ] && (cd "$folder" && apt-get download -qq $wanted) >/dev/null 2>&1; then
    $sudo mkdir -p "/opt/hikeshi-tests/$part"
    for package in "$folder"/*.deb; do $sudo dpkg -x "$package" "/opt/hikeshi-tests/$part"; done
  else
    echo "$part could not be had: its tests are skipped" >&2
  fi
  rm -rf "$folder"
done
