; What the installer says, in Chinese and English.
!macro Said NAME CHINESE ENGLISH
  LangString ${NAME} ${LANG_SIMPCHINESE} "${CHINESE}"
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
!macroend

!insertmacro Said ProductName "油区警务一张图" "OneMap"
!insertmacro Said StartIt "立即打开" "Open it now"
!insertmacro Said OnDesktop "桌面快捷方式" "Shortcut on the desktop"
!insertmacro Said AtSignIn "登录后自动启动" "Start at sign-in"
!insertmacro Said AsWall "登录后以大屏方式启动" "Start at sign-in as a wall"
!insertmacro Said DataToo "本用户的全部数据" "All data of this user"
!insertmacro Said AboutProgram "程序本身, 不需要联网。" "The program itself; it needs no network."
!insertmacro Said AboutDesktop "在桌面上放一个图标。" "Puts an icon on the desktop."
!insertmacro Said AboutAutostart "登录 Windows 后自动打开。" "Opens when somebody signs in to Windows."
!insertmacro Said AboutKiosk "登录后全屏显示, 适合指挥室大屏。" "Opens over the whole screen, for a wall in a duty room."
!insertmacro Said AboutDataToo "警情、案件、证据和设置一并删除, 不能恢复。" "Alerts, cases, evidence and settings go too and cannot be brought back."
!insertmacro Said TooOld "需要 64 位 Windows 10 1809 或更新版本, 没有安装任何文件。" "64-bit Windows 10 1809 or later is needed. Nothing was installed."
!insertmacro Said IsNewer "已安装更新的版本, 未作改动。如需退回旧版, 请先卸载 (数据会保留)。" "A newer version is installed. Nothing was changed; to go back, remove it first (the data is kept)."
!insertmacro Said IsRunning "程序正在运行, 未作改动。请关闭后再试。" "The program is running. Nothing was changed; close it and try again."
!insertmacro Said NotWritten "文件无法写入, 请检查磁盘空间和权限后重新运行安装程序, 数据未受影响。" "A file could not be written. See to disk space and rights, then run the installer again; the data was not touched."
