"""Numbers of our own papers. Plain Python."""

# Which abbreviation a paper's number bears. HDHS and PXL are seen in practice; PTC is our own choice.
SUPPLEMENT, REFUSAL, APOLOGY, NOTICE = "HDHS", "PTC", "PXL", "TB"


def document_number(n: int, kind: str, org: str) -> str:
    """Write the number of a document as NĐ 30/2020/NĐ-CP does: "05/PXL-SNN"; below ten with a zero.

    :param kind: the abbreviation of the kind; empty for papers that bear only the agency's ("05/BPTNTKQ")
    """
    return f"{n:02d}/{kind}-{org}" if kind else f"{n:02d}/{org}"
