package tongban.node.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/** One row in every table, as the application of a side would write it. */
final class OneRowEach {
    private OneRowEach() {}

    /** A joint project with one row of each kind. */
    private static void projects(Statement s, String side, String id) throws SQLException {
        for (String insert :
                List.of(
                        "project values ('%1$s', '%2$s', '51-2024-' || %3$s, 'n', 'n', 'INDUSTRY', '51', '51', '{51}', null, 'o', 1)",
                        "project_place values ('%1$s', '51', '%2$s')",
                        "project_year values ('%1$s', 2024, '%2$s', 'n', 'INDUSTRY', '51', '51', 1, true)",
                        "project_entry (owner_jurisdiction, project, kind, content, side, entered_by, entered_at)"
                                + " values ('%1$s', '%2$s', 'LISTED', '{}', '51', 'a', now())",
                        "project_return values ('%1$s', '%2$s', '51', 'o', 'd', current_date, 1, 'a', now())",
                        "project_return_file values ('%1$s', '%2$s', 'd', null, '[]', 'a', now())",
                        "project_report (owner_jurisdiction, return_id, project, month, source, completed, cumulative, progress, kind,"
                                + " late, out_of_order, standing, counts, contested)"
                                + " values ('%1$s', '%2$s', '%2$s', date '2024-05-01', '51', 1, 1, '', 'FIRST', false, false, true, true,"
                                + " false)",
                        "project_settlement (owner_jurisdiction, id, project, month, source, completed_50, cumulative_50, completed_51,"
                                + " cumulative_51, reason, proposed_side, proposed_by, proposed_at)"
                                + " values ('%1$s', '%2$s', '%2$s', date '2024-05-01', '51', 1, 1, 2, 2, 'r', '51', 'a', now())",
                        "project_total values ('%1$s', 2024, 1, '%2$s', '51', '51', 1, 1, 0, 0, 0, 0, 0, 0)",
                        "project_milestone values ('%1$s', '%2$s', '%2$s', 'n', 'n', true, current_date, null)",
                        "project_picture values ('%1$s', '%2$s', '%2$s', '51', 'c', current_date, 'image/png', '\\x01')",
                        "project_picture_taken_back values ('%1$s', '%2$s', 'r', current_date, now())",
                        "project_problem values ('%1$s', '%2$s', '%2$s', 'n', 't', 'a', '51', 'o', '51', 'o', 'OPEN', 'OWNER_BODY',"
                                + " current_date, current_date)",
                        "project_problem_step values ('%1$s', '%2$s', '%2$s', 'RAISE', '51', 'o', 'CLERK', 's', now(), 'a')",
                        "progress_try values ('%1$s', decode(md5('%2$s'), 'hex'), 0, null)",
                        "project_letter values ('%1$s', '%2$s', 'project-list', now())",
                        "project_letter_refused values ('%1$s', '%2$s', '%2$s')")) {
            s.execute(
                    "insert into "
                            + insert.formatted(side, id, Math.floorMod(id.hashCode(), 1_000_000)));
        }
    }

    /** An enterprise, who acts for it, what it asks for; and the calls of a day. */
    private static void enterprises(Statement s, String side, String id, String account)
            throws SQLException {
        for (String insert :
                List.of(
                        "register_enterprise values ('%1$s', '%2$s', '91519901MADM00018X', 'n', 'LIMITED', current_date, '511623',"
                                + " '3982', 'IN_OPERATION', now())",
                        "register_mandate values ('%1$s', '%2$s', '%2$s', decode(md5('%2$s'), 'hex'), 'AGENT', current_date, null)",
                        "register_request (id, owner_jurisdiction, subject, kind, seen, asked_by, asked_at, state, asked_cipher)"
                                + " values ('%2$s', '%1$s', '%2$s', 'ENTERPRISE', 0, '%3$s', now(), 'OPEN', '\\x01')",
                        "talk (id, owner_jurisdiction, subject, organ, stage, wish_from, wish_until, asked_by, asked_at, content_cipher)"
                                + " values ('%2$s', '%1$s', '%2$s', 'o', 'ASKED', current_date, current_date, '%3$s', now(), '\\x01')",
                        "talk_step values ('%1$s', '%2$s', 1, 'ASK', now(), '%3$s', 'RESIDENT', '', '\\x01')",
                        "hotline_calls (owner_jurisdiction, day, offered, answered, within, source, said_by, said_at)"
                                + " values ('%1$s', current_date, 2, 1, 1, 's', '%3$s', now())")) {
            s.execute("insert into " + insert.formatted(side, id, account));
        }
    }

    /** A policy's document, an offer of it with its first step, and its budget. */
    private static void policies(Statement s, String side, String id) throws SQLException {
        for (String insert :
                List.of(
                        "policy_document (id, owner_jurisdiction, service_id, document, organ, issued_on, publish_by, registered_by,"
                                + " registered_at) values ('%2$s', '%1$s', '%2$s', 'd', 'o', current_date, current_date, '%2$s', now())",
                        "policy_document_change values ('%1$s', '%2$s', 1, 'EXTENDED', current_date, 'd', '%2$s', 'DECIDER', 'o', now())",
                        "policy_text values ('%1$s', '%2$s', 'GUIDE', 1, 'h', '{}', '%2$s', now())",
                        "policy_run (id, owner_jurisdiction, service_id, year, organ, state, started_by, started_at)"
                                + " values ('%2$s', '%1$s', '%2$s', 2026, 'o', 'RUNNING', '%2$s', now())",
                        "policy_offer (id, owner_jurisdiction, run, service_id, year, enterprise_index, subject, organ, state, offered_on,"
                                + " content_cipher) values ('%2$s', '%1$s', '%2$s', '%2$s', 2026, '\\x01', '%2$s', 'o', 'OFFERED',"
                                + " current_date, '\\x01')",
                        "policy_offer_step values ('%1$s', '%2$s', 1, 'OFFER', now(), '%2$s', 'DECIDER', 'o', '\\x01')",
                        "policy_budget_hold values ('%2$s', '%1$s', '%2$s', 2026, 'o', 1, 0, current_date, '%2$s', now())",
                        "policy_budget_entry values ('%2$s', '%1$s', '%2$s', 2026, 1, 'SET', 1, 'd', '%2$s', 'DECIDER', 'o', now())")) {
            s.execute("insert into " + insert.formatted(side, id));
        }
    }

    static UUID caseId(String side, String account) {
        return UUID.nameUUIDFromBytes(
                (side + account).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /**
     * @param app a transaction of that side; committed
     */
    static void write(Connection app, String side, String account) throws SQLException {
        String id = caseId(side, account).toString();
        try (app) {
            try (Statement s = app.createStatement()) {
                s.execute(
                        """
                        insert into case_file (id, owner_jurisdiction, number, part, service_id, state, version,
                            collector_jurisdiction, competent_jurisdiction, accepting_organ, deciding_organ,
                            responsible_organ, responsible_role, mode, applicant_account, created_at, updated_at)
                        values ('%1$s', '%2$s', '%1$s', 'COMPETENT', 's', 'SUBMITTED', 1, '%2$s', '%2$s', 'o', 'o', 'o',
                            'REVIEWER', 'FULL_ONLINE', '%3$s', now(), now())
                        """
                                .formatted(id, side, account));
                s.execute(
                        "insert into case_key (case_id, owner_jurisdiction, wrapped_key) values ('%s', '%s', '\\x01')"
                                .formatted(id, side));
                s.execute(
                        "insert into case_subject values ('%1$s', '%2$s', 'APPLICANT', decode(md5('%1$s'), 'hex'), '\\x01')"
                                .formatted(id, side));
                s.execute(
                        """
                        insert into case_event (case_id, owner_jurisdiction, seq, type, schema_version, at, actor, role, facts)
                        values ('%s', '%s', 1, 't', 1, now(), 'a', 'CLERK', '{}')
                        """
                                .formatted(id, side));
                s.execute(
                        """
                        insert into case_command (owner_jurisdiction, key, case_id, command_hash, version_after, at)
                        values ('%2$s', 'key-%1$s', '%1$s', '\\x01', 1, now())
                        """
                                .formatted(id, side));
                s.execute(
                        """
                        insert into case_document (id, case_id, owner_jurisdiction, material, media_type, bytes, sha256,
                                                   name_cipher, content_cipher, uploaded_at)
                        values (gen_random_uuid(), '%s', '%s', 'm', 'application/pdf', 1, '\\x01', '\\x01', '\\x01', now())
                        """
                                .formatted(id, side));
                s.execute(
                        """
                        insert into draft (id, owner_jurisdiction, account_id, service_id, answers_cipher, version, updated_at)
                        values (gen_random_uuid(), '%s', '%s', 's', '\\x01', 1, now())
                        """
                                .formatted(side, account));
                s.execute(
                        """
                        insert into receipt (case_id, owner_jurisdiction, standard_hash, parameters_hash, texts_hash, facts,
                                             payload, created_at)
                        values ('%s', '%s', 'h', 'h', 'h', '{}', '\\x01', now())
                        """
                                .formatted(id, side));
                s.execute(
                        """
                        insert into referral (id, owner_jurisdiction, case_id, case_number, service_id, account_id, assistance,
                               from_organ, accepting_organ, receiver, state, consent, proposed_on, content_cipher)
                        values ('%2$s', '%1$s', '%2$s', 'n', 's', '%3$s', 'a', 'o', 'o', 'r', 'PROPOSED', 'AWAITED', current_date,
                                '\\x01')
                        """
                                .formatted(side, id, account));
                s.execute(
                        """
                        insert into referral_step values ('%s', '%s', 1, 'PROPOSE', now(), '%s', 'CLERK', 'o', '\\x01')
                        """
                                .formatted(side, id, account));
                projects(s, side, id);
                announce(app, side, "DECIDER", account);
                policies(s, side, id);
                announce(app, side, "CLERK", account);
                s.execute(
                        """
                        insert into hotline_ticket (id, owner_jurisdiction, code, state, channel, taken_on, taken_at, taken_by,
                               account_id, place, caller_cipher, content_cipher)
                        values ('%2$s', '%1$s', '%1$s20260101-' || lpad(nextval('hotline_number')::text, 6, '0'), 'CREATED', 'WEB',
                                current_date, now(), '', '%3$s', 'p', '\\x01', '\\x01')
                        """
                                .formatted(side, id, account));
                s.execute(
                        """
                        insert into hotline_step values ('%s', '%s', 1, 'TAKE', now(), '%s', 'CLERK', 'o', '\\x01')
                        """
                                .formatted(side, id, account));
                s.execute(
                        "insert into hotline_round values ('%1$s', '%2$s', 1, current_date, '', '', null, null, null, false, false)"
                                .formatted(side, id));
                s.execute(
                        "insert into hotline_link values ('%1$s', '%2$s', 'LEAD', '%2$s', 'l', current_date)"
                                .formatted(side, id));
                s.execute(
                        """
                        insert into hotline_lead (id, owner_jurisdiction, ticket, code, organ, raised_on, state, said_cipher)
                        values ('%2$s', '%1$s', '%2$s', 'c', 'o', current_date, 'OPEN', '\\x01')
                        """
                                .formatted(side, id));
                s.execute(
                        """
                        insert into hotline_entry (id, owner_jurisdiction, question_zh, question_en, answer_zh, answer_en, source,
                               owner_organ, valid_from, review_on, demonstration, changed_by, changed_at)
                        values ('%2$s', '%1$s', 'q', 'q', 'a', 'a', 's', 'o', current_date, current_date, true, 'x', now())
                        """
                                .formatted(side, id));
                s.execute(
                        """
                        insert into hotline_entry_version values ('%1$s', '%2$s', 1, 'q', 'q', 'a', 'a', 's', null, 'o', current_date,
                               null, current_date, true, '', 'x', now())
                        """
                                .formatted(side, id));
                s.execute(
                        "insert into hotline_gram values ('%1$s', 'g', '%2$s')"
                                .formatted(side, id));
                s.execute(
                        "insert into hotline_assistant values ('%1$s', 'o', '%2$s')"
                                .formatted(side, id));
                s.execute(
                        """
                        insert into parcel (id, owner_jurisdiction, case_id, kind, sent_here, from_organ, sent_at, expected_by,
                                            state, content_cipher)
                        values ('%2$s', '%1$s', '%2$s', 'ORIGINALS', true, 'o', now(), current_date, 'SENT', '\\x01')
                        """
                                .formatted(side, id));
                s.execute(
                        """
                        insert into joint_step (owner_jurisdiction, case_id, number, step, asked_organ, asked_on, due_on,
                                                due_provisional, state)
                        values ('%s', '%s', 1, 's', 'o', current_date, current_date, false, 'OPEN')
                        """
                                .formatted(side, id));
                String other = side.equals("50") ? "51" : "50";
                s.execute(
                        """
                        insert into outbox_head values ('%s', '%s', 1) on conflict do nothing
                        """
                                .formatted(side, other));
                s.execute(
                        """
                        insert into outbox (id, owner_jurisdiction, destination, seq, case_id, kind, payload, created_at,
                                            next_attempt_at)
                        values (gen_random_uuid(), '%2$s', '%3$s', (select count(*) + 1 from outbox), '%1$s', 'k', '\\x01',
                                now(), now())
                        """
                                .formatted(id, side, other));
                s.execute(
                        """
                        insert into inbox (id, owner_jurisdiction, origin, seq, case_id, kind, sha256, received_at)
                        values (gen_random_uuid(), '%2$s', '%3$s', (select count(*) + 1 from inbox), '%1$s', 'k', '\\x01', now())
                        """
                                .formatted(id, side, other));
                s.execute(
                        """
                        insert into inbox_fault (owner_jurisdiction, code, what, bytes, sha256, at)
                        values ('%s', 'FED-002', 'cut short', 1, '\\x01', now())
                        """
                                .formatted(side));
                s.execute(
                        """
                        insert into account (id, owner_jurisdiction, login, password_hash, role, organ, name_zh, name_en)
                        values ('%3$s', '%2$s', 'w%2$s-%4$s', 'h', 'CLERK', 'o', 'a', 'b') on conflict do nothing
                        """
                                .formatted(
                                        id,
                                        side,
                                        caseId("a" + side, account),
                                        account.substring(30)));
                s.execute(
                        """
                        insert into exchange_batch values (gen_random_uuid(), '%s', 'destination',
                                                           (select count(*) + 1 from exchange_batch),
                                                           1, '\\x01', 'a', now(), now())
                        """
                                .formatted(side));
                s.execute(
                        "insert into exchange_destination values ('%2$s', '%1$s', 0)"
                                .formatted(id, side));
                s.execute(
                        "insert into exchange_sent values ('%2$s', 'destination', '%1$s', 1, 'I', '', '%1$s')"
                                .formatted(id, side));
                s.execute(
                        "insert into exchange_case values ('%2$s', '51', '%1$s', '%1$s', 'b', now())"
                                .formatted(id, side));
                s.execute(
                        "insert into exchange_import values (gen_random_uuid(), '%s', '51', 'b', '\\x01', 'a', now(), 1, 1, 1, 1)"
                                .formatted(side));
                s.execute(
                        "insert into queue_number values ('%2$s', '%1$s', current_date, 'PERSONAL', 1)"
                                .formatted(id, side));
                s.execute(
                        """
                        insert into queue_ticket (id, owner_jurisdiction, office, day, errand, number, preference,
                                                  account_id, state, rank_at, taken_at)
                        values ('%1$s', '%2$s', '%1$s', current_date, 'PERSONAL', 1, 'NONE', '%3$s', 'WAITING', now(), now())
                        """
                                .formatted(id, side, account));
                s.execute(
                        "insert into counter_post values ('%2$s', '%3$s', '1')"
                                .formatted(id, side, account));
                s.execute(
                        """
                        insert into counter_visit (id, owner_jurisdiction, account_id, office, started_at)
                        values ('%1$s', '%2$s', '%3$s', 'o', now())
                        """
                                .formatted(id, side, account));
                s.execute(
                        """
                        insert into publication values ('%1$s', '%2$s', 's', '%2$s0000', 'o', 'o', current_date, current_date, '\\x00')
                        """
                                .formatted(id, side));
                s.execute(
                        "insert into slot_load values ('%2$s', '%1$s', current_date, '09:00', 1)"
                                .formatted(id, side));
                s.execute(
                        """
                        insert into hall_hours (owner_jurisdiction, office, valid_from, hours, slot_minutes, places, set_by,
                                                set_at)
                        values ('%2$s', '%1$s', current_date, '09:00-12:00', 30, 1, '%3$s', now())
                        """
                                .formatted(id, side, account));
                s.execute(
                        """
                        insert into appointment (id, owner_jurisdiction, office, account_id, errand, day, starts, state,
                                                 booked_at)
                        values ('%1$s', '%2$s', 'o', '%3$s', 'PERSONAL', current_date, '09:00', 'BOOKED', now())
                        """
                                .formatted(id, side, account));
                s.execute(
                        "insert into bundle_run values ('%s', '%s', '%s', 'b', now())"
                                .formatted(id, side, account));
                s.execute(
                        "insert into bundle_part values ('%2$s', '%1$s', '%1$s', 's', 1)"
                                .formatted(id, side));
                s.execute(
                        "insert into message_wish values ('%2$s', '%1$s', 'zh')"
                                .formatted(id, side));
                s.execute(
                        """
                        insert into short_message (id, owner_jurisdiction, case_id, occasion, step, state, content_cipher,
                                                   created_at, next_attempt_at, expires_at)
                        values ('%1$s', '%2$s', '%1$s', 'TAKEN_IN', 1, 'WAITING', '\\x01', now(), now(), now())
                        """
                                .formatted(id, side));
                s.execute(
                        """
                        insert into authorisation (id, owner_jurisdiction, case_id, seq, what, state, link_hash, code_hash,
                               mobile_index, text_version, content_cipher, asked_by, asked_at, expires_at, holds_until)
                        values ('%1$s', '%2$s', '%1$s', 1, 'DATA_CHECK', 'OPEN', decode(md5('%1$s'), 'hex'), '\\x01', '\\x01',
                                't', '\\x01', '%3$s', now(), now(), current_date)
                        """
                                .formatted(id, side, account));
                s.execute(
                        """
                        insert into account (id, owner_jurisdiction, login, password_hash, role, name_zh, name_en, id_index)
                        select '%3$s', '%2$s', 'p%1$s', 'h', 'RESIDENT', 'n', 'n', decode(md5('%1$s'), 'hex')
                         where '%2$s' = '51'
                        """
                                .formatted(id, side, account));
                s.execute(
                        """
                        insert into register_subject (id, owner_jurisdiction, kind, place, id_index, id_cipher)
                        values ('%1$s', '%2$s', 'PERSON', '%2$s0000', decode(md5('%1$s'), 'hex'), '\\x01')
                        """
                                .formatted(id, side));
                s.execute(
                        """
                        insert into register_record (owner_jurisdiction, subject, kind, series, recorded_at, recorded_by, role,
                                                     withdrawn, content, payload)
                        values ('%2$s', '%1$s', 'IDENTITY', '%1$s', now(), 'a', 'CLERK', false, '\\x01', '\\x01')
                        """
                                .formatted(id, side));
                s.execute(
                        "insert into register_place values ('%2$s', '%2$s', '%1$s')"
                                .formatted(id, side));
                s.execute(
                        """
                        insert into register_import (id, owner_jurisdiction, kind, sha256, source, imported_by, started_at)
                        values ('%1$s', '%2$s', 'IDENTITY', decode(md5('%1$s'), 'hex'), 's', 'a', now())
                        """
                                .formatted(id, side));
                s.execute(
                        "insert into register_import_fault values ('%2$s', '%1$s', 1, '', 'c', 'z', 'e', 'z', 'e')"
                                .formatted(id, side));
                enterprises(s, side, id, account);
                s.execute(
                        "insert into visit_matter values ('%2$s', '%1$s', '%1$s', 's', 1)"
                                .formatted(id, side));
                s.execute(
                        """
                        insert into relative (id, owner_jurisdiction, officer, relation, id_index, name_cipher,
                                              number_cipher, recorded_at)
                        values (gen_random_uuid(), '%s', '%s', 'CHILD', '\\x01', '\\x01', '\\x01', now())
                        """
                                .formatted(side, account));
                s.execute(
                        """
                        insert into substitution (id, owner_jurisdiction, absent, substitute, role, organ, starts_on, ends_on,
                                                  entered_by, entered_at)
                        values (gen_random_uuid(), '%2$s', '%3$s', '%1$s', 'CLERK', 'o', current_date, current_date + 1, '%3$s',
                                now())
                        """
                                .formatted(id, side, account));
                s.execute(
                        """
                        insert into assignment (id, owner_jurisdiction, case_id, role, organ, officer, reason_cipher,
                                                assigned_by, assigned_role, assigned_at)
                        values (gen_random_uuid(), '%2$s', '%1$s', 'REVIEWER', 'o', '%3$s', '\\x01', '%3$s', 'CLERK', now())
                        """
                                .formatted(id, side, account));
                s.execute(
                        """
                        insert into urge (id, owner_jurisdiction, case_id, role, organ, note_cipher, urged_by, urged_role,
                                          urged_on, urged_at)
                        values (gen_random_uuid(), '%2$s', '%1$s', 'REVIEWER', 'o', '\\x01', '%3$s', 'CLERK', current_date,
                                now())
                        """
                                .formatted(id, side, account));
                ledger(s, side, account, id);
                means(app, s, side, account, id);
                reviews(s, side, id);
                indicators(s, side, id);
                cooperation(s, side, id);
                s.execute(
                        "insert into case_member values ('%1$s', '%2$s', 'FORM', '\\x01')"
                                .formatted(id, side));
                announce(app, side, "SUPERVISOR", account);
                redFlags(s, side, id);
                s.execute(
                        "insert into legal_hold values (gen_random_uuid(), '%2$s', '%1$s', 'l', 'r', 'a', now())"
                                .formatted(id, side));
                s.execute(
                        """
                        insert into destruction_list (id, owner_jurisdiction, kind, cutoff, state, proposed_by, proposed_at)
                        values ('%1$s', '%2$s', 'CASE', current_date, 'DONE', 'a', now())
                        """
                                .formatted(id, side));
                s.execute(
                        """
                        insert into destruction_item (list, owner_jurisdiction, subject, label, ended_on, due_on)
                        values ('%1$s', '%2$s', '%1$s', 'l', current_date, current_date)
                        """
                                .formatted(id, side));
                s.execute(
                        "insert into audit_search values (gen_random_uuid(), '%2$s', '%3$s', now(), 'r', array['%1$s']::uuid[])"
                                .formatted(id, side, account));
                s.execute(
                        """
                        insert into register_erasure (id, owner_jurisdiction, subject, reason, proposed_by, proposed_at)
                        values ('%1$s', '%2$s', '%1$s', 'r', '%3$s', now())
                        """
                                .formatted(id, side, account));
                announce(app, side, "CLERK", account);
                s.execute(
                        "select journal_write('test', 'HANDLE', array['%s']::uuid[], '{}')"
                                .formatted(id));
            }
            app.commit();
        }
    }

    /** An applicant who is checked: authorised, asked about, answered, reported, objected to. */
    private static void means(Connection app, Statement s, String side, String account, String id)
            throws SQLException {
        announce(app, side, "SYSTEM", account);
        s.execute(
                """
                insert into means_check (id, owner_jurisdiction, number, case_id, ground, scheme, organ, other_organ, begun_by,
                       begun_at, begun_on)
                values ('%1$s', '%2$s', '%1$s-H1', '%1$s', 'APPLICATION', 's', 'o', 'o', '%3$s', now(), current_date)
                """
                        .formatted(id, side, account));
        s.execute(
                "insert into means_person values ('%2$s', '%1$s', 1, '%1$s', decode(md5('%1$s'), 'hex'), '2000-01-01', 0)"
                        .formatted(id, side));
        s.execute(
                "insert into means_paper values ('%1$s', '%2$s', '%1$s', 1, 'PDF', 1, '\\x01', now())"
                        .formatted(id, side));
        s.execute(
                """
                insert into means_authorisation (id, owner_jurisdiction, check_id, person, way, guardian, given_on, holds_until,
                       paper, content_cipher, recorded_by, recorded_at)
                values ('%1$s', '%2$s', '%1$s', 1, 'SIGNED', false, current_date, current_date, '%1$s', '\\x01', '%3$s', now())
                """
                        .formatted(id, side, account));
        s.execute(
                """
                insert into means_query (id, owner_jurisdiction, check_id, person, source, round, authorisation, state, asked_on,
                       asked_by, asked_at, next_attempt_at, expires_at)
                values ('%1$s', '%2$s', '%1$s', 1, 'BANKS', 1, '%1$s', 'WAITING', current_date, '%3$s', now(), now(), now())
                """
                        .formatted(id, side, account));
        s.execute(
                """
                insert into means_answer (owner_jurisdiction, query, check_id, person, delivery, arrived_at, known_on, standing,
                       simulated, content, records)
                values ('%2$s', '%1$s', '%1$s', 1, 'd', now(), current_date, 'FIRST', false, '\\x01', '{}')
                """
                        .formatted(id, side));
        s.execute(
                "insert into means_report values ('%2$s', '%1$s', 1, now(), current_date, 'ANSWERED', '%3$s', 1, 0)"
                        .formatted(id, side, account));
        s.execute(
                """
                insert into means_objection (id, owner_jurisdiction, check_id, person, item, report, state, raised_by, raised_at,
                       content_cipher)
                values ('%1$s', '%2$s', '%1$s', 1, 'WAGE', 1, 'OPEN', '%3$s', now(), '\\x01')
                """
                        .formatted(id, side, account));
    }

    /** A re-check, and what made it. */
    private static void reviews(Statement s, String side, String id) throws SQLException {
        String of = "(select number from entitlement where id = '%s')".formatted(id);
        s.execute(
                """
                insert into review_batch (id, owner_jurisdiction, kind, organ, scheme, due_by, state, started_by, started_at)
                values ('%1$s', '%2$s', 'PERIOD', '%1$s', 's', current_date, 'RUNNING', 'a', now())
                """
                        .formatted(id, side));
        s.execute(
                """
                insert into review_report values ('%1$s', '%2$s', %3$s, 'VILLAGE', current_date, current_date, false, '\\x01',
                                                  '%1$s', now())
                """
                        .formatted(id, side, of));
        s.execute(
                """
                insert into review_task (id, owner_jurisdiction, entitlement, ground, cause, organ, deciding_organ, due_on,
                                         suggestion, found_on, content_cipher, opened_at)
                values ('%1$s', '%2$s', %3$s, 'PERIOD', 'c', 'o', 'o', current_date, 'CONTINUE', current_date, '\\x01', now())
                """
                        .formatted(id, side, of));
        s.execute(
                "insert into review_matched values ('%2$s', %3$s, '%1$s', 1, false)"
                        .formatted(id, side, of));
    }

    /** A query of supervision and what it found. */
    private static void redFlags(Statement s, String side, String id) throws SQLException {
        s.execute(
                """
                insert into redflag_run (id, owner_jurisdiction, flag, purpose, parameters, state, started_by, started_at, ended_at)
                values ('%1$s', '%2$s', 'PAID_TWICE', 'p', '{}', 'READY', '%1$s', now(), now())
                """
                        .formatted(id, side));
        s.execute(
                """
                insert into redflag_hit (id, owner_jurisdiction, flag, entitlement, subkey, state, found_on, seen_on, evidence_hash)
                values ('%1$s', '%2$s', 'PAID_TWICE', (select number from entitlement where id = '%1$s'), 'k', 'OPEN',
                        current_date, current_date, '\\x01')
                """
                        .formatted(id, side));
        s.execute(
                "insert into redflag_evidence values ('%2$s', '%1$s', 1, '%1$s', now(), '\\x01')"
                        .formatted(id, side));
        s.execute(
                "insert into redflag_disposition values ('%2$s', '%1$s', 1, 1, 'EXPLAINED', '\\x01', '%1$s', now())"
                        .formatted(id, side));
    }

    /** An indicator that was defined, aimed at and reported. */
    private static void indicators(Statement s, String side, String id) throws SQLException {
        String name = "i" + id.substring(0, 8);
        s.execute(
                "insert into indicator_revision values ('%s', '%s', 1, '{}', 'r', 'a', now())"
                        .formatted(side, name));
        s.execute(
                "insert into indicator_target values ('%s', '%s', '%s', current_date, 1, 'REACH', 1, 'd', false, 'a', now())"
                        .formatted(side, name, side));
        s.execute(
                """
                insert into indicator_report (owner_jurisdiction, indicator, source, phrase, lines, entered_by, entered_at)
                values ('%s', '%s', 's', '', 1, 'a', now())
                """
                        .formatted(side, name));
        s.execute(
                """
                insert into indicator_file (owner_jurisdiction, id, source, phrase, sent, sent_by, sent_at)
                values ('%s', gen_random_uuid(), 's', '', '[]', 'a', now())
                """
                        .formatted(side));
        s.execute(
                """
                insert into observation (report, from_day, until_day, value, owner_jurisdiction, indicator, place, subject, source,
                                         operator, kind, late, out_of_order, standing, counts, contested)
                values (1, current_date, current_date + 1, 1, '%1$s', '%2$s', '%1$s', '', 's', 'EXACT', 'FIRST', false, false,
                        true, true, false)
                """
                        .formatted(side, name));
        s.execute(
                """
                insert into observation_settlement (owner_jurisdiction, indicator, place, subject, from_day, until_day, source, reason,
                                                    settled_by, settled_at)
                values ('%1$s', '%2$s', '%1$s', '', current_date, current_date + 1, 's', 'r', 'a', now())
                """
                        .formatted(side, name));
        s.execute(
                "insert into indicator_bucket values ('%1$s', '%2$s', '%1$s', current_date, current_date + 1, false, 1, 1, 1, 1)"
                        .formatted(side, name));
    }

    /** A meeting that both sides keep. */
    private static void cooperation(Statement s, String side, String id) throws SQLException {
        s.execute(
                """
                insert into cooperation_record (id, owner_jurisdiction, home, kind, category, name_zh, name_en, year, reported,
                                                dropped, tags, body, version)
                values ('%1$s', '%2$s', '%2$s', 'MEETING', 'JOINT_OFFICE', 'n', 'n', 2026, false, false, '{}', '{}', 1)
                """
                        .formatted(id, side));
        s.execute(
                """
                insert into cooperation_step values ('%2$s', '%1$s', 1, '%2$s', 'Convene', '{}', 'o', 'o', current_date, 'a',
                                                     now())
                """
                        .formatted(id, side));
    }

    /** A benefit that was awarded, run and paid. */
    private static void ledger(Statement s, String side, String account, String id)
            throws SQLException {
        s.execute(
                """
                insert into entitlement (id, owner_jurisdiction, beneficiary_index, account_id, scheme, service_id, case_id,
                       case_number, organ, accepting_organ, applied_on, decided_on, first_month, netted, booked_through,
                       content_cipher, opened_at)
                values ('%1$s', '%2$s', '\\x01', '%3$s', 's', 's', '%1$s', 'n', 'o', 'o', current_date, current_date,
                        date_trunc('month', now()), false, date_trunc('month', now()), '\\x01', now())
                """
                        .formatted(id, side, account));
        s.execute("insert into beneficiary_name values ('%s', '%s', 1)".formatted(side, id));
        String of = "(select number from entitlement where id = '%s')".formatted(id);
        s.execute(
                "insert into entitlement_span values ('%s', %s, 'DUE', current_date, null, 1)"
                        .formatted(side, of));
        s.execute(
                """
                insert into payment_run (id, owner_jurisdiction, organ, scheme, month, batch, state, started_by, started_at)
                values ('%1$s', '%2$s', '%1$s', 's', current_date, 0, 'RUNNING', 'a', now())
                """
                        .formatted(id, side));
        s.execute(
                "insert into payment_run_lane values ('%s', '%s', 0, 0, null, false)"
                        .formatted(side, id));
        s.execute(
                "insert into payment_run_share values ('%s', '%s', 'CENTRE', 60, 1)"
                        .formatted(side, id));
        s.execute(
                """
                insert into payment (owner_jurisdiction, run, entitlement, month, batch, kind, amount, payee)
                values ('%2$s', '%1$s', %3$s, current_date, 0, 'REGULAR', 1, 1)
                """
                        .formatted(id, side, of));
        s.execute(
                """
                insert into posting (owner_jurisdiction, entitlement, month, kind, debit, credit, amount, at, cause)
                values ('%2$s', %3$s, current_date, 'DUE', 'COST', 'OWED', 1, now(), '%1$s')
                """
                        .formatted(id, side, of));
        s.execute(
                "insert into payee values ('%2$s', %3$s, 1, '\\x01', '%1$s', now())"
                        .formatted(id, side, of));
        s.execute(
                "insert into return_file values ('%1$s', '%2$s', '%1$s', decode(md5('%1$s'), 'hex'), 1, 0, '%1$s', now())"
                        .formatted(id, side));
        s.execute(
                """
                insert into benefit_inquiry (id, owner_jurisdiction, asked_here, case_id, beneficiary_index, scheme, from_month,
                       until_month, purpose, asking_zh, asking_en, asked_by, asked_at)
                values ('%1$s', '%2$s', true, '%1$s', '\\x01', 's', current_date, current_date, 'p', 'a', 'a', '%1$s', now())
                """
                        .formatted(id, side));
        s.execute(
                """
                insert into measure (id, owner_jurisdiction, entitlement, kind, state, amount, document, article,
                       content_cipher, proposed_by, proposed_on, at)
                values ('%1$s', '%2$s', %3$s, 'RAISE', 'PROPOSED', 1, 'd', 'a', '\\x01', '%1$s', current_date, now())
                """
                        .formatted(id, side, of));
    }

    static void announce(Connection app, String side, String role, String account)
            throws SQLException {
        try (var statement =
                app.prepareStatement(
                        """
                        select set_config('tongban.jurisdiction', ?, true), set_config('tongban.role', ?, true),
                               set_config('tongban.actor', ?, true)
                        """)) {
            statement.setString(1, side);
            statement.setString(2, role);
            statement.setString(3, account);
            statement.execute();
        }
    }
}
