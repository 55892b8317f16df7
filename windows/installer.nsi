; The installer of VUSTA Desk: for one user, without an administrator. `installer.py` compiles it and
; writes made.nsh before: VERSION, WORDS, ICON, PICTURE, OUT, SIZE_KB, LONGEST, QUICK, the macros
; UNPACK_PROGRAM (every file of the program) and REMOVE_PROGRAM (the same files, deleted by name).
;
; The new program is unpacked beside the folder in which it is to lie (.vusta-new), tried there, and
; made to back up every data file it knows. Only then does the old folder go aside (.vusta-old) and
; the new one take its name: two renames. Whatever happens before, between or after them is mended by
; the next run (Function Mend). What people have put into the program's folder goes back there.
;
; /S installs without a question, /D=FOLDER (last, without quotes) into that folder. Exit codes:
; 0 done, 1 cancelled, 3 VUSTA Desk is open, 4 Windows too old, 5 a newer version is installed,
; 6 data not backed up, 7 folder cannot be written, 8 folder not to be used, 9 Setup runs already,
; 10 the new program does not run here.

Target amd64-unicode
!include "made.nsh"
!if ${QUICK} = 1
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 32
!endif

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "TextFunc.nsh"
!include "WordFunc.nsh"

!define EXIT_OPEN 3
!define EXIT_WINDOWS 4
!define EXIT_OLDER 5
!define EXIT_KEEP 6
!define EXIT_WRITE 7
!define EXIT_FOLDER 8
!define EXIT_TWICE 9
!define EXIT_START 10

!define NAME "VUSTA Desk"
!define WINDOW "VustaDesk.exe"
!define CONSOLE "vusta-desk.exe"
!define LIST "program-files.txt"
!define REMOVER "uninstall.exe"
!define KIND "VustaDesk.DataFile"
!define CLASSES "Software\Classes"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define LONGEST_PATH 250 ; of Windows' 259, with room for the names .vusta-new and .vusta-old
!define ERROR_ALREADY_EXISTS 183
!define OLDEST_BUILD 17763 ; Windows 10 version 1809

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${ENTRY}" "InstallLocation"
RequestExecutionLevel user
AllowRootDirInstall false
AllowSkipFiles off
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText "${NAME} ${VERSION}"
ShowInstDetails show
ShowUninstDetails show

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "${NAME}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "${NAME} Setup"
VIAddVersionKey /LANG=0 "LegalCopyright" "${NAME} contributors, MIT"

Var New      ; where the new program is unpacked
Var Aside    ; where the old one goes
Var Earlier  ; the folder of the version that the registry knows; empty without one
Var Problem  ; why a folder cannot be used; empty where it can
Var IsNoted  ; whether the backing up has left a note

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH FitControl
!define MUI_UNWELCOMEFINISHPAGE_BITMAP_STRETCH FitControl
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_LANGDLL_WINDOWTITLE "${NAME} ${VERSION}"
!define MUI_LANGDLL_INFO "Ngôn ngữ của bộ cài đặt:$\r$\nLanguage of Setup:"
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${ENTRY}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "InstallerLanguage"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_COMPONENTS
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE LeaveFolderPage
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGEEX "${WORDS}" "Vietnamese"
!insertmacro MUI_LANGUAGEEX "${WORDS}" "English"
!insertmacro LANGFILE_INCLUDE "Vietnamese-ours.nsh"
!insertmacro LANGFILE_INCLUDE "English-ours.nsh"

; First in the archive: what the pages need is there before a hundred megabytes are unpacked.
!insertmacro MUI_RESERVEFILE_LANGDLL
ReserveFile /plugin "System.dll"
ReserveFile /plugin "nsDialogs.dll"
ReserveFile /plugin "nsExec.dll"
ReserveFile "${PICTURE}"

; Tells what is being done. Nothing else is told: NSIS would name every file.
!macro Tell TEXT
  SetDetailsPrint both
  DetailPrint "${TEXT}"
  SetDetailsPrint none
!macroend
!define Tell "!insertmacro Tell"

; Says why it stops, takes away what was unpacked, and ends with an exit code.
!macro Stop TEXT CODE
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Call TakeAwayNew
  SetDetailsPrint both
  Abort "${TEXT}"
!macroend
!define Stop "!insertmacro Stop"

; Whether a program in the folder $R0 runs: $R1 is 1 then. A program that runs cannot be written to;
; one that an antivirus program is just reading can be a moment later.
!macro IsOpen UN
  Function ${UN}IsOpen
    StrCpy $R2 0
    again:
    StrCpy $R1 0
    Push "$R0\${WINDOW}"
    Call ${UN}TryToWrite
    Push "$R0\${CONSOLE}"
    Call ${UN}TryToWrite
    ${If} $R1 = 1
    ${AndIf} $R2 < 5
      IntOp $R2 $R2 + 1
      Sleep 300
      Goto again
    ${EndIf}
  FunctionEnd

  Function ${UN}TryToWrite
    Exch $R3
    ${If} ${FileExists} "$R3"
      ClearErrors
      FileOpen $R4 "$R3" a
      ${If} ${Errors}
        StrCpy $R1 1
      ${Else}
        FileClose $R4
      ${EndIf}
    ${EndIf}
    Pop $R3
  FunctionEnd
!macroend
!insertmacro IsOpen ""
!insertmacro IsOpen "un."

Function .onInit
  StrCpy $LANGUAGE ${LANG_VIETNAMESE} ; proposed, whatever language Windows speaks, and taken by /S
  !insertmacro MUI_LANGDLL_DISPLAY
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "VustaDeskSetup") p .r1 ?e'
  Pop $0
  ${If} $0 = ${ERROR_ALREADY_EXISTS}
    MessageBox MB_OK|MB_ICONSTOP "$(STOP_TWICE)" /SD IDOK
    SetErrorLevel ${EXIT_TWICE}
    Quit
  ${EndIf}
  ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "$(STOP_WINDOWS)" /SD IDOK
    SetErrorLevel ${EXIT_WINDOWS}
    Quit
  ${EndIf}
  ReadRegStr $Earlier HKCU "${ENTRY}" "InstallLocation"
  ReadRegStr $0 HKCU "${ENTRY}" "DisplayVersion"
  Call AskWhetherOlder
  Call RememberShortcut
FunctionEnd

; $0 is the version that is installed, empty without one.
Function AskWhetherOlder
  ${If} $0 == ""
    Return
  ${EndIf}
  ${VersionCompare} "$0" "${VERSION}" $1
  ${If} $1 = 1
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(ASK_OLDER)" /SD IDNO IDYES agreed
    SetErrorLevel ${EXIT_OLDER}
    Quit
    agreed:
  ${EndIf}
FunctionEnd

Function LeaveFolderPage
  Call CheckFolder
  ${If} $Problem != ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "$Problem"
    Abort
  ${EndIf}
FunctionEnd

; Only an empty folder or our own: nothing that people have there is ever in the way of a rename.
Function CheckFolder
  StrCpy $Problem ""
  StrLen $0 "$INSTDIR"
  IntOp $0 $0 + ${LONGEST}
  StrCpy $1 "$INSTDIR" 2
  ${If} $0 > ${LONGEST_PATH}
    StrCpy $Problem "$(STOP_LONG)"
  ${ElseIf} $1 == "\\"
    StrCpy $Problem "$(STOP_NETWORK)"
  ${ElseIf} ${FileExists} "$INSTDIR\portable.txt"
    StrCpy $Problem "$(STOP_PORTABLE)"
  ${ElseIf} ${FileExists} "$INSTDIR\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${LIST}"
    Call IsFolderEmpty
    ${If} $0 = 0
      StrCpy $Problem "$(STOP_FOREIGN)"
    ${EndIf}
  ${EndIf}
FunctionEnd

; Whether nothing lies in $INSTDIR: $0 is 1 then.
Function IsFolderEmpty
  StrCpy $0 1
  FindFirst $1 $2 "$INSTDIR\*.*"
  ${DoWhile} $2 != ""
    ${If} $2 != "."
    ${AndIf} $2 != ".."
      StrCpy $0 0
    ${EndIf}
    FindNext $1 $2
  ${Loop}
  FindClose $1
FunctionEnd

Section "$(PART_PROGRAM)" PartProgram
  SectionIn RO
  AddSize ${SIZE_KB} ; what is unpacked in a function is not counted
  SetDetailsPrint none
  InitPluginsDir
  SetOutPath "$TEMP" ; a folder in which a program works cannot be renamed
  StrCpy $New "$INSTDIR.vusta-new"
  StrCpy $Aside "$INSTDIR.vusta-old"
  Call Mend
  Call CheckFolder
  ${If} $Problem != ""
    ${Stop} "$Problem" ${EXIT_FOLDER}
  ${EndIf}
  Call AskToClose
  Call Unpack
  Call KeepCopies
  Call AskToClose
  Call Swap
  Call Register
  Call Clean
  Call RemoveEarlier
SectionEnd

Section "$(PART_FILES)" PartFiles
  WriteRegStr HKCU "${CLASSES}\.vusta" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\.vusta\OpenWithProgids" "${KIND}" ""
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "$(FILE_KIND)"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\${WINDOW},0"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\${WINDOW}" --data "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; associations have changed
SectionEnd

Section "$(PART_DESKTOP)" PartDesktop
  SetOutPath "$DOCUMENTS" ; where the program works when it is started by the shortcut
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${WINDOW}"
  SetOutPath "$TEMP"
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${PartProgram} "$(PART_PROGRAM_ABOUT)"
  !insertmacro MUI_DESCRIPTION_TEXT ${PartFiles} "$(PART_FILES_ABOUT)"
  !insertmacro MUI_DESCRIPTION_TEXT ${PartDesktop} "$(PART_DESKTOP_ABOUT)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; Whoever has taken the icon off the desktop does not get it back with the next version.
Function RememberShortcut
  ${If} $Earlier != ""
  ${AndIfNot} ${FileExists} "$DESKTOP\${NAME}.lnk"
    SectionGetFlags ${PartDesktop} $0
    IntOp $0 $0 & ~1
    SectionSetFlags ${PartDesktop} $0
  ${EndIf}
FunctionEnd

; Finishes or takes back what an earlier run was cut off in.
Function Mend
  ${If} ${FileExists} "$Aside\*.*"
    RMDir "$INSTDIR"
    ${If} ${FileExists} "$INSTDIR\*.*"
      Call Clean
    ${Else}
      Rename "$Aside" "$INSTDIR"
    ${EndIf}
  ${EndIf}
  Call TakeAwayNew
FunctionEnd

; The unpacked program: nobody but this installer has put anything there.
Function TakeAwayNew
  SetOutPath "$TEMP"
  ${If} $New != ""
    RMDir /r "$New"
  ${EndIf}
FunctionEnd

Function .onInstFailed
  Call TakeAwayNew
FunctionEnd

Function AskToClose
  StrCpy $R0 "$INSTDIR"
  again:
  Call IsOpen
  ${If} $R1 = 1
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(ASK_CLOSE)" /SD IDCANCEL IDRETRY again
    ${Stop} "$(STOP_CLOSE)" ${EXIT_OPEN}
  ${EndIf}
FunctionEnd

Function Unpack
  ${Tell} "$(DOING_UNPACK)"
  ClearErrors
  CreateDirectory "$New"
  FileOpen $0 "$New\${LIST}" w ; where nothing can be written NSIS would ask for each file
  ${If} ${Errors}
    ${Stop} "$(STOP_WRITE)" ${EXIT_WRITE}
  ${EndIf}
  FileClose $0
  !insertmacro UNPACK_PROGRAM
  SetOutPath "$New"
  WriteUninstaller "$New\${REMOVER}"
  SetOutPath "$TEMP"
  ${If} ${Errors}
    ${Stop} "$(STOP_WRITE)" ${EXIT_WRITE}
  ${EndIf}
FunctionEnd

; The new program shows that it runs here, and backs up every data file it knows.
Function KeepCopies
  ${Tell} "$(DOING_KEEP)"
  again:
  Delete "$PLUGINSDIR\note.txt"
  nsExec::Exec '"$New\${CONSOLE}" --lang $(PROGRAM_LANGUAGE) keep-copies --note "$PLUGINSDIR\note.txt"'
  Pop $0
  ${If} $0 == "0"
    Return
  ${EndIf}
  Call ReadNote
  ${If} $IsNoted = 0
    ${Stop} "$(STOP_START)" ${EXIT_START}
  ${EndIf}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(ASK_KEEP)$\r$\n$\r$\n$1" /SD IDCANCEL IDRETRY again
  ${Stop} "$(STOP_KEEP)" ${EXIT_KEEP}
FunctionEnd

; What the program has left in words comes into $1.
Function ReadNote
  StrCpy $1 ""
  StrCpy $IsNoted 0
  ${If} ${FileExists} "$PLUGINSDIR\note.txt"
    FileOpen $2 "$PLUGINSDIR\note.txt" r
    FileReadUTF16LE $2 $1
    FileClose $2
    StrCpy $IsNoted 1
  ${EndIf}
FunctionEnd

Function Swap
  ${Tell} "$(DOING_SWAP)"
  RMDir "$INSTDIR" ; where it is empty
  ${If} ${FileExists} "$INSTDIR\*.*"
    Push "$INSTDIR"
    Push "$Aside"
    Call Move
    ${If} ${Errors}
      ${Stop} "$(STOP_CLOSE)" ${EXIT_OPEN}
    ${EndIf}
  ${EndIf}
  ${IfNot} ${FileExists} "$Earlier\*.*" ; it was this very folder
    StrCpy $Earlier ""
  ${EndIf}
  Push "$New"
  Push "$INSTDIR"
  Call Move
  ${If} ${Errors}
    Rename "$Aside" "$INSTDIR"
    ${Stop} "$(STOP_WRITE)" ${EXIT_WRITE}
  ${EndIf}
FunctionEnd

; Renames a folder; tries for ten seconds, since antivirus programs read what has just been unpacked.
Function Move
  Exch $R1
  Exch
  Exch $R0
  StrCpy $R2 0
  again:
  ClearErrors
  Rename "$R0" "$R1"
  ${If} ${Errors} ; which forgets them
    ${If} $R2 < 20
      IntOp $R2 $R2 + 1
      Sleep 500
      Goto again
    ${EndIf}
    SetErrors
  ${EndIf}
  Pop $R0
  Pop $R1
FunctionEnd

; The old program goes, file by file; what is not on its list goes back into the folder.
Function Clean
  ${Tell} "$(DOING_CLEAN)"
  StrCpy $R0 "$Aside"
  Call RemoveListed
  ${If} $R9 = 0
  ${AndIf} ${FileExists} "$Aside\*.*"
    Push "$Aside"
    Push "$INSTDIR"
    Call MoveRest
  ${EndIf}
  ${If} ${FileExists} "$Aside\*.*"
    MessageBox MB_OK|MB_ICONINFORMATION "$(TELL_REST)$\r$\n$Aside" /SD IDOK
  ${EndIf}
FunctionEnd

; A version in another folder: the registry will know only this one.
Function RemoveEarlier
  ${If} $Earlier == ""
  ${OrIfNot} ${FileExists} "$Earlier\${LIST}"
    Return
  ${EndIf}
  StrCpy $R0 "$Earlier"
  Call IsOpen
  ${If} $R1 = 0
    Call RemoveListed
  ${EndIf}
FunctionEnd

; Deletes from the folder $R0 what its own list names. $R9 is 1 where something could not be deleted:
; then the list stays, so that the next run can.
Function RemoveListed
  StrCpy $R9 0
  ${IfNot} ${FileExists} "$R0\${LIST}"
    Return
  ${EndIf}
  FileOpen $R1 "$R0\${LIST}" r
  ${Do}
    ClearErrors
    FileReadUTF16LE $R1 $R2
    ${If} ${Errors}
      ${ExitDo}
    ${EndIf}
    ${TrimNewLines} "$R2" $R2
    StrCpy $R3 "$R2" 1 -1
    ${If} $R3 == "\"
      RMDir "$R0\$R2"
    ${ElseIf} $R2 != ""
      Delete "$R0\$R2"
      ${If} ${FileExists} "$R0\$R2"
        StrCpy $R9 1
      ${EndIf}
    ${EndIf}
  ${Loop}
  FileClose $R1
  ${If} $R9 = 0
    Delete "$R0\${REMOVER}"
    Delete "$R0\${LIST}"
    RMDir "$R0"
  ${EndIf}
FunctionEnd

; Moves what lies in one folder into another; what has a namesake there stays.
Function MoveRest
  Exch $R1 ; to
  Exch
  Exch $R0 ; from
  Push $R2
  Push $R3
  FindFirst $R2 $R3 "$R0\*.*"
  ${DoWhile} $R3 != ""
    ${If} $R3 == "."
    ${OrIf} $R3 == ".."
    ${ElseIfNot} ${FileExists} "$R1\$R3"
      Rename "$R0\$R3" "$R1\$R3"
    ${ElseIf} ${FileExists} "$R0\$R3\*.*"
      Push "$R0\$R3"
      Push "$R1\$R3"
      Call MoveRest
    ${EndIf}
    FindNext $R2 $R3
  ${Loop}
  FindClose $R2
  RMDir "$R0"
  Pop $R3
  Pop $R2
  Pop $R0
  Pop $R1
FunctionEnd

Function Register
  SetOutPath "$DOCUMENTS"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${WINDOW}"
  SetOutPath "$TEMP"
  WriteRegStr HKCU "${ENTRY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "Publisher" "${NAME} contributors"
  WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\${WINDOW},0"
  WriteRegStr HKCU "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\${REMOVER}"'
  WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\${REMOVER}" /S'
  WriteRegDWORD HKCU "${ENTRY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
  WriteRegDWORD HKCU "${ENTRY}" "InstallerLanguage" $LANGUAGE
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section "Uninstall"
  SetDetailsPrint none
  SetOutPath "$TEMP"
  StrCpy $R0 "$INSTDIR"
  again:
  Call un.IsOpen
  ${If} $R1 = 1
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(ASK_CLOSE)" /SD IDCANCEL IDRETRY again
    SetErrorLevel ${EXIT_OPEN}
    SetDetailsPrint both
    Abort "$(STOP_CLOSE)"
  ${EndIf}
  ${Tell} "$(DOING_REMOVE)"
  !insertmacro REMOVE_PROGRAM
  Delete "$INSTDIR\${LIST}"
  Delete "$INSTDIR\${REMOVER}"
  RMDir "$INSTDIR"
  ReadRegStr $0 HKCU "${ENTRY}" "InstallLocation"
  ${If} $0 == $INSTDIR
    Call un.Forget
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${WINDOW}"
    MessageBox MB_OK|MB_ICONINFORMATION "$(TELL_UNREST)$\r$\n$INSTDIR" /SD IDOK
  ${EndIf}
SectionEnd

; Shortcuts, association, entry among the programs. Settings and data are not touched.
Function un.Forget
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  ReadRegStr $0 HKCU "${CLASSES}\.vusta" ""
  ${If} $0 == "${KIND}"
    DeleteRegValue HKCU "${CLASSES}\.vusta" ""
  ${EndIf}
  DeleteRegValue HKCU "${CLASSES}\.vusta\OpenWithProgids" "${KIND}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.vusta\OpenWithProgids"
  DeleteRegKey /ifnovalues HKCU "${CLASSES}\.vusta"
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegKey HKCU "${ENTRY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd
