"""A file of answers: objects with row, code, field, text, and answer or value."""

from app.errors import UserError
from app.services.imports.proposal.answers import Answer, Choice
from app.services.imports.vocabulary.fields import BY_KEY


class AnswersNotUnderstoodError(UserError):
    """A file of answers that does not say what is meant."""


def answers_of_json(plain: object) -> tuple[Answer, ...]:
    """Read a file of answers: objects with row, code, field, text, and answer or value."""
    items = plain.get("answers") if isinstance(plain, dict) else plain
    if not isinstance(items, list):
        raise _not_understood("Tệp trả lời phải là một danh sách JSON.")
    return tuple(_answer(item, place) for place, item in enumerate(items, start=1))


def _answer(item: object, place: int) -> Answer:
    if not isinstance(item, dict):
        raise _not_understood(f"Câu trả lời thứ {place} không phải là một đối tượng JSON.")
    choice = _choice_of(item)
    row, field = item.get("row"), item.get("field")
    if choice is None:
        raise _not_understood(f"Câu trả lời thứ {place} thiếu “answer” hoặc “value”.")
    if not isinstance(row, int | None) or (row is None and "code" not in item):
        raise _not_understood(f"Câu trả lời thứ {place} không cho biết dòng nào hay câu hỏi nào.")
    if field is not None and field not in BY_KEY:
        raise _not_understood(f"Câu trả lời thứ {place} nhắc tới mục lạ: “{field}”.")
    texts = {key: None if item.get(key) is None else str(item[key]) for key in ("code", "text")}
    value = "" if item.get("value") is None else str(item["value"])
    return Answer(choice, row=row, field=field, value=value, **texts)


def _choice_of(item: dict[str, object]) -> Choice | None:
    if "value" in item:
        return "change"
    wanted = item.get("answer")
    return "accept" if wanted == "accept" else "skip" if wanted == "skip" else None


def _not_understood(message: str) -> AnswersNotUnderstoodError:
    remedy = (
        'Ví dụ: [{"row": 12, "answer": "skip"}, {"row": 14, "field": "full_name", "value": "…"}].'
    )
    return AnswersNotUnderstoodError(message, remedy)
