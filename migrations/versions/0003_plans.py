"""The yearly plan, nominations, committees, leave; columns of classes, sessions and attendance.

The new columns of old tables are NULL in every row that was there, so no row changes its meaning.
An index or named constraint cannot be added to a table, so those tables are made anew. In the
digest of what a centre of an older version sent the new columns have no place (`since`, models).
"""

from typing import Any

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ADDED = {
    "training_classes": ("plan_item_id", "outside_plan_reason"),
    "class_sessions": ("session_kind", "clash_reason", "joined_group_id", "hours_factor"),
    "issued_documents": ("plan_id",),
    "enrolments": ("nomination_id", "carried_from"),
    "attendances": ("made_up_in",),
}

_NEW = (
    """
    CREATE TABLE annual_plans (
        id BLOB NOT NULL,
        year INTEGER NOT NULL,
        status TEXT NOT NULL,
        submitted_on TEXT,
        submitted_to TEXT,
        decision_no TEXT,
        decided_on TEXT,
        decided_by TEXT,
        closed_on TEXT,
        basis TEXT NOT NULL,
        note TEXT,
        CONSTRAINT pk_annual_plans PRIMARY KEY (id),
        CONSTRAINT ck_annual_plans_approved_by_decision CHECK (status IN ('draft', 'submitted') OR (decision_no IS NOT NULL AND decided_on IS NOT NULL)),
        CONSTRAINT uq_annual_plans_year UNIQUE (year),
        CONSTRAINT ck_annual_plans_status_known CHECK (status IN ('draft', 'submitted', 'approved', 'adjusted', 'closed'))
    )
     STRICT
    """,
    """
    CREATE TABLE plan_items (
        id BLOB NOT NULL,
        plan_id BLOB NOT NULL,
        order_no INTEGER NOT NULL,
        programme_id BLOB NOT NULL,
        side TEXT NOT NULL,
        target_group TEXT,
        planned_classes INTEGER NOT NULL,
        planned_learners INTEGER NOT NULL,
        month INTEGER,
        place TEXT,
        partner TEXT,
        budget_source TEXT,
        budget_amount INTEGER,
        note TEXT,
        CONSTRAINT pk_plan_items PRIMARY KEY (id),
        CONSTRAINT ck_plan_items_classes_not_negative CHECK (planned_classes >= 0),
        CONSTRAINT ck_plan_items_learners_not_negative CHECK (planned_learners >= 0),
        CONSTRAINT ck_plan_items_month_of_the_year CHECK (month BETWEEN 1 AND 12),
        CONSTRAINT ck_plan_items_budget_not_negative CHECK (budget_amount >= 0),
        CONSTRAINT fk_plan_items_plan_id FOREIGN KEY(plan_id) REFERENCES annual_plans (id),
        CONSTRAINT fk_plan_items_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id),
        CONSTRAINT ck_plan_items_side_known CHECK (side IN ('party', 'state'))
    )
     STRICT
    """,
    """
    CREATE INDEX ix_plan_items_plan_id ON plan_items (plan_id)
    """,
    """
    CREATE TABLE training_needs (
        id BLOB NOT NULL,
        year INTEGER NOT NULL,
        commune_code TEXT NOT NULL,
        sending_unit TEXT NOT NULL,
        person_id BLOB,
        programme_id BLOB NOT NULL,
        learners INTEGER NOT NULL,
        young INTEGER,
        women INTEGER,
        ethnic_minority INTEGER,
        in_succession INTEGER,
        wished_month INTEGER,
        source TEXT NOT NULL,
        state TEXT NOT NULL,
        received_on TEXT NOT NULL,
        note TEXT,
        CONSTRAINT pk_training_needs PRIMARY KEY (id),
        CONSTRAINT ck_training_needs_learners_positive CHECK (learners > 0),
        CONSTRAINT ck_training_needs_person_is_one CHECK (person_id IS NULL OR learners = 1),
        CONSTRAINT ck_training_needs_month_of_the_year CHECK (wished_month BETWEEN 1 AND 12),
        CONSTRAINT ck_training_needs_young_among_them CHECK (young BETWEEN 0 AND learners),
        CONSTRAINT ck_training_needs_women_among_them CHECK (women BETWEEN 0 AND learners),
        CONSTRAINT ck_training_needs_minority_among_them CHECK (ethnic_minority BETWEEN 0 AND learners),
        CONSTRAINT ck_training_needs_succession_among_them CHECK (in_succession BETWEEN 0 AND learners),
        CONSTRAINT fk_training_needs_person_id FOREIGN KEY(person_id) REFERENCES persons (id),
        CONSTRAINT fk_training_needs_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id),
        CONSTRAINT ck_training_needs_source_known CHECK (source IN ('registered', 'gap')),
        CONSTRAINT ck_training_needs_state_known CHECK (state IN ('new', 'planned', 'enrolled', 'done', 'dropped'))
    )
     STRICT
    """,
    """
    CREATE INDEX ix_training_needs_person_id ON training_needs (person_id)
    """,
    """
    CREATE INDEX ix_training_needs_programme_id ON training_needs (programme_id)
    """,
    """
    CREATE INDEX ix_training_needs_year ON training_needs (year)
    """,
    # Without it, each person who is deleted costs a look at all others: who was joined into them?
    """
    CREATE INDEX ix_persons_merged_into_id ON persons (merged_into_id) WHERE merged_into_id IS NOT NULL
    """,
    """
    CREATE TABLE plan_adjustments (
        id BLOB NOT NULL,
        plan_item_id BLOB NOT NULL,
        adjusted_on TEXT NOT NULL,
        decision_no TEXT,
        reason TEXT NOT NULL,
        old TEXT,
        new TEXT NOT NULL,
        CONSTRAINT pk_plan_adjustments PRIMARY KEY (id),
        CONSTRAINT fk_plan_adjustments_plan_item_id FOREIGN KEY(plan_item_id) REFERENCES plan_items (id)
    )
     STRICT
    """,
    """
    CREATE INDEX ix_plan_adjustments_plan_item_id ON plan_adjustments (plan_item_id)
    """,
    """
    CREATE TABLE plan_item_communes (
        id BLOB NOT NULL,
        plan_item_id BLOB NOT NULL,
        commune_code TEXT NOT NULL,
        learners INTEGER NOT NULL,
        CONSTRAINT pk_plan_item_communes PRIMARY KEY (id),
        CONSTRAINT uq_plan_item_communes_plan_item_id_commune_code UNIQUE (plan_item_id, commune_code),
        CONSTRAINT ck_plan_item_communes_learners_positive CHECK (learners > 0),
        CONSTRAINT fk_plan_item_communes_plan_item_id FOREIGN KEY(plan_item_id) REFERENCES plan_items (id)
    )
     STRICT
    """,
    """
    CREATE TABLE nominations (
        id BLOB NOT NULL,
        class_id BLOB NOT NULL,
        sending_unit TEXT NOT NULL,
        commune_code TEXT,
        document_no TEXT,
        document_on TEXT,
        received_on TEXT,
        named_count INTEGER,
        note TEXT,
        CONSTRAINT pk_nominations PRIMARY KEY (id),
        CONSTRAINT ck_nominations_named_positive CHECK (named_count IS NULL OR named_count > 0),
        CONSTRAINT fk_nominations_class_id FOREIGN KEY(class_id) REFERENCES training_classes (id)
    )
     STRICT
    """,
    """
    CREATE INDEX ix_nominations_class_id ON nominations (class_id)
    """,
    """
    CREATE TABLE class_committee_members (
        id BLOB NOT NULL,
        enrolment_id BLOB NOT NULL,
        committee_role TEXT NOT NULL,
        CONSTRAINT pk_class_committee_members PRIMARY KEY (id),
        CONSTRAINT uq_class_committee_members_enrolment_id UNIQUE (enrolment_id),
        CONSTRAINT fk_class_committee_members_enrolment_id FOREIGN KEY(enrolment_id) REFERENCES enrolments (id),
        CONSTRAINT ck_class_committee_members_committee_role_known CHECK (committee_role IN ('monitor', 'deputy_monitor'))
    )
     STRICT
    """,
    """
    CREATE TABLE leave_requests (
        id BLOB NOT NULL,
        enrolment_id BLOB NOT NULL,
        from_day TEXT NOT NULL,
        to_day TEXT NOT NULL,
        reason TEXT NOT NULL,
        approved_by TEXT,
        received_on TEXT NOT NULL,
        CONSTRAINT pk_leave_requests PRIMARY KEY (id),
        CONSTRAINT ck_leave_requests_dates_in_order CHECK (to_day >= from_day),
        CONSTRAINT fk_leave_requests_enrolment_id FOREIGN KEY(enrolment_id) REFERENCES enrolments (id)
    )
     STRICT
    """,
    """
    CREATE INDEX ix_leave_requests_enrolment_id ON leave_requests (enrolment_id)
    """,
)

_MADE_ANEW = {
    "training_classes": (
        """
        CREATE TABLE training_classes (
            id BLOB NOT NULL,
            code TEXT NOT NULL,
            name TEXT NOT NULL,
            programme_version_id BLOB NOT NULL,
            rule_set_id BLOB,
            course_no INTEGER NOT NULL,
            year INTEGER NOT NULL,
            study_mode TEXT NOT NULL,
            place TEXT NOT NULL,
            opened_on TEXT,
            closed_on TEXT,
            planned_size INTEGER,
            class_head TEXT,
            training_officer TEXT,
            budget_source TEXT,
            small_size_reason TEXT,
            status TEXT NOT NULL,
            status_on TEXT,
            note TEXT,
            plan_item_id BLOB,
            outside_plan_reason TEXT,
            CONSTRAINT pk_training_classes PRIMARY KEY (id),
            CONSTRAINT ck_training_classes_dates_in_order CHECK (closed_on IS NULL OR closed_on >= opened_on),
            CONSTRAINT ck_training_classes_rules_frozen CHECK (status IN ('planned', 'cancelled') OR rule_set_id IS NOT NULL),
            CONSTRAINT uq_training_classes_code UNIQUE (code),
            CONSTRAINT fk_training_classes_programme_version_id FOREIGN KEY(programme_version_id) REFERENCES programme_versions (id),
            CONSTRAINT fk_training_classes_rule_set_id FOREIGN KEY(rule_set_id) REFERENCES rule_sets (id),
            CONSTRAINT fk_training_classes_plan_item_id FOREIGN KEY(plan_item_id) REFERENCES plan_items (id),
            CONSTRAINT ck_training_classes_study_mode_known CHECK (study_mode IN ('full_time', 'part_time')),
            CONSTRAINT ck_training_classes_status_known CHECK (status IN ('planned', 'opened', 'in_progress', 'teaching_done', 'assessed', 'recognised', 'certified', 'archived', 'cancelled'))
        )
         STRICT
        """,
        """
        CREATE INDEX ix_training_classes_plan_item_id ON training_classes (plan_item_id)
        """,
    ),
    "class_sessions": (
        """
        CREATE TABLE class_sessions (
            id BLOB NOT NULL,
            class_id BLOB NOT NULL,
            held_on TEXT NOT NULL,
            slot TEXT NOT NULL,
            lesson_id BLOB,
            periods INTEGER NOT NULL,
            lecturer TEXT,
            room TEXT,
            state TEXT NOT NULL,
            closed_at TEXT,
            session_kind TEXT,
            clash_reason TEXT,
            joined_group_id BLOB,
            hours_factor INTEGER,
            CONSTRAINT pk_class_sessions PRIMARY KEY (id),
            CONSTRAINT uq_class_sessions_class_id_held_on_slot UNIQUE (class_id, held_on, slot),
            CONSTRAINT ck_class_sessions_periods_positive CHECK (periods > 0),
            CONSTRAINT ck_class_sessions_factor_not_negative CHECK (hours_factor IS NULL OR hours_factor >= 0),
            CONSTRAINT fk_class_sessions_class_id FOREIGN KEY(class_id) REFERENCES training_classes (id),
            CONSTRAINT fk_class_sessions_lesson_id FOREIGN KEY(lesson_id) REFERENCES lessons (id),
            CONSTRAINT ck_class_sessions_slot_known CHECK (slot IN ('morning', 'afternoon', 'evening')),
            CONSTRAINT ck_class_sessions_state_known CHECK (state IN ('planned', 'held', 'moved', 'cancelled')),
            CONSTRAINT ck_class_sessions_session_kind_known CHECK (session_kind IN ('lesson', 'field_study', 'other'))
        )
         STRICT
        """,
        """
        CREATE INDEX ix_class_sessions_class_id ON class_sessions (class_id)
        """,
        """
        CREATE INDEX ix_class_sessions_joined_group_id ON class_sessions (joined_group_id) WHERE joined_group_id IS NOT NULL
        """,
    ),
    "issued_documents": (
        """
        CREATE TABLE issued_documents (
            id BLOB NOT NULL,
            form TEXT NOT NULL,
            document_kind TEXT NOT NULL,
            number INTEGER NOT NULL,
            number_year INTEGER NOT NULL,
            doc_sign TEXT NOT NULL,
            issued_on TEXT NOT NULL,
            subject_line TEXT NOT NULL,
            class_id BLOB,
            signer_id BLOB NOT NULL,
            state TEXT NOT NULL,
            content TEXT,
            plan_id BLOB,
            CONSTRAINT pk_issued_documents PRIMARY KEY (id),
            CONSTRAINT uq_issued_documents_document_kind_number_year_number UNIQUE (document_kind, number_year, number),
            CONSTRAINT fk_issued_documents_class_id FOREIGN KEY(class_id) REFERENCES training_classes (id),
            CONSTRAINT fk_issued_documents_signer_id FOREIGN KEY(signer_id) REFERENCES signers (id),
            CONSTRAINT fk_issued_documents_plan_id FOREIGN KEY(plan_id) REFERENCES annual_plans (id),
            CONSTRAINT ck_issued_documents_state_known CHECK (state IN ('draft', 'numbered', 'signed', 'revoked'))
        )
         STRICT
        """,
        """
        CREATE INDEX ix_issued_documents_class_id ON issued_documents (class_id)
        """,
        """
        CREATE INDEX ix_issued_documents_plan_id ON issued_documents (plan_id)
        """,
    ),
    "enrolments": (
        """
        CREATE TABLE enrolments (
            id BLOB NOT NULL,
            class_id BLOB NOT NULL,
            person_id BLOB NOT NULL,
            sending_unit TEXT,
            commune_code TEXT,
            position TEXT,
            party_status TEXT,
            education_level TEXT,
            theory_level TEXT,
            state TEXT NOT NULL,
            state_reason TEXT,
            state_on TEXT,
            note TEXT,
            nomination_id BLOB,
            carried_from BLOB,
            CONSTRAINT pk_enrolments PRIMARY KEY (id),
            CONSTRAINT uq_enrolments_class_id_person_id UNIQUE (class_id, person_id),
            CONSTRAINT fk_enrolments_class_id FOREIGN KEY(class_id) REFERENCES training_classes (id),
            CONSTRAINT fk_enrolments_person_id FOREIGN KEY(person_id) REFERENCES persons (id),
            CONSTRAINT fk_enrolments_nomination_id FOREIGN KEY(nomination_id) REFERENCES nominations (id),
            CONSTRAINT fk_enrolments_carried_from FOREIGN KEY(carried_from) REFERENCES enrolments (id),
            CONSTRAINT ck_enrolments_party_status_known CHECK (party_status IN ('none', 'candidate', 'probationary', 'full', 'removed')),
            CONSTRAINT ck_enrolments_state_known CHECK (state IN ('registered', 'accepted', 'studying', 'completed', 'failed', 'not_eligible', 'withdrawn', 'suspended'))
        )
         STRICT
        """,
        """
        CREATE INDEX ix_enrolments_carried_from ON enrolments (carried_from) WHERE carried_from IS NOT NULL
        """,
        """
        CREATE INDEX ix_enrolments_class_id ON enrolments (class_id)
        """,
        """
        CREATE INDEX ix_enrolments_nomination_id ON enrolments (nomination_id) WHERE nomination_id IS NOT NULL
        """,
        """
        CREATE INDEX ix_enrolments_person_id ON enrolments (person_id)
        """,
    ),
    "attendances": (
        """
        CREATE TABLE attendances (
            id BLOB NOT NULL,
            session_id BLOB NOT NULL,
            enrolment_id BLOB NOT NULL,
            mark TEXT NOT NULL,
            periods_attended INTEGER NOT NULL,
            note TEXT,
            made_up_in BLOB,
            CONSTRAINT pk_attendances PRIMARY KEY (id),
            CONSTRAINT uq_attendances_session_id_enrolment_id UNIQUE (session_id, enrolment_id),
            CONSTRAINT ck_attendances_periods_not_negative CHECK (periods_attended >= 0),
            CONSTRAINT fk_attendances_session_id FOREIGN KEY(session_id) REFERENCES class_sessions (id),
            CONSTRAINT fk_attendances_enrolment_id FOREIGN KEY(enrolment_id) REFERENCES enrolments (id),
            CONSTRAINT fk_attendances_made_up_in FOREIGN KEY(made_up_in) REFERENCES class_sessions (id),
            CONSTRAINT ck_attendances_mark_known CHECK (mark IN ('present', 'late', 'excused', 'unexcused', 'made_up', 'exempt'))
        )
         STRICT
        """,
        """
        CREATE INDEX ix_attendances_enrolment_id ON attendances (enrolment_id)
        """,
        """
        CREATE INDEX ix_attendances_made_up_in ON attendances (made_up_in) WHERE made_up_in IS NOT NULL
        """,
    ),
}


def upgrade() -> None:
    """Create the new tables, and make those with new columns anew with all their rows."""
    for statement in _NEW:
        op.execute(statement)
    for table, statements in _MADE_ANEW.items():
        _make_anew(table, statements)


def upcast(table: str, row: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Give an older journal line the new columns, which nobody had filled in."""
    return table, row | dict.fromkeys(_ADDED.get(table, ()))


def _make_anew(table: str, statements: tuple[str, ...]) -> None:
    """Copy the rows aside and back: renaming a table would rewrite what refers to it."""
    found = op.get_bind().exec_driver_sql(f"PRAGMA table_info({table})")
    names = ", ".join(name for (_, name, *_) in found)
    op.execute(f"CREATE TEMP TABLE kept_rows AS SELECT {names} FROM {table}")  # noqa: S608 - our own names
    op.execute(f"DROP TABLE {table}")
    for statement in statements:
        op.execute(statement)
    op.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM kept_rows")  # noqa: S608 - same
    op.execute("DROP TABLE kept_rows")
