"""Folders that a service copies to the internet: records that are secret should not lie there."""

from collections.abc import Mapping
from pathlib import Path

_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")  # variables that name its folder
# What a service leaves in the folder it looks after; Dropbox keeps its settings under such a name
# elsewhere too, so that there the folder must bear its name as well.
_DROPBOX = (".dropbox", ".dropbox.cache")
_GOOGLE_DRIVE = (".tmp.drivedownload", ".tmp.driveupload", ".shortcut-targets-by-id")


def service_of(place: Path, environment: Mapping[str, str]) -> str | None:
    """The service that copies what lies at a place, None where none is known.

    Variables of the `environment` tell where OneDrive's folders are.
    """
    folders = (place.absolute(), *place.absolute().parents)
    for variable in _ONEDRIVE:
        root = environment.get(variable, "")
        if root and Path(root).absolute() in folders:
            return "OneDrive"
    for folder in folders:
        if folder.name.startswith("Dropbox") and _holds(folder, _DROPBOX):
            return "Dropbox"
        if _holds(folder, _GOOGLE_DRIVE):
            return "Google Drive"
    return None


def _holds(folder: Path, names: tuple[str, ...]) -> bool:
    try:
        return any((folder / name).exists() for name in names)
    except OSError:  # a folder that may not be looked into
        return False
