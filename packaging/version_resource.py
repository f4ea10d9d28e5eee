"""What Windows shows of the program under "Details": made of the version, so that it never says another one."""

from __future__ import annotations

from pathlib import Path

WORDS = {
    "CompanyName": "OneMap",
    "FileDescription": "油区警务一张图 (OneMap)",
    "ProductName": "油区警务一张图 (OneMap)",
    "LegalCopyright": "MIT",
}
CHINESE, UNICODE = 0x0804, 1200


def version_resource(version: str, program: str, folder: Path) -> str:
    """Write the resource of `program` into `folder`, in the form that PyInstaller reads; the file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{program}-version.txt"
    file.write_text(version_text(version, program), encoding="utf-8")
    return str(file)


def version_text(version: str, program: str) -> str:
    """The resource as text."""
    numbers = four_numbers(version)
    words = WORDS | {
        "FileVersion": version,
        "ProductVersion": version,
        "InternalName": program,
        "OriginalFilename": f"{program}.exe",
    }
    strings = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in words.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, "
        f"fileType=1, subtype=0, date=(0, 0)), kids=[StringFileInfo([StringTable('{CHINESE:04X}{UNICODE:04X}', "
        f"[{strings}])]), VarFileInfo([VarStruct('Translation', [{CHINESE}, {UNICODE}])])])\n"
    )


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """0.3.1 as Windows counts it: 0, 3, 1, 0."""
    found = [int(part) for part in version.split(".")[:4]]
    padded = [*found, 0, 0, 0, 0][:4]
    return padded[0], padded[1], padded[2], padded[3]
