#!/bin/sh
# The real parts that the tests need beside npm's: a browser, Japanese fonts, a reader of PDF, your own PostgreSQL to test against.
set -eu
need=""
command -v chromium >/dev/null 2>&1 || need="$need chromium"
fc-list 2>/dev/null | grep -qi 'noto.*cjk' || need="$need fonts-noto-cjk"
command -v pdftotext >/dev/null 2>&1 || need="$need poppler-utils"
command -v zbarimg >/dev/null 2>&1 || need="$need zbar-tools"
ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || need="$need postgresql"
command -v openssl >/dev/null 2>&1 || need="$need openssl"
[ -x /usr/sbin/rsyslogd ] || need="$need rsyslog"
ls /usr/lib/*/rsyslog/lmnsd_ossl.so >/dev/null 2>&1 || need="$need rsyslog-openssl"
# syslog-ng and rsyslog cannot be installed together: its loggen is unpacked beside, only its libraries are installed.
syslogng=/opt/hikeshi-tests/syslog-ng
if [ ! -x "$syslogng/usr/bin/loggen" ]; then
  need="$need libglib2.0-0 libivykis0 libnet1 libpcre3 libwrap0 libssl3"
  unpack=yes
else
  unpack=
fi
[ -z "$need" ] && exit 0
sudo=""
[ "$(id -u)" = 0 ] || sudo="sudo"
echo "installing for the tests:$need" >&2
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
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $need >/dev/null
if [ -n "$unpack" ]; then
  folder=$(mktemp -d)
  if (cd "$folder" && apt-get download -qq syslog-ng-core) >/dev/null 2>&1; then
    $sudo mkdir -p "$syslogng"
    $sudo dpkg -x "$folder"/syslog-ng-core_*.deb "$syslogng"
  else
    echo "syslog-ng-core could not be had: the tests with loggen are skipped" >&2
  fi
  rm -rf "$folder"
fi
