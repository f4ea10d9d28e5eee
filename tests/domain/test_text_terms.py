"""Texts are cut into overlapping pairs of signs, the same way when written and when asked."""

from app.domain.text_terms import asked_words, levelled, marks, terms


def test_a_run_gives_its_pairs_and_its_last_sign() -> None:
    assert terms("盗油案") == ["盗油", "油案", "案"]
    assert terms("陕A1,二") == ["陕a", "a1", "1", "二"]


def test_width_and_case_are_levelled_and_every_sign_keeps_its_place() -> None:
    text = "ＡＢｃ ⅷ﹪ﬁ定１"
    assert len(levelled(text)) == len(text)
    assert levelled("ＡＢｃ１") == "abc1"
    assert terms("ＳＵＶ") == terms("suv")


def test_a_word_of_a_question_is_its_pairs_in_a_row() -> None:
    (word,) = asked_words("盗油案")
    assert word.terms == ("盗油", "油案")
    assert not word.begins


def test_a_single_sign_is_asked_as_the_beginning_of_a_pair() -> None:
    (word,) = asked_words("盗")
    assert word.terms == ("盗",)
    assert word.begins


def test_a_word_with_signs_between_is_asked_as_one_row_of_terms() -> None:
    (word,) = asked_words("定1234-56")
    assert word.terms == ("定1", "12", "23", "34", "4", "56")


def test_words_are_parted_by_spaces_and_chinese_commas() -> None:
    assert [word.text for word in asked_words("改装越野车、无牌  姬塬")] == ["改装越野车", "无牌", "姬塬"]
    assert asked_words(" -、…") == ()


def test_marks_tell_where_the_words_stand() -> None:
    text = "Ｓｕv盗油,又盗油"
    assert marks(text, asked_words("suv 盗油")) == [(0, 5), (7, 9)]
    assert marks("定1234-56 井", asked_words("4-5")) == [(4, 7)]
    assert marks("什么也没有", asked_words("盗油")) == []
