"""Choices about packages and those who exchange them."""

from app.models.values.labelled import Labelled


class Direction(Labelled):
    """Which way a package went."""

    SENT = "sent", "Đã xuất"
    RECEIVED = "received", "Đã nhận"


class PackageState(Labelled):
    """How far a package is."""

    EXPORTED = "exported", "Đã xuất"
    ACCEPTED = "accepted", "Tỉnh đã nhận"
    REJECTED = "rejected", "Bị từ chối"
    SUPERSEDED = "superseded", "Đã thay thế"
    APPLIED = "applied", "Đã ghi"


class PeerState(Labelled):
    """Whether the keys of a peer are good."""

    TRUSTED = "trusted", "Tin cậy"
    REPLACED = "replaced", "Đã thay khóa"
    REVOKED = "revoked", "Đã thu hồi"
