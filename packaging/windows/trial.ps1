# The real installer on a real Windows, as an administrator of a police room would meet it: run after `dev.py build`.
# Each step must give its exit code; the last line says "all as it must be".
$ErrorActionPreference = "Stop"
$setup = (Get-ChildItem "build/release/*-setup.exe" | Select-Object -First 1).FullName
$place = Join-Path $env:LOCALAPPDATA "Programs\OneMap"
$chinese = Join-Path $env:TEMP "油区 程序\一张图"
$data = Join-Path $env:LOCALAPPDATA "OneMap"

function Expect($name, $program, $words, $code) {
    $done = Start-Process -FilePath $program -ArgumentList $words -Wait -PassThru
    if ($done.ExitCode -ne $code) { throw "${name}: exit code $($done.ExitCode) instead of $code" }
    Write-Output "ok  $name"
}

function Expect-Removed($from) {
    # The uninstaller goes on from a copy of its own, which the first one does not wait for.
    Expect "remove from $from" (Join-Path $from "uninstall.exe") "/S" 0
    for ($i = 0; $i -lt 60 -and (Test-Path (Join-Path $from "OneMap.exe")); $i++) { Start-Sleep 1 }
    if (Test-Path $from) { throw "$from is left" }
}

Expect "install for this user" $setup "/CurrentUser /S" 0
$told = Join-Path $env:TEMP "自检.json"
Expect "self-test" (Join-Path $place "OneMap.exe") "--self-test `"$told`"" 0
$result = Get-Content $told -Raw -Encoding utf8 | ConvertFrom-Json
if (-not $result.ok -or $result.sandbox -ne "on") { throw "self-test: $(Get-Content $told -Raw)" }
Expect "install again (repair)" $setup "/CurrentUser /S" 0

$desk = Start-Process -FilePath (Join-Path $place "OneMap.exe") -PassThru
Start-Sleep 15
Expect "refuse while it runs" $setup "/CurrentUser /S" 12
Expect "a second start ends and calls the first" (Join-Path $place "OneMap.exe") " " 0
if ($desk.HasExited) { throw "the first desk has gone" }
Stop-Process -Id $desk.Id
Start-Sleep 3
if (-not (Test-Path (Join-Path $data "onemap.sqlite"))) { throw "the desk kept no data in $data" }
Expect-Removed $place
if (-not (Test-Path (Join-Path $data "onemap.sqlite"))) { throw "removal took the data" }

Expect "install into a Chinese folder with a space" $setup "/CurrentUser /S /D=$chinese" 0
Expect "self-test from there" (Join-Path $chinese "OneMap.exe") "--self-test `"$told`"" 0
Expect-Removed $chinese
Write-Output "all as it must be"
