"""The words that rows choose from, with the labels that users see; plain Python, no tables."""

from app.models.values.assessment import AssessmentStatus, NotCompletedReason
from app.models.values.cadres import Evidence, TrainingKind, TrainingSource
from app.models.values.classes import (
    ABSENT,
    HERE,
    LEFT,
    AttendanceMark,
    ClassStatus,
    CommitteeRole,
    EnrolmentState,
    SessionKind,
    SessionState,
    Slot,
    StudyMode,
)
from app.models.values.equivalence import DECIDED, DossierState, EquivalenceOutcome
from app.models.values.exchange import Direction, PackageState, PeerState
from app.models.values.labelled import Labelled
from app.models.values.organizations import OrganizationKind, Owner, Role, Side
from app.models.values.papers import VOID, CertificateState, DocumentState, EntryState
from app.models.values.people import Gender, PartyStatus, PersonStatus
from app.models.values.plans import NeedSource, NeedState, PlanSide, PlanStatus
from app.models.values.programmes import AssessmentForm, CertificateKind, LessonKind

__all__ = [
    "ABSENT",
    "DECIDED",
    "HERE",
    "LEFT",
    "VOID",
    "AssessmentForm",
    "AssessmentStatus",
    "AttendanceMark",
    "CertificateKind",
    "CertificateState",
    "ClassStatus",
    "CommitteeRole",
    "Direction",
    "DocumentState",
    "DossierState",
    "EnrolmentState",
    "EntryState",
    "EquivalenceOutcome",
    "Evidence",
    "Gender",
    "Labelled",
    "LessonKind",
    "NeedSource",
    "NeedState",
    "NotCompletedReason",
    "OrganizationKind",
    "Owner",
    "PackageState",
    "PartyStatus",
    "PeerState",
    "PersonStatus",
    "PlanSide",
    "PlanStatus",
    "Role",
    "SessionKind",
    "SessionState",
    "Side",
    "Slot",
    "StudyMode",
    "TrainingKind",
    "TrainingSource",
]
