"""The preview of 10,000 rows against a bare Qt table of as many, in one process each.

From the plan that is ready to rows that can be chosen and scrolled, painted, with the sum of what
would be written; then a page down, a row chosen, a row ticked up to the new sum, a search by name.
Every run is a process of its own under the offscreen
platform; the best of several counts. Budgets: usable within 1 s after planning, and a page down at
most 4 times the bare table's.
"""

import json
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks.bench_import import write_list
from tests.benchmarks.bench_window import best, scrolled, settle

ROWS = 10_000
SECONDS, TIMES_BARE = 1.0, 4.0
STEPS = 20
MODULE = "tests.benchmarks.bench_preview"


def main() -> int:
    """Prints every measure; 1 where a budget is not kept."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.xlsx"
        write_list(path, ROWS)
        mine = best(["ours", str(path)], MODULE)
    bare = best(["bare", str(ROWS)])
    ratio = mine["scroll"] / bare["scroll"]
    print(
        f"preview: {ROWS:,} rows usable {mine['shown']:.2f} s after planning "
        f"({mine['planned']:.2f} s); row chosen {mine['chosen'] * 1000:.0f} ms, "
        f"ticked {mine['ticked'] * 1000:.0f} ms, searched {mine['searched'] * 1000:.0f} ms"
    )
    print(
        f"preview: page down {mine['scroll'] * 1000:.1f} ms, bare table "
        f"{bare['scroll'] * 1000:.1f} ms, ratio {ratio:.1f}"
    )
    return int(mine["shown"] > SECONDS or ratio > TIMES_BARE)


def ours(path: str) -> None:
    """The import place with that list, on an empty data file."""
    from tests.helpers.desk import application, dress, services_of_sample, session_of
    from vusta_desk.gui.screens.importing import ImportScreen
    from vusta_desk.jobs import ThreadRunner

    made = application()
    with (
        TemporaryDirectory() as folder,
        services_of_sample(Path(folder), registry=None) as services,
    ):
        dress(services.words)
        session = session_of(services, ThreadRunner())
        screen: Any = ImportScreen(session)
        screen.resize(1280, 800)
        screen.show()
        planned: list[float] = []
        show = screen._take_reading

        def note(reading: object) -> None:
            planned.append(time.perf_counter())
            show(reading)

        screen._take_reading = note
        began = time.perf_counter()
        screen.read(Path(path))
        settle(made.processEvents, screen.accept_all.isEnabled)
        settle(made.processEvents, lambda: not session.tasks.is_busy)
        result = {"planned": planned[0] - began, "shown": time.perf_counter() - planned[0]}
        table = screen._view.table
        result["scroll"] = scrolled(table, made.processEvents)
        result["chosen"] = timed(lambda at: table.select(at * 7), made.processEvents)
        began = time.perf_counter()
        screen._view.rows._take([table.import_rows.rows[0]], False)
        settle(made.processEvents, screen.accept_all.isEnabled)
        result["ticked"] = time.perf_counter() - began
        search = screen._view.rows.filter.search
        began = time.perf_counter()
        search.setText("nguyen")
        settle(made.processEvents, lambda: not session.tasks.is_busy)
        result["searched"] = time.perf_counter() - began
        print(json.dumps(result))
        session.tasks.wind_down()
        session.tasks.close()


def timed(act: Any, process: Any) -> float:
    """The time of an act, painted, on the average of some."""
    began = time.perf_counter()
    for at in range(STEPS):
        act(at)
        process()
    return (time.perf_counter() - began) / STEPS


if __name__ == "__main__":
    if len(sys.argv) > 1:
        globals()[sys.argv[1]](*sys.argv[2:])
        sys.exit(0)
    sys.exit(main())
