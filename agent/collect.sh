#!/bin/sh
# Hikeshi collector: takes what a restart would destroy first, then the rest, in the order of volatility (RFC 3227 2.1).
# It needs a POSIX shell and what a bare Linux or BSD host has, writes only into its own folder, and changes nothing else.
# 揮発しやすいものから順に採取する。書き込むのは自分のフォルダーだけ。
#
#   sh collect.sh [-o FOLDER] [-t TOOLS] [-w SECONDS] [-l ja|en] [-q] [-u] [-y]
#     -o  where the folder of this collection is made; best a removable medium (default: here)
#     -t  a folder with trusted programs, looked in first (a static busybox, for example)
#     -w  no step takes longer than this
#     -q  quick: no walk over the disk, no package check, no logs
#     -u  send it to the desk at the end    -y  do not ask
#
# --- filled in by the desk ---
DESK_URL=''
TOKEN=''
INCIDENT=''
HOST=''
COLLECTION=''
MADE_AT=''
SPEAK='en'
# -----------------------------
VERSION=1

place=. tools='' quick='' send='' sure='' longest=3600
while getopts o:t:w:l:quyh option; do
  case $option in
  o) place=$OPTARG ;;
  t) tools=$OPTARG ;;
  w) longest=$OPTARG ;;
  l) SPEAK=$OPTARG ;;
  q) quick=1 ;;
  u) send=1 ;;
  y) sure=1 ;;
  *) sed -n '2,14p' "$0" >&2; exit 2 ;;
  esac
done

say() { if [ "$SPEAK" = ja ]; then printf '%s\n' "$1" >&2; else printf '%s\n' "$2" >&2; fi; }
agree() { # asks before what cannot be taken back; without a terminal only -y goes on
  [ -n "$sure" ] && return 0
  say "$1 続けるには yes と入力:" "$2 Type yes to go on:"
  read -r answer || answer=''
  [ "$answer" = yes ]
}

umask 077
unset HISTFILE
[ -n "$tools" ] && PATH=$tools:$PATH
PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin
LC_ALL=C
export PATH LC_ALL
have() { command -v "$1" >/dev/null 2>&1; }

say '火消し 採取プログラム。落ち着いて、この順に:
 1. 再起動・シャットダウンをしない。メモリー上の証拠が消える。
 2. ログイン、再起動、ネットワークの切断を合図に壊す仕掛けがあり得る。切断は対策チームと決めてから。
 3. このホストのプログラムは偽物かもしれない。できれば信頼できるプログラムを -t で渡す。
 4. 読むだけでも参照時刻は変わる。先に全ファイルの時刻を控え、その後で中身を読む。
 5. メモリーの中身は採らない。必要なら専用の道具で、これより先に。' \
  'Hikeshi collector. Calm comes first:
 1. Do not restart or shut down: what is in memory would be gone.
 2. A login, a restart or an unplugged network may be the signal for a trap. Cut the network only when the team decided it.
 3. The programs of this host may be false. Give trusted ones with -t if you can.
 4. Reading alone changes access times. The times of all files are noted first, contents are read after that.
 5. The memory itself is not taken. If it is wanted, take it before this, with a tool made for it.'
agree '採取を始めます。' 'The collection begins.' || exit 1

host=$(hostname 2>/dev/null || uname -n)
name=hikeshi-${INCIDENT:-0}-$(printf %s "${HOST:-$host}" | tr -c 'A-Za-z0-9.-' _)-$(date -u +%Y%m%dT%H%M%SZ)
try=$name count=1
# Run twice in one second, it makes a second folder: nothing is written over.
until mkdir "$place/$try" 2>/dev/null; do
  count=$((count + 1)) try=$name-$count
  [ $count -gt 20 ] && { say "$place に書き込めません。" "Cannot write to $place."; exit 3; }
done
name=$try
OUT=$(cd "$place/$name" && pwd) || exit 3
mkdir "$OUT/data" "$OUT/tmp" || exit 3
# Kept free for the manifest, for when the disk fills up.
dd if=/dev/zero of="$OUT/tmp/reserve" bs=65536 count=4 2>/dev/null
DATA=$OUT/data TMPDIR=$OUT/tmp
export TMPDIR
cd "$DATA" || exit 3

size_limit=$((512 * 1024 * 1024)) full='' late='' number=0 me=$(id -u 2>/dev/null || echo unknown)
now() { date -u +%Y-%m-%dT%H:%M:%SZ; }
printf 'step\tbegan\tended\tresult\n' >steps.tsv
missing() { { printf '%s\n' "$1" >>missing.txt; } 2>/dev/null; }
[ "$me" = 0 ] || missing 'not run as root: processes, sockets and files of others are incomplete'

children() {
  if have ps; then ps -A -o pid= -o ppid= 2>/dev/null | awk -v p="$1" '$2 == p { print $1 }'
  else sed -n "s/^\([0-9]*\) .*) [A-Z] $1 .*/\1/p" /proc/[0-9]*/stat 2>/dev/null; fi
}
end_tree() { for child in $(children "$1"); do end_tree "$child"; done; kill -9 "$1" 2>/dev/null; }
trap 'late=1' USR1

room() { dd if=/dev/zero of="$OUT/tmp/probe" bs=65536 count=1 2>/dev/null && rm -f "$OUT/tmp/probe"; }
limited() { { "$@" 2>"$file.err"; echo $? >"$OUT/tmp/code"; } | head -c "$size_limit" >"$file.txt" 2>/dev/null; }
step() { # step NAME SECONDS FUNCTION: never hangs, never ends the collection
  [ -n "$full" ] && { missing "$1: the disk was full"; return; }
  number=$((number + 1)) file=$(printf '%02d-%s' $number "$1") began=$(now) late=''
  seconds=$2
  [ "$seconds" -gt "$longest" ] && seconds=$longest
  [ -t 2 ] && printf '\r%-30s' "$file" >&2
  rm -f "$OUT/tmp/code"
  limited "$3" &
  job=$!
  (
    trap 'kill "$nap" 2>/dev/null; exit 0' TERM
    sleep "$seconds" & nap=$!
    wait "$nap"
    kill -USR1 $$
  ) >/dev/null 2>&1 &
  guard=$!
  wait "$job"
  written=$?
  kill "$guard" 2>/dev/null
  result=$(cat "$OUT/tmp/code" 2>/dev/null || echo '?')
  if [ -n "$late" ] && [ "$result" = '?' ]; then
    end_tree "$job"
    result="ended after $seconds s"
    missing "$1: not finished within $seconds seconds"
  fi
  [ -s "$file.err" ] || rm -f "$file.err"
  { printf '%s\t%s\t%s\t%s\n' "$file" "$began" "$(now)" "$result" >>steps.tsv; } 2>/dev/null || written=1
  if [ "$written" != 0 ] && ! room; then
    full=1
    say 'ディスクがいっぱいです。ここまでをまとめます。' 'The disk is full: what there is so far is put together.'
  fi
}
# Each command says what it is; one that is not here is said to be missing.
run() { if have "$1"; then printf '### %s\n' "$*"; "$@" </dev/null; printf '\n'; else missing "no $1 on this host"; return 0; fi; }
show() { for one in "$@"; do [ -r "$one" ] && { printf '### %s\n' "$one"; cat "$one"; printf '\n'; }; done; return 0; }
either() { for one in "$@"; do have "${one%% *}" && { run $one; return; }; done; missing "none of: $*"; }

clock() {
  printf 'host_epoch=%s\nhost_utc=%s\nhost_local=%s\nmade_at=%s\n' "$(date +%s)" "$(now)" "$(date '+%Y-%m-%dT%H:%M:%S%z %Z')" "$MADE_AT"
  # An agent has read the desk's clock over its own line.
  if [ -n "${DESK_CLOCK:-}" ]; then printf '%s\n' "$DESK_CLOCK"
  elif [ -n "$DESK_URL" ]; then
    before=$(date +%s)
    if have curl; then answer=$(curl -sS -I --max-time 10 "$DESK_URL/api/health")
    elif have wget; then answer=$(wget -q -S -T 10 -O /dev/null "$DESK_URL/api/health" 2>&1); fi
    desk=$(printf '%s\n' "$answer" | tr -d '\r' | sed -n 's/^ *[Dd]ate: //p' | head -n 1)
    printf 'desk_asked=%s\ndesk_date=%s\ndesk_answered=%s\n' "$before" "$desk" "$(date +%s)"
    [ -n "$desk" ] || missing "clock: the desk was not reached; read its clock by telephone and write both down"
  fi
  either 'chronyc -n tracking' 'ntpq -pn'
  show /etc/timezone /etc/adjtime /sys/class/rtc/rtc0/date /sys/class/rtc/rtc0/time
}
sockets() { either 'ss -panoe' 'netstat -panW' 'netstat -an' 'sockstat'; have sockstat && run sockstat; show /proc/net/tcp /proc/net/tcp6 /proc/net/udp /proc/net/udp6 /proc/net/raw /proc/net/packet /proc/net/unix; }
processes() { have ps || { missing 'no ps on this host: processes by /proc alone'; return 0; }; ps -A -o pid,ppid,user,group,stime,tty,time,vsz,args 2>/dev/null || ps aux 2>/dev/null || ps; }
# Once more without ps: what ps hides still stands in /proc, and a program that was deleted still runs.
proc() {
  [ -d /proc/self ] || { missing 'no /proc: processes by ps alone'; return; }
  for at in /proc/[0-9]*; do
    printf '%s\texe=%s\tcwd=%s\troot=%s\tcmd=' "${at#/proc/}" "$(readlink "$at/exe" 2>/dev/null)" "$(readlink "$at/cwd" 2>/dev/null)" "$(readlink "$at/root" 2>/dev/null)"
    tr '\000\n' '  ' <"$at/cmdline" 2>/dev/null
    printf '\tstat=%s\n' "$(tr '\n' ' ' <"$at/stat" 2>/dev/null)"
  done
}
open_files() { if have lsof; then run lsof -nP; elif have fstat; then run fstat; else ls -ln /proc/[0-9]*/fd 2>/dev/null; fi; }
maps() { for at in /proc/[0-9]*; do printf '### %s\n' "$at"; awk '$6 ~ /^\// { print $6 $7 }' "$at/maps" 2>/dev/null | sort -u; done; }
environments() { for at in /proc/[0-9]*; do printf '### %s\n' "$at"; tr '\000' '\n' <"$at/environ" 2>/dev/null | grep -E '^(LD_|PATH=|HISTFILE=|SSH_|SUDO_|HOME=|PWD=)'; done; }
deleted_programs() { # a running program whose file is gone exists nowhere else
  for at in /proc/[0-9]*; do
    case $(readlink "$at/exe" 2>/dev/null) in
    *' (deleted)' | /memfd:*) mkdir -p deleted && head -c 104857600 "$at/exe" >"deleted/${at#/proc/}.bin" && printf '%s %s\n' "${at#/proc/}" "$(readlink "$at/exe")" ;;
    esac
  done
}
users() { run who -a; run w; run last -n 500; [ "$me" = 0 ] && have lastb && run lastb -n 500; have lastlog && run lastlog; return 0; }
routes() { either 'ip -d addr' 'ifconfig -a'; have ip && { run ip rule; run ip route show table all; run ip -6 route show table all; } || run netstat -rn; show /proc/net/route /proc/net/ipv6_route; }
neighbours() { either 'ip neigh' 'arp -an'; show /proc/net/arp; }
firewall() { [ "$me" = 0 ] || return 0; have nft && run nft list ruleset; have iptables-save && run iptables-save; have ip6tables-save && run ip6tables-save; have pfctl && run pfctl -sr; return 0; }
kernel() { run uname -a; show /proc/uptime /proc/loadavg /proc/version /proc/cmdline /proc/meminfo /proc/sys/kernel/tainted; either 'lsmod' 'kldstat' 'modstat'; show /proc/modules; have dmesg && run dmesg; [ -d /proc/self ] || run sysctl -a; return 0; }
mounts() { show /proc/self/mountinfo /proc/swaps /proc/partitions /etc/fstab; [ -d /proc/self ] || run mount; have lsblk && run lsblk -a; return 0; }
system() { run uptime; run id; show /etc/os-release /etc/machine-id /etc/hostname /etc/hosts /etc/resolv.conf; printf '### environment\n'; printf 'PATH=%s\n' "$PATH"; }
temporary() { ls -lanR /tmp /var/tmp /dev/shm /run/shm 2>/dev/null | head -n 200000; }
disk_times() { # every file's times before any content is read, as a bodyfile (mactime)
  if find / -maxdepth 0 -printf '' 2>/dev/null; then
    find / -xdev -path "$OUT" -prune -o -printf '0|%p|%i|%M|%U|%G|%s|%A@|%T@|%C@|0\n'
  elif stat -c %n / >/dev/null 2>&1; then
    find / -xdev -path "$OUT" -prune -o -exec stat -c '0|%n|%i|%A|%u|%g|%s|%X|%Y|%Z|0' {} +
  else
    find / -xdev -path "$OUT" -prune -o -exec stat -f '0|%N|%i|%Sp|%u|%g|%z|%a|%m|%c|%B' {} +
  fi
}
recent() { find / -xdev \( -path /proc -o -path /sys -o -path "$OUT" \) -prune -o -type f \( -mtime -14 -o -ctime -14 \) -exec ls -ldn {} +; }
set_uid() { find / -xdev \( -path /proc -o -path /sys -o -path "$OUT" \) -prune -o -type f \( -perm -4000 -o -perm -2000 \) -exec ls -ldn {} +; have getcap && run getcap -r / 2>/dev/null; return 0; }
accounts() { # what kind of password, never the hash itself
  show /etc/passwd /etc/group /etc/sudoers /etc/login.defs
  for one in /etc/shadow /etc/master.passwd; do
    [ -r "$one" ] && { printf '### %s without hashes\n' "$one"; awk -F: 'BEGIN { OFS = ":" } { $2 = $2 == "" ? "(empty)" : $2 ~ /^[!*]/ ? "(locked)" : "(set)"; print }' "$one"; }
  done
  ls -lanR /etc/sudoers.d 2>/dev/null
}
startup() { have systemctl && { run systemctl list-units --all --no-pager; run systemctl list-unit-files --no-pager; run systemctl list-timers --all --no-pager; }; ls -lanR /etc/init.d /etc/rc.d /etc/rc*.d /etc/systemd/system /usr/local/etc/rc.d /Library/LaunchDaemons 2>/dev/null; show /etc/rc.local /etc/inittab /etc/rc.conf /etc/ld.so.preload; return 0; }
schedules() { ls -lanR /var/spool/cron /etc/cron.d /etc/cron.daily /etc/cron.hourly /etc/cron.weekly /etc/cron.monthly /var/spool/at /var/cron 2>/dev/null; show /etc/crontab /etc/anacrontab; for one in /var/spool/cron/* /var/spool/cron/crontabs/* /var/cron/tabs/* /etc/cron.d/*; do [ -f "$one" ] && show "$one"; done; return 0; }
packages() { if have dpkg; then run dpkg -l; elif have rpm; then run rpm -qa --last; elif have apk; then run apk info -v; elif have pkg; then run pkg info; elif have pkg_info; then run pkg_info; else missing 'no package manager known'; fi; }
package_check() { if have dpkg; then run dpkg --verify; elif have rpm; then run rpm -Va; elif have apk; then run apk audit --system; elif have pkg; then run pkg check -sa; else missing 'no package manager that can check its files'; fi; }

# Files as they are, with names, owners and times, in a tar each.
pack() ( # pack NAME PATH...
  IFS='
'
  set -f
  into=$1; shift
  # shellcheck disable=SC2046 # one name a line
  set -- $(for one in "$@"; do [ -e "$one" ] && printf '%s\n' "${one#/}"; done)
  [ $# -gt 0 ] || return 0
  have tar || { missing "no tar: $into not taken"; return 0; }
  tar -cf - -C / "$@" | head -c $((1024 * 1024 * 1024)) >"$into.tar"
)
homes() { awk -F: '$6 ~ /^\/./ { print $6 }' /etc/passwd 2>/dev/null | sort -u; }
histories() (
  IFS='
'
  set -f
  # shellcheck disable=SC2046 # one name a line
  pack histories $(for home in $(homes) /root; do for one in .bash_history .zsh_history .sh_history .ash_history .history .mysql_history .psql_history .python_history .lesshst .viminfo .wget-hsts .ssh .bashrc .bash_profile .profile .bash_logout; do printf '%s/%s\n' "$home" "$one"; done; done | sort -u)
)
settings() { pack settings /etc/ssh /etc/pam.d /etc/pam.conf /etc/cron.d /etc/crontab /etc/sudoers /etc/sudoers.d /etc/systemd/system /etc/init.d /etc/rc.local /etc/rc.conf /etc/ld.so.preload /etc/ld.so.conf /etc/profile /etc/profile.d /etc/hosts /etc/hosts.allow /etc/hosts.deny /etc/inetd.conf /etc/xinetd.d /etc/apache2 /etc/httpd /etc/nginx /etc/syslog.conf /etc/rsyslog.conf /etc/rsyslog.d /var/spool/cron; }
logs() { pack logs /var/log /var/run/utmp /run/utmp /var/adm; }

if have sha256sum; then sum_of() { sha256sum "$@"; }
elif have shasum; then sum_of() { shasum -a 256 "$@"; }
elif have sha256; then sum_of() { for one in "$@"; do printf '%s  %s\n' "$(sha256 -q "$one")" "$one"; done; }
elif have openssl; then sum_of() { openssl dgst -sha256 -r "$@" | sed 's/ \*/  /'; }
else sum_of() { cksum "$@"; }; missing 'no SHA-256 here: the manifest has checksums (cksum) that prove nothing; hash the bundle elsewhere at once'; fi
programs() { for one in sh ps ss netstat lsof ls find stat tar awk sed ip who last dpkg rpm sshd login su sudo; do at=$(command -v "$one" 2>/dev/null); case $at in /*) ls -ldn "$at"; sum_of "$at" ;; esac; done; }

step clock 30 clock
step sockets 60 sockets
step processes 60 processes
step processes-by-proc 120 proc
step open-files 180 open_files
step users 60 users
step routes 60 routes
step neighbours 30 neighbours
step firewall 60 firewall
step kernel 60 kernel
step deleted-programs 180 deleted_programs
step mapped-files 120 maps
step environments 60 environments
step mounts 30 mounts
step system 30 system
step temporary-files 120 temporary
[ -n "$quick" ] || step file-times 900 disk_times
[ -n "$quick" ] || step recent-changes 600 recent
[ -n "$quick" ] || step set-uid-files 600 set_uid
step accounts 30 accounts
step start-up 120 startup
step schedules 60 schedules
step shell-histories 120 histories
step settings 180 settings
step programs-used 120 programs
step packages 180 packages
if [ -z "$quick" ]; then
  step logs 900 logs
  if agree 'パッケージの検査は、このホストのプログラムで全ファイルを読みます。仕掛けが動くおそれと、参照時刻の変化があります。' \
    'The package check reads every file with programs of this host: a trap in them may go off, and access times change.'; then
    step package-check 1200 package_check
  else missing 'package check: not wanted'; fi
else missing 'quick: no file times, recent changes, set-uid files, logs, package check'; fi
# Once more at the end: a clock that ran away meanwhile is seen.
step clock-at-end 30 clock
[ -t 2 ] && printf '\r%-30s\r' '' >&2

rm -rf "$OUT/tmp"
printf 'collector=%s\ncollection=%s\nincident=%s\nhost=%s\nhostname=%s\nuid=%s\nsystem=%s\nshell_tools=%s\nfull=%s\n' \
  "$VERSION" "$COLLECTION" "$INCIDENT" "$HOST" "$host" "$me" "$(uname -srm)" "$tools" "$full" >about.txt
find . -type f ! -name MANIFEST | sort | while IFS= read -r one; do sum_of "$one"; done >"$OUT/manifest" && mv "$OUT/manifest" MANIFEST
whole=$(sum_of MANIFEST | cut -c 1-16)
code=$(printf %s "$whole" | sed 's/..../&-/g; s/-$//')
bundle=$OUT/$name.tar
if [ -z "$full" ] && have tar && tar -cf "$bundle" -C "$OUT" data; then
  if have gzip && gzip "$bundle"; then bundle=$bundle.gz; fi
else
  rm -f "$bundle"; bundle=''
  say "一つにまとめられませんでした。フォルダー $DATA をそのまま渡してください。" "It could not be put into one file: hand over the folder $DATA as it is."
fi

say "採取を終えました: ${bundle:-$DATA}
電話で読み上げる番号: $code" "Collected: ${bundle:-$DATA}
Code to read out over the telephone: $code"
[ -s missing.txt ] && { say '採れなかったもの:' 'What could not be taken:'; sort -u missing.txt >&2; }
printf '%s\n' "$code" >"$OUT/CODE.txt"

send_it() {
  case $DESK_URL in
  https://*) ;;
  http://127.0.0.1:* | http://localhost:* | http://\[::1\]:*) ;;
  *) say '暗号化されない経路では送りません。' 'Nothing is sent over a line without TLS.'; return 1 ;;
  esac
  length=$(wc -c <"$bundle" | tr -d ' ')
  if have curl; then
    at=$(curl -sS -f -D - -o /dev/null -X POST -H "Authorization: Collector $TOKEN" -H 'Tus-Resumable: 1.0.0' -H "Upload-Length: $length" \
      -H "Upload-Metadata: filename $(printf %s "${bundle##*/}" | { base64 2>/dev/null || openssl base64; } | tr -d '\n')" "$DESK_URL/api/collections/uploads" | tr -d '\r' | sed -n 's/^[Ll]ocation: //p')
    [ -n "$at" ] || return 1
    for attempt in 1 2 3 4 5 6; do
      offset=$(curl -sS -f -I -H "Authorization: Collector $TOKEN" -H 'Tus-Resumable: 1.0.0' "$DESK_URL$at" | tr -d '\r' | sed -n 's/^[Uu]pload-[Oo]ffset: //p')
      [ "$offset" = "$length" ] && return 0
      if [ -n "$offset" ] && tail -c "+$((offset + 1))" "$bundle" | curl -sS -f -X PATCH -T - -H "Authorization: Collector $TOKEN" -H 'Tus-Resumable: 1.0.0' \
        -H 'Content-Type: application/offset+octet-stream' -H "Upload-Offset: $offset" "$DESK_URL$at"; then return 0; fi
      sleep $((attempt * 5))
    done
    return 1
  elif have wget; then
    wget -q -O /dev/null --post-file="$bundle" --header="Authorization: Collector $TOKEN" --header='Tus-Resumable: 1.0.0' --header="Upload-Length: $length" \
      --header='Content-Type: application/offset+octet-stream' "$DESK_URL/api/collections/uploads"
  else
    say 'curl も wget もありません。媒体で渡してください。' 'There is neither curl nor wget: hand it over on a medium.'
    return 1
  fi
}
if [ -n "$send" ] && [ -n "$bundle" ] && [ -n "$DESK_URL" ] && [ -n "$TOKEN" ]; then
  if agree '火消しへ送ります。通信は侵入者に見えるかもしれません。' 'It is sent to the desk. The intruder may see that something is sent.'; then
    if send_it; then say '送り終えました。' 'Sent.'
    else say "送れませんでした。$bundle を媒体で渡してください。" "It could not be sent: hand over $bundle on a medium."; exit 4; fi
  fi
fi
[ -z "$full" ] || exit 5
