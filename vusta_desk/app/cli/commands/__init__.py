"""What each command does: reads its options, calls one use case, shows the result."""

from argparse import Namespace
from collections.abc import Callable, Mapping

from vusta_desk.app.cli.commands import badges, ceremonies, files, members, upkeep
from vusta_desk.app.cli.console import Console

HANDLERS: Mapping[str, Callable[[Namespace, Console], int]] = {
    "demo": files.demo,
    "new": files.new,
    "recover": files.recover,
    "import": members.bring_in,
    "export": members.export,
    "members": members.search,
    "evaluate": badges.evaluate,
    "explain": badges.explain,
    "ceremony create": ceremonies.create,
    "ceremony list": ceremonies.show_all,
    "ceremony show": ceremonies.show,
    "ceremony set": ceremonies.change,
    "ceremony close": ceremonies.close,
    "ceremony reopen": ceremonies.reopen,
    "papers": ceremonies.papers,
    "certificates": ceremonies.certificates,
    "check": upkeep.check,
    "backup": upkeep.backup,
    "verify": upkeep.verify,
    "restore": upkeep.restore,
    "history": upkeep.history,
    "undo": upkeep.undo,
    "settings get": upkeep.get_settings,
    "settings set": upkeep.change_setting,
    "self-test": upkeep.self_test,
}
