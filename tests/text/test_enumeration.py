"""Names set out in a sentence."""

from app.text.enumeration import some_of


def test_the_first_names_stand_in_the_sentence_and_the_others_are_counted() -> None:
    assert some_of(["Bình An", "Lộc Sơn"], 5, "nơi") == "Bình An, Lộc Sơn và 3 nơi nữa"
    assert some_of(["Bình An", "Lộc Sơn"], 2, "nơi") == "Bình An, Lộc Sơn"
    assert some_of(["Nhập danh sách"], 2, "việc", by="; ") == "Nhập danh sách và 1 việc nữa"
