import pytest

from motcua.dossiers.rules import APOLOGY, document_number


@pytest.mark.parametrize(
    ("n", "kind", "org", "number"),
    [
        (5, APOLOGY, "SNN", "05/PXL-SNN"), (12, "KH", "SNN", "12/KH-SNN"),
        (147, "HDHS", "TTPVHCC", "147/HDHS-TTPVHCC"),
        (1, "", "BPTNTKQ", "01/BPTNTKQ"), (1000, "TB", "SNN", "1000/TB-SNN"),
    ],
)  # fmt: skip
def test_numbers_of_documents(n, kind, org, number):
    assert document_number(n, kind, org) == number
