"""Tone marks, on syllables that school grammar decides."""

import pytest

from tourlink.check.syllables import corrected, in_style, misplaced


@pytest.mark.parametrize(
    "text",
    [
        "Quảng Ngãi, Huỳnh Thúc, Thừa Thiên Huế, Đồng Tháp Mười",
        "già gìn giữ giếng giục quý quỳnh quốc quẩy",
        "khuỷu ngoài xoáy ngoéo thuở thuế thuần tuần nước người rượu",
        "mía múa mũi núi máy méo chịu toán khoét xoắn hoặc",
        "hòa hoà xòe xoè thúy thuý",  # both styles
        "Đắk Lắk, Krông Nô, Pleiku, Buôn Êban, Mường Hoa",
        "Măng Đen, Y Tý, Ea Súp, 12 bậc, TP. Vinh",
    ],
)
def test_right_spellings_are_left_alone(text: str) -> None:
    """So are words of the highlands, which follow other rules."""
    assert list(misplaced(text)) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Qủang Bình", "Quảng Bình"),
        ("chùa gìa và gíêng", "chùa già và giếng"),
        ("Tóan, MIÁ và ngòai", "Toán, MÍA và ngoài"),
        ("nứơc của ngừơi", "nước của người"),
        ("Thúân Hóan", "Thuấn Hoán"),
        ("qúy khách", "quý khách"),
    ],
)
def test_slips_are_found_and_corrected(text: str, right: str) -> None:
    """The correction changes the tone's place and nothing else."""
    words = list(misplaced(text))
    assert words
    assert corrected(text, words) == right
    assert all(text[word.start :].startswith(word.word) for word in words)


def test_the_two_styles_are_told_apart() -> None:
    """Closed syllables and other vowels belong to both."""
    text = "Hòa Khoẻ Thuý toán mía quý"
    assert [word.right for word in in_style(text, newer=False)] == ["Khỏe", "Thúy"]
    assert [word.right for word in in_style(text, newer=True)] == ["Hoà"]
