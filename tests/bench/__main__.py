"""`make bench`: ours beside its floor in one run, process CPU, interleaved rounds, medians; ratios are what count."""

import sys

from tests.bench import functions, papers, planning, stores

type Row = tuple[str, str, float, float, float, float]


def main() -> None:
    """Measures and prints one table."""
    rows: list[Row] = [
        *functions.rows(),
        *stores.rows(),
        ("G10", "plan / plain tuples", *planning.g10(), 3.0),
        ("G11", f"re-plan and compare {planning.REPLANS:,} / plain tuples", *planning.g11(), 3.0),
        ("G12", "plan of action to PDF, warm / bare typst", *papers.g12(), 1.4),
        ("G13", "seal with evidence / bare pyHanko signature", *papers.g13(), 1.3),
    ]
    sys.stdout.write(f"{'goal':<5} {'what':<58} {'ours':>12} {'floor':>12} {'ratio':>7} {'at most':>8}\n")
    for goal, what, ours, floor, ratio, most in rows:
        mark = "" if ratio <= most else "  over"
        sys.stdout.write(
            f"{goal:<5} {what:<58} {ours:>12.6f} {floor:>12.6f} {ratio:>7.2f} {most:>8.2f}{mark}\n"
        )


if __name__ == "__main__":
    main()
