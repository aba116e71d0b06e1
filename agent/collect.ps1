# Hikeshi collector for Windows: takes what a restart would destroy first, then the rest, in the order of volatility (RFC 3227 2.1).
# It needs Windows PowerShell 5.1 and writes only into its own folder.
# 揮発しやすいものから順に採取する。書き込むのは自分のフォルダーだけ。
#
#   powershell -ExecutionPolicy Bypass -File collect.ps1 [-Out FOLDER] [-Quick] [-Send] [-Yes]
param(
  [string]$Out = '.',
  [ValidateSet('', 'ja', 'en')][string]$Speak = '',
  [switch]$Quick,
  [switch]$Send,
  [switch]$Yes
)
# --- filled in by the desk ---
$DeskUrl = ''
$Token = ''
$Incident = ''
$ForHost = ''
$Collection = ''
$MadeAt = ''
$DeskSpeaks = 'en'
# -----------------------------
$Version = 1
if ($Speak -eq '') { $Speak = $DeskSpeaks }
$ErrorActionPreference = 'Continue'
$ProgressPreference = 'SilentlyContinue'

function Say([string]$Ja, [string]$En) { if ($Speak -eq 'ja') { Write-Host $Ja } else { Write-Host $En } }
function Agree([string]$Ja, [string]$En) {
  if ($Yes) { return $true }
  Say "$Ja 続けるには yes と入力:" "$En Type yes to go on:"
  return (Read-Host) -eq 'yes'
}

Say @'
火消し 採取プログラム。落ち着いて、この順に:
 1. 再起動・シャットダウンをしない。メモリー上の証拠が消える。
 2. ログイン、再起動、ネットワークの切断を合図に壊す仕掛けがあり得る。切断は対策チームと決めてから。
 3. このホストのプログラムは偽物かもしれない。
 4. 読むだけでも参照時刻は変わる。先に時刻を控え、その後で中身を読む。
 5. メモリーの中身は採らない。必要なら専用の道具で、これより先に。
'@ @'
Hikeshi collector. Calm comes first:
 1. Do not restart or shut down: what is in memory would be gone.
 2. A login, a restart or an unplugged network may be the signal for a trap. Cut the network only when the team decided it.
 3. The programs of this host may be false.
 4. Reading alone changes access times. Times are noted first, contents are read after that.
 5. The memory itself is not taken. If it is wanted, take it before this, with a tool made for it.
'@
if (-not (Agree '採取を始めます。' 'The collection begins.')) { exit 1 }

$Stamp = (Get-Date).ToUniversalTime().ToString('yyyyMMddTHHmmssZ')
$Subject = if ($ForHost -ne '') { $ForHost } else { $env:COMPUTERNAME }
$Name = 'hikeshi-{0}-{1}-{2}' -f $Incident, ($Subject -replace '[^A-Za-z0-9.-]', '_'), $Stamp
$Base = Join-Path -Path (Resolve-Path -LiteralPath $Out).Path -ChildPath $Name
if (Test-Path -LiteralPath $Base) { $Base = $Base + '-' + (Get-Random -Maximum 9999) }
$Data = Join-Path -Path $Base -ChildPath 'data'
New-Item -ItemType Directory -Path $Data -ErrorAction Stop | Out-Null

$Utf8 = New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false
$StepsFile = Join-Path -Path $Data -ChildPath 'steps.tsv'
$MissingFile = Join-Path -Path $Data -ChildPath 'missing.txt'
[IO.File]::WriteAllText($StepsFile, "step`tbegan`tended`tresult`n", $Utf8)
function Now { (Get-Date).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ') }
function Missing([string]$Text) { [IO.File]::AppendAllText($MissingFile, $Text + "`n", $Utf8) }
$Identity = [Security.Principal.WindowsIdentity]::GetCurrent()
$IsAdmin = (New-Object -TypeName Security.Principal.WindowsPrincipal -ArgumentList $Identity).IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
if (-not $IsAdmin) { Missing 'not run as administrator: processes, logs and files of others are incomplete' }

# Each step runs in a job of its own: one that hangs or fails ends alone.
$script:Number = 0
function Step([string]$What, [int]$Seconds, [scriptblock]$Work) {
  $script:Number++
  $File = '{0:d2}-{1}' -f $script:Number, $What
  $Began = Now
  $Result = '0'
  try {
    $Job = Start-Job -ScriptBlock $Work -ArgumentList $Data
    if (Wait-Job -Job $Job -Timeout $Seconds) {
      $Text = Receive-Job -Job $Job -ErrorAction SilentlyContinue -ErrorVariable Faults | Out-String -Width 400
      [IO.File]::WriteAllText((Join-Path -Path $Data -ChildPath "$File.txt"), $Text, $Utf8)
      if ($Faults.Count -gt 0) {
        [IO.File]::WriteAllText((Join-Path -Path $Data -ChildPath "$File.err"), ($Faults | Out-String), $Utf8)
        $Result = '1'
      }
    } else {
      Stop-Job -Job $Job
      $Result = "ended after $Seconds s"
      Missing "${What}: not finished within $Seconds seconds"
    }
    Remove-Job -Job $Job -Force
  } catch {
    $Result = 'failed'
    Missing "${What}: $($_.Exception.Message)"
  }
  [IO.File]::AppendAllText($StepsFile, "$File`t$Began`t$(Now)`t$Result`n", $Utf8)
}

$ClockLines = @("host_epoch=$([DateTimeOffset]::UtcNow.ToUnixTimeSeconds())", "host_utc=$(Now)", "host_local=$(Get-Date -Format o) $((Get-TimeZone).Id)", "made_at=$MadeAt")
if ($DeskUrl -ne '') {
  try {
    $Asked = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds()
    $Answer = Invoke-WebRequest -Uri "$DeskUrl/api/health" -UseBasicParsing -TimeoutSec 10
    $ClockLines += @("desk_asked=$Asked", "desk_date=$($Answer.Headers['Date'])", "desk_answered=$([DateTimeOffset]::UtcNow.ToUnixTimeSeconds())")
  } catch { Missing 'clock: the desk was not reached; read its clock by telephone and write both down' }
}
[IO.File]::WriteAllText((Join-Path -Path $Data -ChildPath '00-clock.txt'), (($ClockLines -join "`n") + "`n"), $Utf8)

Step 'sockets' 60 { netstat -ano; Get-NetTCPConnection | Select-Object -Property 'State', 'LocalAddress', 'LocalPort', 'RemoteAddress', 'RemotePort', 'OwningProcess', 'CreationTime' | Format-Table -AutoSize; Get-NetUDPEndpoint | Format-Table -AutoSize }
Step 'processes' 120 { Get-CimInstance -ClassName Win32_Process | Select-Object -Property 'ProcessId', 'ParentProcessId', 'SessionId', 'CreationDate', 'Name', 'ExecutablePath', 'CommandLine' | Format-List }
Step 'processes-by-tasklist' 60 { tasklist /v; tasklist /svc }
Step 'loaded-modules' 180 { Get-Process | ForEach-Object { $Id = $_.Id; $_.Modules | ForEach-Object { '{0}  {1}' -f $Id, $_.FileName } } }
Step 'open-files' 60 { openfiles /query /v; net file }
Step 'users' 60 { quser; net session; Get-CimInstance -ClassName Win32_LoggedOnUser | Select-Object -Property 'Antecedent', 'Dependent' | Format-List }
Step 'routes' 60 { ipconfig /all; route print; Get-NetRoute | Format-Table -AutoSize }
Step 'neighbours' 30 { arp -a; Get-NetNeighbor | Format-Table -AutoSize }
Step 'name-cache' 30 { ipconfig /displaydns }
Step 'firewall' 120 { netsh advfirewall show allprofiles; netsh advfirewall firewall show rule name=all verbose; netsh interface portproxy show all }
Step 'drivers' 120 { driverquery /v; fltmc }
Step 'mounts' 60 { Get-Volume | Format-Table -AutoSize; net use; net share; vssadmin list shadows }
Step 'system' 120 { systeminfo; Get-HotFix | Format-Table -AutoSize; w32tm /query /status; whoami /all }
Step 'temporary-files' 180 { Get-ChildItem -LiteralPath $env:TEMP, 'C:\Windows\Temp' -Recurse -Force | Select-Object -Property 'CreationTimeUtc', 'LastWriteTimeUtc', 'Length', 'FullName' | Format-Table -AutoSize }
if (-not $Quick) {
  # Every file's times before any content is read, as a bodyfile (mactime).
  Step 'file-times' 1800 {
    param($Data)
    $Epoch = [DateTime]'1970-01-01'
    $Writer = New-Object -TypeName System.IO.StreamWriter -ArgumentList (Join-Path -Path $Data -ChildPath 'bodyfile.txt')
    Get-ChildItem -LiteralPath 'C:\' -Recurse -Force -ErrorAction SilentlyContinue | ForEach-Object {
      $Times = $_.LastAccessTimeUtc, $_.LastWriteTimeUtc, $_.CreationTimeUtc | ForEach-Object { [int64]($_ - $Epoch).TotalSeconds }
      $Length = if ($_.PSIsContainer) { 0 } else { $_.Length }
      $Writer.WriteLine(('0|{0}|0|{1}|0|0|{2}|{3}|{4}|0|{5}' -f $_.FullName, $_.Mode, $Length, $Times[0], $Times[1], $Times[2]))
    }
    $Writer.Close()
  }
  Step 'recent-changes' 900 { Get-ChildItem -LiteralPath 'C:\' -Recurse -Force -File -ErrorAction SilentlyContinue | Where-Object { $_.LastWriteTimeUtc -gt (Get-Date).ToUniversalTime().AddDays(-14) } | Select-Object -Property 'LastWriteTimeUtc', 'Length', 'FullName' | Format-Table -AutoSize }
}
Step 'accounts' 60 { net user; net localgroup; net localgroup Administrators; Get-LocalUser | Format-List -Property 'Name', 'Enabled', 'LastLogon', 'PasswordLastSet', 'SID' }
Step 'start-up' 180 {
  Get-CimInstance -ClassName Win32_StartupCommand | Format-List
  $Keys = 'HKLM:\Software\Microsoft\Windows\CurrentVersion\Run', 'HKLM:\Software\Microsoft\Windows\CurrentVersion\RunOnce', 'HKCU:\Software\Microsoft\Windows\CurrentVersion\Run', 'HKCU:\Software\Microsoft\Windows\CurrentVersion\RunOnce', 'HKLM:\Software\Microsoft\Windows NT\CurrentVersion\Winlogon', 'HKLM:\Software\Microsoft\Windows NT\CurrentVersion\Image File Execution Options'
  foreach ($Key in $Keys) { if (Test-Path -Path $Key) { "### $Key"; Get-ItemProperty -Path $Key; Get-ChildItem -Path $Key | Get-ItemProperty } }
  Get-CimInstance -Namespace 'root\subscription' -ClassName __FilterToConsumerBinding | Format-List
  Get-CimInstance -Namespace 'root\subscription' -ClassName CommandLineEventConsumer | Format-List
}
Step 'services' 120 { Get-CimInstance -ClassName Win32_Service | Select-Object -Property 'Name', 'State', 'StartMode', 'StartName', 'ProcessId', 'PathName' | Format-List }
Step 'schedules' 180 { schtasks /query /fo LIST /v }
Step 'shell-histories' 60 {
  param($Data)
  $Into = New-Item -ItemType Directory -Path (Join-Path -Path $Data -ChildPath 'histories') -Force
  Get-ChildItem -Path 'C:\Users\*\AppData\Roaming\Microsoft\Windows\PowerShell\PSReadLine\*.txt' -Force | ForEach-Object {
    $Owner = $_.FullName.Split('\')[2]
    Copy-Item -LiteralPath $_.FullName -Destination (Join-Path -Path $Into.FullName -ChildPath "$Owner-$($_.Name)")
    $_.FullName
  }
}
Step 'settings' 60 { Get-Content -LiteralPath 'C:\Windows\System32\drivers\etc\hosts'; auditpol /get /category:*; Get-MpPreference | Format-List; Get-MpThreatDetection | Format-List }
Step 'programs-running' 600 { Get-Process | Where-Object { $_.Path } | Select-Object -ExpandProperty Path -Unique | ForEach-Object { $Hash = Get-FileHash -LiteralPath $_ -Algorithm SHA256; $Sign = Get-AuthenticodeSignature -LiteralPath $_; '{0}  {1}  {2}  {3}' -f $Hash.Hash.ToLower(), $_, $Sign.Status, $Sign.SignerCertificate.Subject } }
if (-not $Quick) {
  Step 'logs' 1200 {
    param($Data)
    $Into = New-Item -ItemType Directory -Path (Join-Path -Path $Data -ChildPath 'logs') -Force
    foreach ($Log in 'System', 'Application', 'Security', 'Microsoft-Windows-PowerShell/Operational', 'Microsoft-Windows-TaskScheduler/Operational', 'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational', 'Microsoft-Windows-Sysmon/Operational', 'Microsoft-Windows-Windows Defender/Operational') {
      wevtutil epl $Log (Join-Path -Path $Into.FullName -ChildPath (($Log -replace '[\\/ ]', '_') + '.evtx'))
    }
  }
  if (Agree 'システムファイルの検査は、このホストのプログラムで全ファイルを読みます。' 'The check of system files reads all of them with programs of this host.') {
    Step 'package-check' 1800 { sfc /verifyonly }
  } else { Missing 'package check: not wanted' }
} else { Missing 'quick: no file times, recent changes, logs, package check' }

$About = @("collector=$Version", "collection=$Collection", "incident=$Incident", "host=$ForHost", "hostname=$env:COMPUTERNAME", "uid=$($Identity.Name)", "system=Windows $([Environment]::OSVersion.Version)", 'full=')
[IO.File]::WriteAllText((Join-Path -Path $Data -ChildPath 'about.txt'), (($About -join "`n") + "`n"), $Utf8)
$Lines = Get-ChildItem -LiteralPath $Data -Recurse -File | Sort-Object -Property FullName | ForEach-Object {
  $Relative = './' + $_.FullName.Substring($Data.Length + 1).Replace('\', '/')
  '{0}  {1}' -f (Get-FileHash -LiteralPath $_.FullName -Algorithm SHA256).Hash.ToLower(), $Relative
}
$Manifest = Join-Path -Path $Data -ChildPath 'MANIFEST'
[IO.File]::WriteAllText($Manifest, (($Lines -join "`n") + "`n"), $Utf8)
$Whole = (Get-FileHash -LiteralPath $Manifest -Algorithm SHA256).Hash.ToLower()
$Code = ($Whole.Substring(0, 4), $Whole.Substring(4, 4), $Whole.Substring(8, 4), $Whole.Substring(12, 4)) -join '-'
$Bundle = Join-Path -Path $Base -ChildPath "$Name.zip"
Add-Type -AssemblyName System.IO.Compression.FileSystem
[IO.Compression.ZipFile]::CreateFromDirectory($Data, $Bundle, [IO.Compression.CompressionLevel]::Optimal, $true)
[IO.File]::WriteAllText((Join-Path -Path $Base -ChildPath 'CODE.txt'), "$Code`n", $Utf8)
Say "採取を終えました: $Bundle`n電話で読み上げる番号: $Code" "Collected: $Bundle`nCode to read out over the telephone: $Code"
if (Test-Path -LiteralPath $MissingFile) { Say '採れなかったもの:' 'What could not be taken:'; Get-Content -LiteralPath $MissingFile | Sort-Object -Unique }

if ($Send -and $DeskUrl -ne '' -and $Token -ne '') {
  if ($DeskUrl -notmatch '^(https://|http://(127\.0\.0\.1|localhost)[:/])') {
    Say '暗号化されない経路では送りません。' 'Nothing is sent over a line without TLS.'
    exit 4
  }
  if (Agree '火消しへ送ります。通信は侵入者に見えるかもしれません。' 'It is sent to the desk. The intruder may see that something is sent.') {
    try {
      [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
      $Headers = @{ 'Authorization' = "Collector $Token"; 'Tus-Resumable' = '1.0.0'; 'Upload-Length' = "$((Get-Item -LiteralPath $Bundle).Length)" }
      $Headers['Upload-Metadata'] = 'filename ' + [Convert]::ToBase64String($Utf8.GetBytes("$Name.zip"))
      Invoke-WebRequest -Uri "$DeskUrl/api/collections/uploads" -Method Post -Headers $Headers -InFile $Bundle -ContentType 'application/offset+octet-stream' -UseBasicParsing | Out-Null
      Say '送り終えました。' 'Sent.'
    } catch {
      Say "送れませんでした。$Bundle を媒体で渡してください。" "It could not be sent: hand over $Bundle on a medium."
      exit 4
    }
  }
}
