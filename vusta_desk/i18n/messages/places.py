"""Sentences about where files lie: their names, their paths, drives and other programs."""

from collections.abc import Mapping

from vusta_desk.i18n.catalogue import N_

MESSAGES: Mapping[str, str] = {
    "file_name_letters": N_(
        "The name “{name}” has a letter in it that Windows does not take in names, such as "
        ': * ? " < > | or a slash. Choose another name.'
    ),
    "file_name_ending": N_(
        "The name “{name}” is empty or ends in a dot or a space, which Windows does not keep. "
        "Choose another name."
    ),
    "file_name_reserved": N_(
        "Windows keeps the name “{name}” for a device, whatever its ending. Choose another name."
    ),
    "path_too_long": N_(
        "The name or the path of {file} is too long, counted with what is kept beside it. "
        "Choose a shorter name, or a folder with a shorter path."
    ),
    "network_drive": N_(
        "{file} lies on a network drive, where the data is not safe. "
        "Put it on a drive of this computer."
    ),
    "place_away": N_(
        "The drive or the shared folder of {file} cannot be reached. "
        "Connect it and try again, or choose another place."
    ),
    "file_held": N_(
        "{file} is open in another program, such as Excel, so it was not written. "
        "Close it there, then try again."
    ),
    "synchronised_folder": N_(
        "{service} copies this folder to the internet, and with it the members' records. "
        "Encrypted as they are, they should not leave this computer: better choose another folder."
    ),
}
