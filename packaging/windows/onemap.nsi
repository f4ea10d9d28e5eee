; The installer for Windows 10 (1809 and later) and 11, 64-bit. `dev.py build` compiles it with:
;   VERSION   0.1.0          NUMBERS   0.1.0.0        BUNDLE   the frozen program        OUT   the installer
;   SIGN      a command that signs the file named behind it (optional: installer and uninstaller are signed by it)
;   ZLIB      pack quickly, for trials          AMD64STUB   a 64-bit installer, which runs under Wine without its 32-bit half
;
; Silent: setup.exe /S [/CurrentUser | /AllUsers] [/DESKTOP=0] [/AUTOSTART=1] [/KIOSK=1] [/ALLOWDOWNGRADE] [/RELAUNCH]
;         [/D=C:\place, last and without quotes]; uninstall.exe /S [/PURGE]
; Exit:   0 done; 1 given up by hand; 2 a file could not be written; 10 Windows is too old or not 64-bit;
;         11 a newer version is installed; 12 the program is running
;
; What an officer's desk holds lies under %LOCALAPPDATA%\OneMap and is touched by /PURGE or the tick for it alone.

Unicode true
!ifdef AMD64STUB
  Target amd64-unicode
!endif
!ifdef ZLIB
  SetCompressor /FINAL zlib
!else
  SetCompressor /SOLID /FINAL lzma
  SetCompressorDictSize 64
!endif
ManifestDPIAware true
ManifestSupportedOS all

!define PRODUCT "OneMap"
!define PROGRAM "OneMap.exe"
!define SHOWN "油区警务一张图 OneMap"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\OneMap"
!define FIRST_BUILD 17763
!define WAIT_TIMES 120

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "${PRODUCT}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "Software\${PRODUCT}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "Place"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "Software\${PRODUCT}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "Place"

!include MultiUser.nsh
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include Sections.nsh
!include WordFunc.nsh
!include x64.nsh
!insertmacro GetParameters
!insertmacro GetOptions
!insertmacro GetSize
!insertmacro VersionCompare

Name "$(ProductName)"
OutFile "${OUT}"
BrandingText "${PRODUCT} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "${PRODUCT}"
VIAddVersionKey /LANG=0 "FileDescription" "${PRODUCT} ${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "MIT"

!define MUI_ICON "${__FILEDIR__}/onemap.ico"
!define MUI_UNICON "${__FILEDIR__}/onemap.ico"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "$(StartIt)"
!define MUI_FINISHPAGE_RUN_FUNCTION StartAsUser

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${__FILEDIR__}/../../LICENSE"
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"
!include "${__FILEDIR__}/strings.nsh"

!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

Var Parameters
Var Option
Var Wanted

; Gives up with a code that a script can tell apart; says why where somebody looks on.
!macro GiveUp CODE SAID
  ${IfNot} ${Silent}
    MessageBox MB_OK|MB_ICONSTOP "${SAID}"
  ${EndIf}
  SetErrorLevel ${CODE}
  Quit
!macroend

; Whether the program runs from $INSTDIR: Windows lets nobody write into a program that runs. With a second's half
; between, WAIT_TIMES often, as a program that asked for its own update is still closing.
!macro RequireNotRunning UN
Function ${UN}RequireNotRunning
  StrCpy $R0 0
  ${Do}
    ${IfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
      Return
    ${EndIf}
    ClearErrors
    FileOpen $R1 "$INSTDIR\${PROGRAM}" a
    ${IfNot} ${Errors}
      FileClose $R1
      Return
    ${EndIf}
    ${If} $Option == ""
    ${OrIf} $R0 >= ${WAIT_TIMES}
      !insertmacro GiveUp 12 "$(IsRunning)"
    ${EndIf}
    IntOp $R0 $R0 + 1
    Sleep 500
  ${Loop}
FunctionEnd
!macroend
!insertmacro RequireNotRunning ""
!insertmacro RequireNotRunning "un."

; $Option: "wait" where the parameter /NAME was given, else empty.
!macro AskedFor NAME
  StrCpy $Option ""
  ClearErrors
  ${GetOptions} "$Parameters" "/${NAME}" $R9
  ${IfNot} ${Errors}
    StrCpy $Option "wait"
  ${EndIf}
!macroend

Function .onInit
  StrCpy $Wanted $INSTDIR
  ${GetParameters} $Parameters
  ${IfNot} ${RunningX64}
    !insertmacro GiveUp 10 "$(TooOld)"
  ${EndIf}
  SetRegView 64
  ReadRegStr $R0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
  ${If} $R0 < ${FIRST_BUILD}
    !insertmacro GiveUp 10 "$(TooOld)"
  ${EndIf}
  !insertmacro MULTIUSER_INIT
  ${If} $Wanted != ""
    StrCpy $INSTDIR $Wanted
  ${EndIf}
  Call ChooseSections
FunctionEnd

Function un.onInit
  StrCpy $Wanted $INSTDIR
  ${GetParameters} $Parameters
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
  StrCpy $INSTDIR $Wanted
  Call un.ChooseSections
FunctionEnd

; A newer one stands where this one would go: refused, unless it is asked for (an update taken back).
Function RequireNotNewer
  ReadRegStr $R0 SHCTX "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $R0 == ""
    Return
  ${EndIf}
  !insertmacro AskedFor "ALLOWDOWNGRADE"
  ${If} $Option != ""
    Return
  ${EndIf}
  ${VersionCompare} "$R0" "${VERSION}" $R1
  ${If} $R1 == 1
    !insertmacro GiveUp 11 "$(IsNewer)"
  ${EndIf}
FunctionEnd

; Through the shell, so that the desk does not run with the rights of whoever installed it.
Function StartAsUser
  Exec '"$WINDIR\explorer.exe" "$INSTDIR\${PROGRAM}"'
FunctionEnd

Section "$(ProductName)" SectionProgram
  SectionIn RO
  Call RequireNotNewer
  !insertmacro AskedFor "RELAUNCH"
  Call RequireNotRunning
  ; The new one is laid out beside the old one and then put in its place: whatever happens before, the old one starts,
  ; and whatever happens after, the same installer run again makes it whole.
  RMDir /r "$INSTDIR\_new"
  SetOutPath "$INSTDIR\_new"
  ClearErrors
  SetOverwrite try
  File /r "${BUNDLE}/*"
  ${If} ${Errors}
    SetOutPath "$TEMP"
    RMDir /r "$INSTDIR\_new"
    !insertmacro GiveUp 2 "$(NotWritten)"
  ${EndIf}
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_old"
  Rename "$INSTDIR\_internal" "$INSTDIR\_old"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\onemap-console.exe"
  ClearErrors
  Rename "$INSTDIR\_new\_internal" "$INSTDIR\_internal"
  Rename "$INSTDIR\_new\${PROGRAM}" "$INSTDIR\${PROGRAM}"
  ${If} ${Errors}
    !insertmacro GiveUp 2 "$(NotWritten)"
  ${EndIf}
  Rename "$INSTDIR\_new\onemap-console.exe" "$INSTDIR\onemap-console.exe"
  RMDir /r "$INSTDIR\_old"
  RMDir /r "$INSTDIR\_new"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateDirectory "$SMPROGRAMS\${SHOWN}"
  CreateShortcut "$SMPROGRAMS\${SHOWN}\${SHOWN}.lnk" "$INSTDIR\${PROGRAM}"
  CreateShortcut "$SMPROGRAMS\${SHOWN}\卸载 Remove.lnk" "$INSTDIR\uninstall.exe"
  WriteRegStr SHCTX "Software\${PRODUCT}" "Place" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${SHOWN}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "${PRODUCT}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $R0 $R1 $R2
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" $R0
SectionEnd

Section "$(OnDesktop)" SectionDesktop
  CreateShortcut "$DESKTOP\${SHOWN}.lnk" "$INSTDIR\${PROGRAM}"
SectionEnd

Section /o "$(AtSignIn)" SectionAutostart
  CreateShortcut "$SMSTARTUP\${SHOWN}.lnk" "$INSTDIR\${PROGRAM}"
SectionEnd

Section /o "$(AsWall)" SectionKiosk
  CreateShortcut "$SMSTARTUP\${SHOWN}.lnk" "$INSTDIR\${PROGRAM}" "--wall"
SectionEnd

Section "-Relaunch"
  !insertmacro AskedFor "RELAUNCH"
  ${If} $Option != ""
    Call StartAsUser
  ${EndIf}
SectionEnd

Function ChooseSections
  ClearErrors
  ${GetOptions} "$Parameters" "/DESKTOP=" $R9
  ${If} $R9 == "0"
    !insertmacro UnselectSection ${SectionDesktop}
  ${EndIf}
  ${GetOptions} "$Parameters" "/AUTOSTART=" $R9
  ${If} $R9 == "1"
    !insertmacro SelectSection ${SectionAutostart}
  ${EndIf}
  ${GetOptions} "$Parameters" "/KIOSK=" $R9
  ${If} $R9 == "1"
    !insertmacro SelectSection ${SectionKiosk}
  ${EndIf}
FunctionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionProgram} "$(AboutProgram)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionDesktop} "$(AboutDesktop)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionAutostart} "$(AboutAutostart)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionKiosk} "$(AboutKiosk)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Section "un.$(ProductName)" UnSectionProgram
  SectionIn RO
  StrCpy $Option ""
  Call un.RequireNotRunning
  ; Only what was laid here: the folder may be one that somebody else uses too.
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\_new"
  RMDir /r "$INSTDIR\_old"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\onemap-console.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${SHOWN}\${SHOWN}.lnk"
  Delete "$SMPROGRAMS\${SHOWN}\卸载 Remove.lnk"
  RMDir "$SMPROGRAMS\${SHOWN}"
  Delete "$DESKTOP\${SHOWN}.lnk"
  Delete "$SMSTARTUP\${SHOWN}.lnk"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  DeleteRegKey SHCTX "Software\${PRODUCT}"
SectionEnd

Section /o "un.$(DataToo)" UnSectionData
  ; For all users $LOCALAPPDATA would be another folder: the data is always that of whoever removes.
  SetShellVarContext current
  RMDir /r "$LOCALAPPDATA\${PRODUCT}"
SectionEnd

!insertmacro MUI_UNFUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${UnSectionData} "$(AboutDataToo)"
!insertmacro MUI_UNFUNCTION_DESCRIPTION_END

Function un.ChooseSections
  ClearErrors
  ${GetOptions} "$Parameters" "/PURGE" $R9
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${UnSectionData}
  ${EndIf}
FunctionEnd
