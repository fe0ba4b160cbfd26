"""Posts, training, dossiers, who read sensitive fields, quick search of people: new tables only.

No row or column that was there changes, so older journal lines hold as they are, and the digests
of what a centre sent before stay the same: a table without rows has no line in them.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE sensitive_readings (
        id BLOB NOT NULL,
        read_by TEXT NOT NULL,
        person_id BLOB NOT NULL,
        fields TEXT NOT NULL,
        reason TEXT,
        read_at TEXT NOT NULL,
        CONSTRAINT pk_sensitive_readings PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE INDEX ix_sensitive_readings_person_id ON sensitive_readings (person_id)
    """,
    """
    CREATE TABLE employment_periods (
        id BLOB NOT NULL,
        person_id BLOB NOT NULL,
        unit TEXT,
        commune_code TEXT,
        post TEXT,
        is_leader INTEGER,
        planned_for TEXT,
        valid_from TEXT,
        valid_to TEXT,
        confirmed_on TEXT NOT NULL,
        CONSTRAINT pk_employment_periods PRIMARY KEY (id),
        CONSTRAINT ck_employment_periods_dates_in_order CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_to >= valid_from),
        CONSTRAINT ck_employment_periods_unit_or_post CHECK (unit IS NOT NULL OR post IS NOT NULL),
        CONSTRAINT fk_employment_periods_person_id FOREIGN KEY(person_id) REFERENCES persons (id)
    )
     STRICT
    """,
    """
    CREATE INDEX ix_employment_periods_person_id ON employment_periods (person_id)
    """,
    """
    CREATE TABLE equivalence_dossiers (
        id BLOB NOT NULL,
        person_id BLOB NOT NULL,
        received_on TEXT NOT NULL,
        requested_by TEXT,
        commune_code TEXT,
        degree TEXT,
        institution TEXT,
        graduation_year INTEGER,
        periods INTEGER,
        lessons INTEGER,
        has_application INTEGER,
        has_degree_copy INTEGER,
        has_transcript INTEGER,
        has_request_letter INTEGER,
        is_party_member INTEGER,
        is_planned_leader INTEGER,
        outcome TEXT NOT NULL,
        state TEXT NOT NULL,
        state_on TEXT NOT NULL,
        note TEXT,
        CONSTRAINT pk_equivalence_dossiers PRIMARY KEY (id),
        CONSTRAINT ck_equivalence_dossiers_periods_not_negative CHECK (periods IS NULL OR periods >= 0),
        CONSTRAINT ck_equivalence_dossiers_lessons_not_negative CHECK (lessons IS NULL OR lessons >= 0),
        CONSTRAINT fk_equivalence_dossiers_person_id FOREIGN KEY(person_id) REFERENCES persons (id),
        CONSTRAINT ck_equivalence_dossiers_outcome_known CHECK (outcome IN ('equivalent', 'supplement', 'incomplete')),
        CONSTRAINT ck_equivalence_dossiers_state_known CHECK (state IN ('received', 'incomplete', 'complete', 'appraising', 'eligible', 'needs_supplement', 'approved', 'issued', 'rejected', 'withdrawn'))
    )
     STRICT
    """,
    """
    CREATE INDEX ix_equivalence_dossiers_person_id ON equivalence_dossiers (person_id)
    """,
    """
    CREATE TABLE prior_trainings (
        id BLOB NOT NULL,
        person_id BLOB NOT NULL,
        training_kind TEXT NOT NULL,
        theory_level TEXT,
        programme_name TEXT,
        institution TEXT,
        began_on TEXT,
        ended_on TEXT,
        periods INTEGER,
        days INTEGER,
        certificate_no TEXT,
        issued_on TEXT,
        expires_on TEXT,
        evidence TEXT NOT NULL,
        source TEXT NOT NULL,
        note TEXT,
        CONSTRAINT pk_prior_trainings PRIMARY KEY (id),
        CONSTRAINT ck_prior_trainings_days_not_negative CHECK (days IS NULL OR days >= 0),
        CONSTRAINT ck_prior_trainings_periods_not_negative CHECK (periods IS NULL OR periods >= 0),
        CONSTRAINT fk_prior_trainings_person_id FOREIGN KEY(person_id) REFERENCES persons (id),
        CONSTRAINT ck_prior_trainings_training_kind_known CHECK (training_kind IN ('theory', 'party_awareness', 'new_member', 'committee_practice', 'update', 'state_management', 'defence', 'language', 'it', 'digital', 'yearly', 'other')),
        CONSTRAINT ck_prior_trainings_evidence_known CHECK (evidence IN ('original', 'copy', 'declared')),
        CONSTRAINT ck_prior_trainings_source_known CHECK (source IN ('own_centre', 'list', 'typed'))
    )
     STRICT
    """,
    """
    CREATE INDEX ix_prior_trainings_person_id ON prior_trainings (person_id)
    """,
    """
    CREATE TABLE person_places (
        place INTEGER NOT NULL,
        person_id BLOB NOT NULL,
        order_key TEXT NOT NULL,
        whole TEXT NOT NULL,
        given TEXT NOT NULL,
        marked TEXT NOT NULL,
        text TEXT NOT NULL,
        CONSTRAINT pk_person_places PRIMARY KEY (place),
        CONSTRAINT uq_person_places_person_id UNIQUE (person_id),
        CONSTRAINT uq_person_places_order_key UNIQUE (order_key)
    )
     STRICT
    """,
    """
    CREATE INDEX ix_person_places_given ON person_places (given, place)
    """,
    """
    CREATE INDEX ix_person_places_whole ON person_places (whole, place)
    """,
    """
    CREATE VIRTUAL TABLE person_search USING fts5(
        text,
        content='person_places', content_rowid='place',
        tokenize='trigram case_sensitive 1', detail=none, columnsize=0
    )
    """,
    """
    CREATE TABLE derived_versions (
        name TEXT NOT NULL,
        version TEXT NOT NULL,
        CONSTRAINT pk_derived_versions PRIMARY KEY (name)
    )
     STRICT
    """,
)


def upgrade() -> None:
    """Create the tables."""
    for statement in _STATEMENTS:
        op.execute(statement)
