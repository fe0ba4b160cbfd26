"""Why a package or a key file is refused: one class for each reason, in words for a clerk.

Facts that come from an unproven package are named only where a pattern has bounded them, and the
values of a row never are: they may be personal data.
"""

from typing import ClassVar

from app.errors import UserError

_COPY_AGAIN = (
    "Hãy đề nghị bên gửi chép lại đúng gói đó sang USB rồi nhận lại; không cần lập gói mới."
)
_DO_NOT_USE = "Không dùng gói này. Hãy báo bên gửi kiểm tra và gửi lại."
_UPDATE = "Hãy cập nhật phần mềm trên máy này rồi nhận lại gói."


class RefusedError(UserError):
    """Something from outside that is not taken in; nothing here was changed.

    `stable_code`, `sentence` and `advice` belong to each kind; the last two are filled in with the
    facts given when it is raised.
    """

    stable_code: ClassVar[str]
    sentence: ClassVar[str]
    advice: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        super().__init__(
            self.sentence.format(**facts), self.advice.format(**facts), self.stable_code
        )


class PackageRefusedError(RefusedError):
    """A package that is not taken in."""


class NotAPackageError(PackageRefusedError):
    """The file is something else."""

    stable_code = "not-a-package"
    sentence = "Tệp này không phải là gói dữ liệu của Giáo vụ."
    advice = "Hãy chọn tệp có đuôi .gvp do phần mềm Giáo vụ lập."


class TruncatedPackageError(PackageRefusedError):
    """The end of the file is missing."""

    stable_code = "truncated"
    sentence = "Gói bị thiếu phần cuối, có thể do rút USB khi chưa chép xong."
    advice = _COPY_AGAIN


class TooBigError(PackageRefusedError):
    """The package, or what it would unpack to, is beyond what is ever sent."""

    stable_code = "too-big"
    sentence = "Gói lớn hơn mức cho phép ({limit} MB)."
    advice = "Hãy báo bên gửi kiểm tra: một gói bình thường nhỏ hơn nhiều."


class UnknownSignerError(PackageRefusedError):
    """The key that signed is not among the trusted ones."""

    stable_code = "unknown-signer"
    sentence = "Gói được ký bằng khóa {key}; máy này chưa công nhận khóa đó."
    advice = (
        "Nếu gói do đơn vị quen gửi, hãy nhận tệp khóa công khai của đơn vị đó và đối chiếu"
        " mã kiểm tra qua điện thoại trước khi công nhận."
    )


class OwnPackageError(PackageRefusedError):
    """This folder signed the package itself: it goes out and does not come back."""

    stable_code = "own-package"
    sentence = "Tệp “{file}” là gói do chính máy này lập để gửi đi (gói số {sequence})."
    advice = (
        "Gửi gói này cho bên nhận. Ở đây cần tệp mà bên kia gửi lại; biên nhận của tỉnh có tên bắt"
        " đầu bằng “bien-nhan-”, đuôi .gvp."
    )


class RevokedSignerError(PackageRefusedError):
    """The key that signed was withdrawn before this package."""

    stable_code = "revoked-signer"
    sentence = "Gói số {sequence} được ký bằng khóa {key} đã bị thu hồi."
    advice = "Không dùng gói này. Hãy liên hệ bên gửi để nhận gói ký bằng khóa mới."


class BadSignatureError(PackageRefusedError):
    """The signature does not hold over these bytes."""

    stable_code = "bad-signature"
    sentence = "Chữ ký của gói không đúng: gói đã bị sửa hoặc bị hỏng trên đường đi."
    advice = _COPY_AGAIN


class SignerMismatchError(PackageRefusedError):
    """A known key signed in another's name, or what it may not send."""

    stable_code = "signer-mismatch"
    sentence = "Gói ghi là loại “{kind}” của {sender}, nhưng lại được ký bằng khóa của {signer}."
    advice = _DO_NOT_USE


class WrongRecipientError(PackageRefusedError):
    """The package is for somebody else."""

    stable_code = "wrong-recipient"
    sentence = "Gói này gửi cho {recipient}, không phải cho đơn vị đang dùng máy này ({here})."
    advice = "Hãy chuyển gói đến đúng đơn vị nhận, hoặc chọn tệp khác trên USB."


class CannotDecryptError(PackageRefusedError):
    """None of our keys opens the package although it names us."""

    stable_code = "cannot-decrypt"
    sentence = "Không mở được gói bằng khóa của máy này."
    advice = (
        "Có thể bên gửi còn dùng khóa công khai cũ của đơn vị. Hãy gửi lại tệp khóa công khai"
        " hiện nay cho bên gửi để họ lập lại gói."
    )


class NewerFormatError(PackageRefusedError):
    """A newer program made the package."""

    stable_code = "newer-format"
    sentence = "Gói do phiên bản phần mềm mới hơn lập ra ({found}; máy này hiểu đến {known})."
    advice = _UPDATE


class FactsDifferError(PackageRefusedError):
    """What stands outside is not what stands inside."""

    stable_code = "facts-differ"
    sentence = "Thông tin ghi ngoài gói không khớp với thông tin bên trong."
    advice = _DO_NOT_USE


class DamagedContentError(PackageRefusedError):
    """The content is not what its own description says."""

    stable_code = "damaged-content"
    sentence = "Nội dung gói bị hỏng hoặc không đúng quy cách: {what}."
    advice = _DO_NOT_USE


class UnknownTableError(PackageRefusedError):
    """A table or column that this program does not take from that sender."""

    stable_code = "unknown-table"
    sentence = "Gói có phần dữ liệu mà máy này không nhận: {what}."
    advice = _DO_NOT_USE


class BadRowError(PackageRefusedError):
    """A row that breaks the structure; the whole package is refused."""

    stable_code = "bad-row"
    sentence = "Dữ liệu trong gói sai quy cách: bảng {table}, dòng {row}, cột {field}: {what}."
    advice = "Gói chưa được ghi. Hãy báo bên gửi kèm thông báo này để kiểm tra dữ liệu."


class KeyFileRefusedError(RefusedError):
    """A file of public keys that is not taken in."""


class NotAKeyFileError(KeyFileRefusedError):
    """The file is something else."""

    stable_code = "not-a-key-file"
    sentence = "Tệp này không phải là tệp khóa công khai của Giáo vụ."
    advice = "Hãy chọn tệp khóa do đơn vị kia xuất từ mục Trao đổi với tỉnh."


class NewerKeyFileError(KeyFileRefusedError):
    """A newer program wrote the key file."""

    stable_code = "newer-key-file"
    sentence = "Tệp khóa công khai do phiên bản phần mềm mới hơn xuất ra."
    advice = "Hãy cập nhật phần mềm trên máy này rồi nhận lại tệp khóa."


class DamagedKeyFileError(KeyFileRefusedError):
    """The key file does not agree with itself."""

    stable_code = "damaged-key-file"
    sentence = "Tệp khóa công khai bị hỏng hoặc đã bị sửa: {what}."
    advice = "Hãy xin lại tệp khóa từ đơn vị kia; chưa công nhận khóa trong tệp này."


class FingerprintMistypedError(KeyFileRefusedError):
    """A group of the code that was read out does not check."""

    stable_code = "fingerprint-mistyped"
    sentence = "Nhóm số thứ {group} của mã kiểm tra gõ chưa đúng hoặc còn thiếu."
    advice = (
        "Hãy nghe đọc lại riêng nhóm số thứ {group} rồi gõ lại; mã có 8 nhóm, mỗi nhóm 5 chữ số."
    )


class FingerprintDiffersError(KeyFileRefusedError):
    """The code was typed well and belongs to other keys."""

    stable_code = "fingerprint-differs"
    sentence = "Mã kiểm tra không khớp với khóa trong tệp: đây không phải là khóa của đơn vị đó."
    advice = "Không công nhận khóa này. Hãy xin lại tệp khóa và đối chiếu lại qua điện thoại."
