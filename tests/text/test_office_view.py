"""The regions to choose from stand in the order of the reader's alphabet."""

from __future__ import annotations

import pytest

from complaint_rules.text.office_view import in_order

NAMES = (
    # the names out of order, and in it
    (
        ("Ұлытау", "Шымкент", "Атырау", "Қарағанды", "Ақмола", "Жамбыл", "Әйтеке"),
        ("Ақмола", "Атырау", "Әйтеке", "Жамбыл", "Қарағанды", "Ұлытау", "Шымкент"),
    ),
    (("Туркестанская", "Акмолинская"), ("Акмолинская", "Туркестанская")),
    (("Turkistan", "Akmola", "Abai"), ("Abai", "Akmola", "Turkistan")),
)


@pytest.mark.parametrize(("mixed", "ordered"), NAMES)
def test_names_are_in_the_order_of_the_alphabet(
    mixed: tuple[str, ...], ordered: tuple[str, ...]
) -> None:
    assert [name for name, _ in in_order([(each, "id") for each in mixed])] == list(ordered)
