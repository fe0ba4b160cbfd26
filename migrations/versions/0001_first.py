"""The first version of the schema."""

from alembic import op

from app.journal import TABLES

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE number_series (
        id BLOB NOT NULL,
        scope TEXT NOT NULL,
        year INTEGER NOT NULL,
        last_number INTEGER NOT NULL,
        CONSTRAINT pk_number_series PRIMARY KEY (id),
        CONSTRAINT uq_number_series_scope_year UNIQUE (scope, year),
        CONSTRAINT ck_number_series_last_number_not_negative CHECK (last_number >= 0)
    )
     STRICT
    """,
    """
    CREATE TABLE organizations (
        id BLOB NOT NULL,
        organization_kind TEXT NOT NULL,
        name TEXT NOT NULL,
        province_code TEXT,
        commune_code TEXT,
        parent_id BLOB,
        short_sign TEXT,
        CONSTRAINT pk_organizations PRIMARY KEY (id),
        CONSTRAINT fk_organizations_parent_id FOREIGN KEY(parent_id) REFERENCES organizations (id),
        CONSTRAINT ck_organizations_organization_kind_known CHECK (organization_kind IN ('centre', 'party_committee', 'party_cell', 'state_agency', 'school', 'enterprise', 'armed_force', 'mass_org', 'village', 'other'))
    )
     STRICT
    """,
    """
    CREATE TABLE peers (
        id BLOB NOT NULL,
        side TEXT NOT NULL,
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        signing_key TEXT NOT NULL,
        sealing_key TEXT NOT NULL,
        recovery_key TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        last_good_sequence INTEGER,
        database_id BLOB,
        state TEXT NOT NULL,
        trusted_at TEXT NOT NULL,
        CONSTRAINT pk_peers PRIMARY KEY (id),
        CONSTRAINT uq_peers_signing_key UNIQUE (signing_key),
        CONSTRAINT ck_peers_side_known CHECK (side IN ('centre', 'province')),
        CONSTRAINT ck_peers_state_known CHECK (state IN ('trusted', 'replaced', 'revoked'))
    )
     STRICT
    """,
    """
    CREATE TABLE persons (
        id BLOB NOT NULL,
        full_name TEXT NOT NULL,
        family_name TEXT NOT NULL,
        middle_name TEXT NOT NULL,
        given_name TEXT NOT NULL,
        other_name TEXT,
        birth_date TEXT,
        gender TEXT,
        citizen_id TEXT,
        old_id_no TEXT,
        ethnicity TEXT,
        home_place TEXT,
        birth_place TEXT,
        residence TEXT,
        phone TEXT,
        email TEXT,
        position TEXT,
        education_level TEXT,
        major TEXT,
        theory_level TEXT,
        status TEXT NOT NULL,
        merged_into_id BLOB,
        note TEXT,
        CONSTRAINT pk_persons PRIMARY KEY (id),
        CONSTRAINT ck_persons_citizen_id_has_12_digits CHECK (citizen_id IS NULL OR (length(citizen_id) = 12 AND citizen_id NOT GLOB '*[^0-9]*')),
        CONSTRAINT ck_persons_named CHECK (trim(full_name) <> ''),
        CONSTRAINT fk_persons_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES persons (id),
        CONSTRAINT ck_persons_gender_known CHECK (gender IN ('male', 'female')),
        CONSTRAINT ck_persons_status_known CHECK (status IN ('active', 'retired', 'moved', 'deceased', 'merged'))
    )
     STRICT
    """,
    """
    CREATE UNIQUE INDEX uq_persons_citizen_id ON persons (citizen_id) WHERE merged_into_id IS NULL
    """,
    """
    CREATE TABLE programmes (
        id BLOB NOT NULL,
        owner TEXT NOT NULL,
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        short_name TEXT NOT NULL,
        programme_group TEXT NOT NULL,
        certificate_kind TEXT NOT NULL,
        target_group TEXT NOT NULL,
        authority TEXT NOT NULL,
        province_report_group TEXT NOT NULL,
        is_active INTEGER NOT NULL,
        CONSTRAINT pk_programmes PRIMARY KEY (id),
        CONSTRAINT uq_programmes_code_owner UNIQUE (code, owner),
        CONSTRAINT ck_programmes_owner_known CHECK (owner IN ('shipped', 'province', 'centre')),
        CONSTRAINT ck_programmes_certificate_kind_known CHECK (certificate_kind IN ('diploma', 'certificate', 'credential', 'confirmation'))
    )
     STRICT
    """,
    """
    CREATE TABLE provinces (
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        unit_type TEXT NOT NULL,
        sort_key TEXT NOT NULL,
        CONSTRAINT pk_provinces PRIMARY KEY (code)
    )
     STRICT
    """,
    """
    CREATE TABLE register_books (
        id BLOB NOT NULL,
        book_no INTEGER NOT NULL,
        title TEXT NOT NULL,
        certificate_kind TEXT NOT NULL,
        opened_on TEXT NOT NULL,
        closed_on TEXT,
        lines_per_page INTEGER NOT NULL,
        origin TEXT NOT NULL,
        CONSTRAINT pk_register_books PRIMARY KEY (id),
        CONSTRAINT uq_register_books_book_no UNIQUE (book_no),
        CONSTRAINT ck_register_books_lines_fit_a_page CHECK (lines_per_page BETWEEN 5 AND 40),
        CONSTRAINT ck_register_books_certificate_kind_known CHECK (certificate_kind IN ('diploma', 'certificate', 'credential', 'confirmation'))
    )
     STRICT
    """,
    """
    CREATE TABLE rule_sets (
        id BLOB NOT NULL,
        owner TEXT NOT NULL,
        name TEXT NOT NULL,
        authority TEXT NOT NULL,
        valid_from TEXT NOT NULL,
        valid_to TEXT,
        payload TEXT NOT NULL,
        CONSTRAINT pk_rule_sets PRIMARY KEY (id),
        CONSTRAINT ck_rule_sets_owner_known CHECK (owner IN ('shipped', 'province', 'centre'))
    )
     STRICT
    """,
    """
    CREATE TABLE settings (
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT pk_settings PRIMARY KEY ("key")
    )
     STRICT
    """,
    """
    CREATE TABLE users (
        id BLOB NOT NULL,
        full_name TEXT NOT NULL,
        role TEXT NOT NULL,
        is_active INTEGER NOT NULL,
        CONSTRAINT pk_users PRIMARY KEY (id),
        CONSTRAINT ck_users_role_known CHECK (role IN ('admin', 'training_clerk', 'registry_clerk', 'director', 'viewer'))
    )
     STRICT
    """,
    """
    CREATE TABLE centre_service_areas (
        id BLOB NOT NULL,
        centre_id BLOB NOT NULL,
        commune_code TEXT NOT NULL,
        is_host INTEGER NOT NULL,
        valid_from TEXT NOT NULL,
        valid_to TEXT,
        CONSTRAINT pk_centre_service_areas PRIMARY KEY (id),
        CONSTRAINT fk_centre_service_areas_centre_id FOREIGN KEY(centre_id) REFERENCES organizations (id)
    )
     STRICT
    """,
    """
    CREATE INDEX ix_centre_service_areas_centre_id ON centre_service_areas (centre_id)
    """,
    """
    CREATE TABLE communes (
        code TEXT NOT NULL,
        province_code TEXT NOT NULL,
        name TEXT NOT NULL,
        unit_type TEXT NOT NULL,
        sort_key TEXT NOT NULL,
        CONSTRAINT pk_communes PRIMARY KEY (code),
        CONSTRAINT fk_communes_province_code FOREIGN KEY(province_code) REFERENCES provinces (code)
    )
     STRICT
    """,
    """
    CREATE INDEX ix_communes_province_code ON communes (province_code)
    """,
    """
    CREATE TABLE installations (
        id BLOB NOT NULL,
        only INTEGER NOT NULL,
        side TEXT NOT NULL,
        database_id BLOB NOT NULL,
        organization_id BLOB NOT NULL,
        is_practice INTEGER NOT NULL,
        CONSTRAINT pk_installations PRIMARY KEY (id),
        CONSTRAINT ck_installations_only_one CHECK (only = 1),
        CONSTRAINT uq_installations_only UNIQUE (only),
        CONSTRAINT fk_installations_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id),
        CONSTRAINT ck_installations_side_known CHECK (side IN ('centre', 'province'))
    )
     STRICT
    """,
    """
    CREATE TABLE mirror_rows (
        peer_id BLOB NOT NULL,
        table_name TEXT NOT NULL,
        row_id TEXT NOT NULL,
        fields TEXT NOT NULL,
        CONSTRAINT pk_mirror_rows PRIMARY KEY (peer_id, table_name, row_id),
        CONSTRAINT fk_mirror_rows_peer_id FOREIGN KEY(peer_id) REFERENCES peers (id)
    )
     STRICT
    """,
    """
    CREATE TABLE number_voids (
        id BLOB NOT NULL,
        series_id BLOB NOT NULL,
        number INTEGER NOT NULL,
        reason TEXT NOT NULL,
        voided_on TEXT NOT NULL,
        CONSTRAINT pk_number_voids PRIMARY KEY (id),
        CONSTRAINT uq_number_voids_series_id_number UNIQUE (series_id, number),
        CONSTRAINT fk_number_voids_series_id FOREIGN KEY(series_id) REFERENCES number_series (id)
    )
     STRICT
    """,
    """
    CREATE TABLE organization_periods (
        id BLOB NOT NULL,
        organization_id BLOB NOT NULL,
        full_name TEXT NOT NULL,
        superior_name TEXT NOT NULL,
        seal_name TEXT NOT NULL,
        place_name TEXT NOT NULL,
        valid_from TEXT NOT NULL,
        valid_to TEXT,
        CONSTRAINT pk_organization_periods PRIMARY KEY (id),
        CONSTRAINT ck_organization_periods_dates_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from),
        CONSTRAINT fk_organization_periods_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id)
    )
     STRICT
    """,
    """
    CREATE INDEX ix_organization_periods_organization_id ON organization_periods (organization_id)
    """,
    """
    CREATE TABLE packages (
        id BLOB NOT NULL,
        direction TEXT NOT NULL,
        package_kind TEXT NOT NULL,
        peer_id BLOB NOT NULL,
        database_id BLOB NOT NULL,
        sequence_no INTEGER NOT NULL,
        previous_hash TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        file_name TEXT NOT NULL,
        profile TEXT NOT NULL,
        is_full INTEGER NOT NULL,
        journal_seq INTEGER NOT NULL,
        state_digest TEXT NOT NULL,
        counts TEXT NOT NULL,
        receipt TEXT,
        state TEXT NOT NULL,
        made_at TEXT NOT NULL,
        CONSTRAINT pk_packages PRIMARY KEY (id),
        CONSTRAINT uq_packages_direction_peer_id_package_kind_database_id_sequence_no UNIQUE (direction, peer_id, package_kind, database_id, sequence_no),
        CONSTRAINT ck_packages_sequence_counts_from_one CHECK (sequence_no >= 1),
        CONSTRAINT fk_packages_peer_id FOREIGN KEY(peer_id) REFERENCES peers (id),
        CONSTRAINT ck_packages_direction_known CHECK (direction IN ('sent', 'received')),
        CONSTRAINT ck_packages_state_known CHECK (state IN ('exported', 'accepted', 'rejected', 'superseded', 'applied'))
    )
     STRICT
    """,
    """
    CREATE TABLE party_memberships (
        id BLOB NOT NULL,
        person_id BLOB NOT NULL,
        status TEXT NOT NULL,
        admitted_on TEXT,
        official_on TEXT,
        party_card_no TEXT,
        CONSTRAINT pk_party_memberships PRIMARY KEY (id),
        CONSTRAINT uq_party_memberships_person_id UNIQUE (person_id),
        CONSTRAINT fk_party_memberships_person_id FOREIGN KEY(person_id) REFERENCES persons (id),
        CONSTRAINT ck_party_memberships_status_known CHECK (status IN ('none', 'candidate', 'probationary', 'full', 'removed'))
    )
     STRICT
    """,
    """
    CREATE TABLE person_index (
        person_id BLOB NOT NULL,
        sort_key TEXT NOT NULL,
        folded TEXT NOT NULL,
        digits TEXT NOT NULL,
        CONSTRAINT pk_person_index PRIMARY KEY (person_id),
        CONSTRAINT fk_person_index_person_id FOREIGN KEY(person_id) REFERENCES persons (id) ON DELETE CASCADE
    )
     STRICT
    """,
    """
    CREATE INDEX ix_person_index_sort_key ON person_index (sort_key)
    """,
    """
    CREATE TABLE programme_versions (
        id BLOB NOT NULL,
        programme_id BLOB NOT NULL,
        owner TEXT NOT NULL,
        version TEXT NOT NULL,
        valid_from TEXT NOT NULL,
        valid_to TEXT,
        total_lessons INTEGER NOT NULL,
        total_periods INTEGER NOT NULL,
        total_days INTEGER NOT NULL,
        assessment_form TEXT NOT NULL,
        min_class_size INTEGER NOT NULL,
        certificate_validity_months INTEGER,
        CONSTRAINT pk_programme_versions PRIMARY KEY (id),
        CONSTRAINT uq_programme_versions_programme_id_version UNIQUE (programme_id, version),
        CONSTRAINT ck_programme_versions_periods_not_negative CHECK (total_periods >= 0),
        CONSTRAINT fk_programme_versions_programme_id FOREIGN KEY(programme_id) REFERENCES programmes (id),
        CONSTRAINT ck_programme_versions_owner_known CHECK (owner IN ('shipped', 'province', 'centre')),
        CONSTRAINT ck_programme_versions_assessment_form_known CHECK (assessment_form IN ('final_paper', 'written', 'oral', 'mixed', 'none'))
    )
     STRICT
    """,
    """
    CREATE INDEX ix_programme_versions_programme_id ON programme_versions (programme_id)
    """,
    """
    CREATE TABLE register_entries (
        id BLOB NOT NULL,
        book_id BLOB NOT NULL,
        entry_no INTEGER NOT NULL,
        page_no INTEGER NOT NULL,
        line_no INTEGER NOT NULL,
        register_no TEXT NOT NULL,
        serial_no TEXT NOT NULL,
        printed TEXT NOT NULL,
        entered_on TEXT NOT NULL,
        state TEXT NOT NULL,
        remark TEXT,
        CONSTRAINT pk_register_entries PRIMARY KEY (id),
        CONSTRAINT uq_register_entries_book_id_entry_no UNIQUE (book_id, entry_no),
        CONSTRAINT uq_register_entries_book_id_page_no_line_no UNIQUE (book_id, page_no, line_no),
        CONSTRAINT uq_register_entries_register_no UNIQUE (register_no),
        CONSTRAINT fk_register_entries_book_id FOREIGN KEY(book_id) REFERENCES register_books (id),
        CONSTRAINT ck_register_entries_state_known CHECK (state IN ('valid', 'crossed_out', 'replaced', 'revoked'))
    )
     STRICT
    """,
    """
    CREATE TABLE signers (
        id BLOB NOT NULL,
        organization_id BLOB NOT NULL,
        full_name TEXT NOT NULL,
        post TEXT NOT NULL,
        capacity TEXT NOT NULL,
        valid_from TEXT NOT NULL,
        valid_to TEXT,
        CONSTRAINT pk_signers PRIMARY KEY (id),
        CONSTRAINT fk_signers_organization_id FOREIGN KEY(organization_id) REFERENCES organizations (id)
    )
     STRICT
    """,
    """
    CREATE INDEX ix_signers_organization_id ON signers (organization_id)
    """,
    """
    CREATE TABLE held_rows (
        id BLOB NOT NULL,
        peer_id BLOB NOT NULL,
        package_id BLOB NOT NULL,
        table_name TEXT NOT NULL,
        row_id TEXT NOT NULL,
        code TEXT NOT NULL,
        message TEXT NOT NULL,
        settled_at TEXT,
        CONSTRAINT pk_held_rows PRIMARY KEY (id),
        CONSTRAINT uq_held_rows_peer_id_table_name_row_id UNIQUE (peer_id, table_name, row_id),
        CONSTRAINT fk_held_rows_peer_id FOREIGN KEY(peer_id) REFERENCES peers (id),
        CONSTRAINT fk_held_rows_package_id FOREIGN KEY(package_id) REFERENCES packages (id)
    )
     STRICT
    """,
    """
    CREATE TABLE lessons (
        id BLOB NOT NULL,
        programme_version_id BLOB NOT NULL,
        order_no INTEGER NOT NULL,
        code TEXT NOT NULL,
        title TEXT NOT NULL,
        lesson_kind TEXT NOT NULL,
        periods INTEGER NOT NULL,
        counts_for_attendance INTEGER NOT NULL,
        CONSTRAINT pk_lessons PRIMARY KEY (id),
        CONSTRAINT uq_lessons_programme_version_id_order_no UNIQUE (programme_version_id, order_no),
        CONSTRAINT ck_lessons_periods_not_negative CHECK (periods >= 0),
        CONSTRAINT fk_lessons_programme_version_id FOREIGN KEY(programme_version_id) REFERENCES programme_versions (id),
        CONSTRAINT ck_lessons_lesson_kind_known CHECK (lesson_kind IN ('lesson', 'topic', 'local_topic', 'discussion', 'field_study', 'review', 'test', 'exam'))
    )
     STRICT
    """,
    """
    CREATE INDEX ix_lessons_programme_version_id ON lessons (programme_version_id)
    """,
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
        CONSTRAINT pk_training_classes PRIMARY KEY (id),
        CONSTRAINT ck_training_classes_dates_in_order CHECK (closed_on IS NULL OR closed_on >= opened_on),
        CONSTRAINT ck_training_classes_rules_frozen CHECK (status IN ('planned', 'cancelled') OR rule_set_id IS NOT NULL),
        CONSTRAINT uq_training_classes_code UNIQUE (code),
        CONSTRAINT fk_training_classes_programme_version_id FOREIGN KEY(programme_version_id) REFERENCES programme_versions (id),
        CONSTRAINT fk_training_classes_rule_set_id FOREIGN KEY(rule_set_id) REFERENCES rule_sets (id),
        CONSTRAINT ck_training_classes_study_mode_known CHECK (study_mode IN ('full_time', 'part_time')),
        CONSTRAINT ck_training_classes_status_known CHECK (status IN ('planned', 'opened', 'in_progress', 'teaching_done', 'assessed', 'recognised', 'certified', 'archived', 'cancelled'))
    )
     STRICT
    """,
    """
    CREATE TABLE assessments (
        id BLOB NOT NULL,
        class_id BLOB NOT NULL,
        attempt INTEGER NOT NULL,
        form TEXT NOT NULL,
        held_on TEXT,
        status TEXT NOT NULL,
        CONSTRAINT pk_assessments PRIMARY KEY (id),
        CONSTRAINT uq_assessments_class_id_attempt UNIQUE (class_id, attempt),
        CONSTRAINT ck_assessments_attempt_counts_from_one CHECK (attempt >= 1),
        CONSTRAINT fk_assessments_class_id FOREIGN KEY(class_id) REFERENCES training_classes (id),
        CONSTRAINT ck_assessments_form_known CHECK (form IN ('final_paper', 'written', 'oral', 'mixed', 'none')),
        CONSTRAINT ck_assessments_status_known CHECK (status IN ('planned', 'held', 'marking', 'locked', 'published'))
    )
     STRICT
    """,
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
        CONSTRAINT pk_class_sessions PRIMARY KEY (id),
        CONSTRAINT uq_class_sessions_class_id_held_on_slot UNIQUE (class_id, held_on, slot),
        CONSTRAINT ck_class_sessions_periods_positive CHECK (periods > 0),
        CONSTRAINT fk_class_sessions_class_id FOREIGN KEY(class_id) REFERENCES training_classes (id),
        CONSTRAINT fk_class_sessions_lesson_id FOREIGN KEY(lesson_id) REFERENCES lessons (id),
        CONSTRAINT ck_class_sessions_slot_known CHECK (slot IN ('morning', 'afternoon', 'evening')),
        CONSTRAINT ck_class_sessions_state_known CHECK (state IN ('planned', 'held', 'moved', 'cancelled'))
    )
     STRICT
    """,
    """
    CREATE INDEX ix_class_sessions_class_id ON class_sessions (class_id)
    """,
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
        CONSTRAINT pk_enrolments PRIMARY KEY (id),
        CONSTRAINT uq_enrolments_class_id_person_id UNIQUE (class_id, person_id),
        CONSTRAINT fk_enrolments_class_id FOREIGN KEY(class_id) REFERENCES training_classes (id),
        CONSTRAINT fk_enrolments_person_id FOREIGN KEY(person_id) REFERENCES persons (id),
        CONSTRAINT ck_enrolments_party_status_known CHECK (party_status IN ('none', 'candidate', 'probationary', 'full', 'removed')),
        CONSTRAINT ck_enrolments_state_known CHECK (state IN ('registered', 'accepted', 'studying', 'completed', 'failed', 'not_eligible', 'withdrawn', 'suspended'))
    )
     STRICT
    """,
    """
    CREATE INDEX ix_enrolments_class_id ON enrolments (class_id)
    """,
    """
    CREATE INDEX ix_enrolments_person_id ON enrolments (person_id)
    """,
    """
    CREATE TABLE import_batches (
        id BLOB NOT NULL,
        file_name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        target TEXT NOT NULL,
        class_id BLOB,
        counts TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        taken_back_at TEXT,
        CONSTRAINT pk_import_batches PRIMARY KEY (id),
        CONSTRAINT fk_import_batches_class_id FOREIGN KEY(class_id) REFERENCES training_classes (id)
    )
     STRICT
    """,
    """
    CREATE INDEX ix_import_batches_sha256 ON import_batches (sha256)
    """,
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
        CONSTRAINT pk_issued_documents PRIMARY KEY (id),
        CONSTRAINT uq_issued_documents_document_kind_number_year_number UNIQUE (document_kind, number_year, number),
        CONSTRAINT fk_issued_documents_class_id FOREIGN KEY(class_id) REFERENCES training_classes (id),
        CONSTRAINT fk_issued_documents_signer_id FOREIGN KEY(signer_id) REFERENCES signers (id),
        CONSTRAINT ck_issued_documents_state_known CHECK (state IN ('draft', 'numbered', 'signed', 'revoked'))
    )
     STRICT
    """,
    """
    CREATE INDEX ix_issued_documents_class_id ON issued_documents (class_id)
    """,
    """
    CREATE TABLE printed_papers (
        id BLOB NOT NULL,
        form TEXT NOT NULL,
        class_id BLOB,
        subject TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        journal_head TEXT NOT NULL,
        printed_at TEXT NOT NULL,
        CONSTRAINT pk_printed_papers PRIMARY KEY (id),
        CONSTRAINT fk_printed_papers_class_id FOREIGN KEY(class_id) REFERENCES training_classes (id)
    )
     STRICT
    """,
    """
    CREATE INDEX ix_printed_papers_class_id ON printed_papers (class_id)
    """,
    """
    CREATE TABLE attendances (
        id BLOB NOT NULL,
        session_id BLOB NOT NULL,
        enrolment_id BLOB NOT NULL,
        mark TEXT NOT NULL,
        periods_attended INTEGER NOT NULL,
        note TEXT,
        CONSTRAINT pk_attendances PRIMARY KEY (id),
        CONSTRAINT uq_attendances_session_id_enrolment_id UNIQUE (session_id, enrolment_id),
        CONSTRAINT ck_attendances_periods_not_negative CHECK (periods_attended >= 0),
        CONSTRAINT fk_attendances_session_id FOREIGN KEY(session_id) REFERENCES class_sessions (id),
        CONSTRAINT fk_attendances_enrolment_id FOREIGN KEY(enrolment_id) REFERENCES enrolments (id),
        CONSTRAINT ck_attendances_mark_known CHECK (mark IN ('present', 'late', 'excused', 'unexcused', 'made_up', 'exempt'))
    )
     STRICT
    """,
    """
    CREATE INDEX ix_attendances_enrolment_id ON attendances (enrolment_id)
    """,
    """
    CREATE TABLE certificates (
        id BLOB NOT NULL,
        enrolment_id BLOB NOT NULL,
        certificate_kind TEXT NOT NULL,
        serial_no TEXT NOT NULL,
        register_entry_id BLOB NOT NULL,
        recognition_document_id BLOB NOT NULL,
        printed TEXT NOT NULL,
        issued_on TEXT NOT NULL,
        valid_until TEXT,
        signer_id BLOB NOT NULL,
        state TEXT NOT NULL,
        handed_over_on TEXT,
        handed_over_to TEXT,
        replaces_id BLOB,
        CONSTRAINT pk_certificates PRIMARY KEY (id),
        CONSTRAINT fk_certificates_enrolment_id FOREIGN KEY(enrolment_id) REFERENCES enrolments (id),
        CONSTRAINT uq_certificates_serial_no UNIQUE (serial_no),
        CONSTRAINT uq_certificates_register_entry_id UNIQUE (register_entry_id),
        CONSTRAINT fk_certificates_register_entry_id FOREIGN KEY(register_entry_id) REFERENCES register_entries (id),
        CONSTRAINT fk_certificates_recognition_document_id FOREIGN KEY(recognition_document_id) REFERENCES issued_documents (id),
        CONSTRAINT fk_certificates_signer_id FOREIGN KEY(signer_id) REFERENCES signers (id),
        CONSTRAINT fk_certificates_replaces_id FOREIGN KEY(replaces_id) REFERENCES certificates (id),
        CONSTRAINT ck_certificates_certificate_kind_known CHECK (certificate_kind IN ('diploma', 'certificate', 'credential', 'confirmation')),
        CONSTRAINT ck_certificates_state_known CHECK (state IN ('draft', 'printed', 'signed', 'recorded', 'handed_over', 'spoiled', 'replaced', 'revoked'))
    )
     STRICT
    """,
    """
    CREATE INDEX ix_certificates_enrolment_id ON certificates (enrolment_id)
    """,
    """
    CREATE TABLE import_rows (
        id BLOB NOT NULL,
        batch_id BLOB NOT NULL,
        row_no INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        person_id BLOB,
        enrolment_id BLOB,
        notes TEXT NOT NULL,
        CONSTRAINT pk_import_rows PRIMARY KEY (id),
        CONSTRAINT uq_import_rows_batch_id_row_no UNIQUE (batch_id, row_no),
        CONSTRAINT fk_import_rows_batch_id FOREIGN KEY(batch_id) REFERENCES import_batches (id)
    )
     STRICT
    """,
    """
    CREATE TABLE results (
        id BLOB NOT NULL,
        enrolment_id BLOB NOT NULL,
        attended_periods INTEGER NOT NULL,
        total_periods INTEGER NOT NULL,
        is_eligible INTEGER NOT NULL,
        score INTEGER,
        attempt_used INTEGER,
        classification TEXT,
        classification_label TEXT,
        is_completed INTEGER NOT NULL,
        not_completed_reason TEXT,
        locked_at TEXT,
        CONSTRAINT pk_results PRIMARY KEY (id),
        CONSTRAINT uq_results_enrolment_id UNIQUE (enrolment_id),
        CONSTRAINT fk_results_enrolment_id FOREIGN KEY(enrolment_id) REFERENCES enrolments (id),
        CONSTRAINT ck_results_not_completed_reason_known CHECK (not_completed_reason IN ('not_enough_periods', 'no_submission', 'failed', 'withdrawn', 'suspended', 'discipline', 'missing_documents'))
    )
     STRICT
    """,
    """
    CREATE TABLE scores (
        id BLOB NOT NULL,
        assessment_id BLOB NOT NULL,
        enrolment_id BLOB NOT NULL,
        mark INTEGER,
        is_absent INTEGER NOT NULL,
        note TEXT,
        CONSTRAINT pk_scores PRIMARY KEY (id),
        CONSTRAINT uq_scores_assessment_id_enrolment_id UNIQUE (assessment_id, enrolment_id),
        CONSTRAINT ck_scores_mark_in_range CHECK (mark IS NULL OR mark BETWEEN 0 AND 1000),
        CONSTRAINT ck_scores_absent_has_no_mark CHECK (mark IS NULL OR is_absent = 0),
        CONSTRAINT fk_scores_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessments (id),
        CONSTRAINT fk_scores_enrolment_id FOREIGN KEY(enrolment_id) REFERENCES enrolments (id)
    )
     STRICT
    """,
    """
    CREATE INDEX ix_scores_enrolment_id ON scores (enrolment_id)
    """,
)


def upgrade() -> None:
    """Create every table."""
    for statement in (*TABLES, *_STATEMENTS):
        op.execute(statement)
