"""Tables of many companies look alike: figures are compared within one company only."""

from __future__ import annotations

from datetime import date

from factcheck import Article, Claim, extract_claims, find_discrepancies


def test_rows_of_tables_are_compared_for_one_company_only() -> None:
    def table(company: str, net: str) -> list[Claim]:
        article = Article(
            text=f"Net {net} vs 999,000", title=f"{company} INC <TICK> 4TH QTR NET", published=date(2021, 3, 1)
        )
        return extract_claims(article)

    assert find_discrepancies(table("VELAN MAGNET", "13,843,000") + table("NORLAND MILLS", "14,478,000")) == []
    found = find_discrepancies(table("VELAN MAGNET", "13,843,000") + table("VELAN MAGNET", "17,478,000"))
    assert [len(discrepancy.sides) for discrepancy in found] == [2]
