"""Chinese in Latin letters: syllables and initials."""

from __future__ import annotations

import pytest

from app.domain.pinyin import initials, syllable, syllables


def test_chinese_words_are_told_by_the_first_letters_of_their_pinyin() -> None:
    assert initials("案件") == "aj"
    assert initials("实时报警 F9") == "ssbjf9"
    assert initials("图层") == "tc"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("定边", "ding bian"), ("长庆", "chang qing"), ("姬塬", "ji yuan"), ("堆子梁", "dui zi liang"),
        ("油房庄", "you fang zhuang"), ("张崾先", "zhang yao xian"), ("砖井", "zhuan jing"), ("绿女", "lv nv"),
        ("翟鑫", "zhai xin"), ("啊座", "a zuo"),
    ],
)  # fmt: skip
def test_each_character_has_its_syllable_also_those_of_the_loess_country(name: str, said: str) -> None:
    assert [syllable(letter) for letter in name] == said.split()
    assert set(said.split()) <= syllables()


@pytest.mark.parametrize("letter", ["A", "9", "-", "", "é", "𠮷", "龘"])
def test_what_is_no_known_character_has_no_syllable(letter: str) -> None:
    assert syllable(letter) == ""
