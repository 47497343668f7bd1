package tongban.node.casework;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.node.casework.CasePage.Award;
import tongban.node.casework.CasePage.Reason;
import tongban.node.identity.Jurisdiction;
import tongban.node.identity.Role;
import tongban.service.text.Words;

/**
 * What happened to a case. Events are the truth; everything else is computed from them. They are
 * kept for ever, so a change of a record needs a new {@link #SCHEMA_VERSION} and an upcaster in
 * {@link EventCodec}; golden files hold every version that was ever written.
 *
 * <p>Components marked {@link Personal} are stored under the key of the case: when it is destroyed
 * they are gone and the event still proves that it happened.
 */
sealed interface CaseEvent {
    int SCHEMA_VERSION = 8;

    /**
     * Who applies.
     *
     * @param number citizen number or credit code; kept encrypted by field, so masked here
     * @param electronicService empty where nobody asked, and of a proxy
     */
    record Applicant(
            String kind,
            String name,
            String maskedNumber,
            String mobile,
            String address,
            String relation,
            Optional<ElectronicService> electronicService) {
        /** A side of an earlier release does not send the last. */
        @SuppressWarnings("OptionalAssignedToNull")
        public Applicant {
            electronicService = electronicService == null ? Optional.empty() : electronicService;
        }

        /** The same with what was told of him, and nothing that was told before. */
        Applicant corrected(ChangeTold told) {
            Applicant now = told.applicant().orElse(this);
            return new Applicant(
                    kind,
                    told.tells(Drafts.APPLICANT_NAME) ? now.name() : name,
                    maskedNumber,
                    told.tells(Drafts.APPLICANT_MOBILE) ? now.mobile() : mobile,
                    told.tells(Drafts.APPLICANT_ADDRESS) ? now.address() : address,
                    relation,
                    electronicService);
        }

        boolean agreesToElectronicService() {
            return electronicService.filter(s -> s == ElectronicService.AGREED).isPresent();
        }
    }

    /**
     * The bodies of the case.
     *
     * @param collecting empty where the applicant applied online
     * @param why the explanation of competence, in words
     * @param remedies against the decision: where to object
     */
    record Route(
            Optional<Organ> collecting,
            Organ accepting,
            Organ deciding,
            Organ inNameOf,
            Jurisdiction competent,
            List<Words> why,
            List<Words> remedies) {}

    /** A fact as JSON has it: number, text, boolean, ISO date as text, list, map. */
    record StoredFact(Object value, String source, String evidence) {}

    /** A proposal as the case remembers it. */
    record Proposed(
            CasePage.Proposal.Kind kind,
            List<Reason> reasons,
            List<Words> missing,
            List<Award> awards,
            String standardVersion,
            String standardHash,
            boolean demonstration,
            List<Words> explanation) {}

    /**
     * It begins: at a window, online, or as a message from the other side.
     *
     * @param mandate by what right the proxy acts; empty where it was not recorded yet
     * @param oral where the applicant cannot write
     * @param authorised who was asked on his phone before the case began, and answered
     * @param elsewhere what another platform states, where the case was taken in there
     */
    record Opened(
            Act act,
            Part part,
            String number,
            String service,
            String serviceHash,
            Mode mode,
            Jurisdiction collector,
            Route route,
            LocalDate appliedOn,
            Optional<LocalDate> receivedOn,
            Optional<LocalDate> eventOn,
            Optional<IdentityCheck.Shown> shown,
            @Personal String place,
            @Personal Applicant applicant,
            @Personal Optional<Applicant> proxy,
            @Personal Map<String, StoredFact> facts,
            @Personal List<MaterialTaken> materials,
            @Personal String identityNote,
            @Personal Optional<Mandate> mandate,
            @Personal Optional<OralApplication> oral,
            @Personal List<Authorisation> authorised,
            @Personal Optional<TakenElsewhere> elsewhere)
            implements CaseEvent {
        /** Earlier releases wrote none of the last four. */
        @SuppressWarnings("OptionalAssignedToNull")
        public Opened {
            mandate = mandate == null ? Optional.empty() : mandate;
            oral = oral == null ? Optional.empty() : oral;
            authorised = authorised == null ? List.of() : List.copyOf(authorised);
            elsewhere = elsewhere == null ? Optional.empty() : elsewhere;
        }

        /**
         * The same as another platform corrected it: by the values that the change names. What was
         * told before and declined is in the change as well, and is not taken over with it.
         *
         * @param received whether the papers lie with the body since the day of application
         * @param crosses whether it is still to be handed over, with everything that is in it
         */
        Opened corrected(ChangeTold told, boolean received, boolean crosses) {
            Map<String, StoredFact> answers = new HashMap<>(facts);
            Map<String, MaterialTaken> taken = new LinkedHashMap<>();
            materials.forEach(m -> taken.put(m.material(), m));
            if (crosses) {
                answers.putAll(told.facts());
                told.changed().forEach(m -> taken.put(m.material(), m));
                told.removed().forEach(taken::remove);
            }
            Optional<TakenElsewhere> there =
                    told.elsewhere().map(now -> now.correcting(this, told)).or(() -> elsewhere);
            LocalDate applied =
                    told.tells(ToldValue.APPLY_DATE)
                            ? there.map(TakenElsewhere::appliedOn).orElse(appliedOn)
                            : appliedOn;
            return but(
                    applied,
                    received ? Optional.of(applied) : receivedOn,
                    told.eventOn().or(() -> eventOn),
                    applicant.corrected(told),
                    answers,
                    List.copyOf(taken.values()),
                    authorised,
                    there);
        }

        /** The same with what has become of the authorisations since. */
        Opened authorised(List<Authorisation> now) {
            return but(appliedOn, receivedOn, eventOn, applicant, facts, materials, now, elsewhere);
        }

        /** The same but for what may change after it began. */
        private Opened but(
                LocalDate applied,
                Optional<LocalDate> received,
                Optional<LocalDate> event,
                Applicant who,
                Map<String, StoredFact> answers,
                List<MaterialTaken> papers,
                List<Authorisation> asked,
                Optional<TakenElsewhere> there) {
            return new Opened(
                    act,
                    part,
                    number,
                    service,
                    serviceHash,
                    mode,
                    collector,
                    route,
                    applied,
                    received,
                    event,
                    shown,
                    place,
                    who,
                    proxy,
                    answers,
                    papers,
                    identityNote,
                    mandate,
                    oral,
                    asked,
                    there);
        }
    }

    record Forwarded(@Personal String courier, @Personal String note) implements CaseEvent {
        @Override
        public Act act() {
            return Act.FORWARD;
        }
    }

    record SupplementRequested(@Personal List<Missing> missing) implements CaseEvent {
        @Override
        public Act act() {
            return Act.REQUEST_SUPPLEMENT;
        }
    }

    record SupplementSupplied(
            @Personal List<MaterialTaken> materials,
            @Personal Map<String, StoredFact> facts,
            @Personal String note)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.SUPPLY_SUPPLEMENT;
        }
    }

    /**
     * @param on the day from which the decision's limit counts: of receipt where silence counts as
     *     acceptance
     */
    record Accepted(Act act, LocalDate on) implements CaseEvent {}

    record AcceptanceRefused(Ground ground, Optional<Organ> rightOrgan, @Personal String reason)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.REFUSE_ACCEPTANCE;
        }
    }

    record ReviewStarted(@Personal Proposed proposal) implements CaseEvent {
        @Override
        public Act act() {
            return Act.START_REVIEW;
        }
    }

    record FactsRecorded(@Personal Map<String, StoredFact> facts, @Personal Proposed proposal)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.RECORD_FACTS;
        }
    }

    record Recommended(Outcome outcome, @Personal String opinion) implements CaseEvent {
        @Override
        public Act act() {
            return Act.RECOMMEND;
        }
    }

    record SentBack(@Personal String reason) implements CaseEvent {
        @Override
        public Act act() {
            return Act.SEND_BACK;
        }
    }

    record Extended(@Personal String reason, @Personal String approver) implements CaseEvent {
        @Override
        public Act act() {
            return Act.EXTEND;
        }
    }

    record Suspended(SpecialProcedure procedure, int expectedDays, @Personal String reason)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.SUSPEND;
        }
    }

    record Resumed(@Personal String result) implements CaseEvent {
        @Override
        public Act act() {
            return Act.RESUME;
        }
    }

    /**
     * A decision on the spot: a small sum is handed out before the case is decided; the papers
     * follow.
     *
     * @param amount yuan
     * @param receivedBy who took it
     * @param why why it could not wait
     * @param proposal what the standard said then
     */
    record GivenAtOnce(
            LocalDate on,
            @Personal BigDecimal amount,
            @Personal String receivedBy,
            @Personal String why,
            @Personal Proposed proposal)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.GIVE_AT_ONCE;
        }
    }

    /**
     * @param proposal made anew on the day of the decision
     * @param reasons of a refusal, for the applicant
     * @param sums yuan by award, of those alone that a person set otherwise than proposed
     */
    record Decided(
            Act act,
            Outcome outcome,
            LocalDate on,
            Words verb,
            boolean departs,
            @Personal Proposed proposal,
            @Personal List<Reason> reasons,
            @Personal List<Award> awards,
            @Personal String departure,
            @Personal Map<String, BigDecimal> sums)
            implements CaseEvent {}

    /**
     * @param on the day on which it counts as delivered: the remedies run from here
     * @param published the day of publication, for service by public notice
     */
    record Delivered(
            DeliveryWay way,
            LocalDate on,
            Optional<LocalDate> published,
            @Personal String note,
            @Personal String receivedBy,
            @Personal String proof)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.DELIVER;
        }
    }

    record Closed() implements CaseEvent {
        @Override
        public Act act() {
            return Act.CLOSE;
        }
    }

    /**
     * @param authorisation which of those in {@link Opened}
     */
    record ConsentWithdrawn(
            UUID authorisation, Authorisation.What what, boolean byPhone, @Personal String note)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.WITHDRAW_CONSENT;
        }
    }

    /**
     * What another platform told of the case later.
     *
     * @param applied whether it corrected the case; else somebody has to accept it
     * @param values what differs from what was told before, with both values
     * @param papers taken in whether or not the rest was applied
     * @param changed papers that were handed in otherwise, as the platform says now
     * @param removed papers that are gone there
     */
    record ChangeTold(
            String platform,
            String batch,
            boolean deleted,
            boolean applied,
            Optional<LocalDate> eventOn,
            @Personal List<ToldValue> values,
            @Personal Map<String, StoredFact> facts,
            @Personal Optional<Applicant> applicant,
            @Personal Optional<TakenElsewhere> elsewhere,
            @Personal List<MaterialTaken> papers,
            @Personal List<MaterialTaken> changed,
            @Personal List<String> removed)
            implements CaseEvent {
        /** Whether the field is among what differs. */
        boolean tells(String field) {
            return values.stream().anyMatch(v -> v.field().equals(field));
        }

        @Override
        public Act act() {
            return Act.TELL_CHANGE;
        }
    }

    /**
     * @param told number of the step that it was told with
     * @param proposal made anew where there was one and it was accepted
     */
    record ChangeAnswered(
            int told,
            boolean accepted,
            @Personal String reason,
            @Personal Optional<Proposed> proposal)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.ANSWER_CHANGE;
        }
    }

    record Withdrawn(@Personal String reason) implements CaseEvent {
        @Override
        public Act act() {
            return Act.WITHDRAW;
        }
    }

    record Terminated(TerminationGround ground, @Personal String reason) implements CaseEvent {
        @Override
        public Act act() {
            return Act.TERMINATE;
        }
    }

    /**
     * @param askBy last day to ask for the hearing
     */
    record HearingOffered(LocalDate askBy, @Personal String matter) implements CaseEvent {
        @Override
        public Act act() {
            return Act.OFFER_HEARING;
        }
    }

    record HearingRequested(@Personal String note) implements CaseEvent {
        @Override
        public Act act() {
            return Act.REQUEST_HEARING;
        }
    }

    record HearingScheduled(
            LocalDate on,
            Optional<LocalTime> at,
            @Personal String place,
            @Personal String president)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.SCHEDULE_HEARING;
        }
    }

    /**
     * @param askBy last day on which he may ask for a hearing, and for which the decision waits
     */
    record ThirdPartyTold(
            LocalDate askBy,
            @Personal String name,
            @Personal String contact,
            @Personal String interest)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.TELL_THIRD_PARTY;
        }
    }

    /**
     * @param party number of the step with which he was told
     * @param hearing whether he asks for one
     */
    record ThirdPartyHeard(int party, LocalDate on, boolean hearing, @Personal String statement)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.HEAR_THIRD_PARTY;
        }
    }

    /** Called for a later day; who presides stays. */
    record HearingPostponed(
            LocalDate on, Optional<LocalTime> at, @Personal String place, @Personal String reason)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.POSTPONE_HEARING;
        }
    }

    record HearingHeld(boolean held, LocalDate on, @Personal String minutes) implements CaseEvent {
        @Override
        public Act act() {
            return Act.HOLD_HEARING;
        }
    }

    record Visited(
            LocalDate on,
            @Personal List<String> officers,
            @Personal String place,
            @Personal String present,
            @Personal String findings)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.VISIT;
        }
    }

    /** A line of a notice: one of the fields that may be shown. */
    record NoticeLine(NoticeField field, Words text) {}

    /**
     * @param until last day to object
     */
    record NoticePosted(
            LocalDate on, LocalDate until, @Personal String place, @Personal List<NoticeLine> lines)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.POST_NOTICE;
        }
    }

    /**
     * What was granted is published (公布), apart from the notice before.
     *
     * @param until last day on which it is shown
     * @param named whether the name is shown; a minor's is not
     */
    record Published(
            LocalDate on,
            LocalDate until,
            boolean named,
            @Personal String place,
            @Personal List<NoticeLine> lines)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.PUBLISH;
        }
    }

    /** Before its last day: the benefit ended or changed, or something was wrong. */
    record TakenDown(LocalDate on, @Personal String reason) implements CaseEvent {
        @Override
        public Act act() {
            return Act.TAKE_DOWN;
        }
    }

    record Objected(LocalDate on, @Personal String who, @Personal String what)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.RECORD_OBJECTION;
        }
    }

    /**
     * @param objection number of the step that recorded it
     * @param reply of the letter to who objected; empty where there is none
     */
    record ObjectionAnswered(
            int objection, boolean upheld, @Personal String answer, @Personal String reply)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.ANSWER_OBJECTION;
        }
    }

    record LaterSupplied(@Personal List<MaterialTaken> materials, @Personal String note)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.SUPPLY_LATER;
        }
    }

    record PromiseVerified(String material, boolean kept, @Personal String findings)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.VERIFY_PROMISE;
        }
    }

    record Revoked(LocalDate on, @Personal String reason) implements CaseEvent {
        @Override
        public Act act() {
            return Act.REVOKE;
        }
    }

    /**
     * @param said who said it to the clerk, and how; empty where the applicant rated himself
     */
    record Rated(int grade, @Personal String comment, @Personal String said) implements CaseEvent {
        @Override
        public Act act() {
            return Act.RATE;
        }
    }

    record RatingAnswered(@Personal String answer) implements CaseEvent {
        @Override
        public Act act() {
            return Act.ANSWER_RATING;
        }
    }

    /**
     * Done at the collecting window and sent across; the state changes when the report comes back.
     *
     * @param more what single acts have beside this, by name, as in {@link Letter.Relay}
     */
    record SentAcross(
            Act act,
            @Personal String note,
            @Personal List<MaterialTaken> materials,
            @Personal Map<String, String> more)
            implements CaseEvent {}

    /**
     * A body of the other side was asked for its step.
     *
     * @param number of the asking in the case, from 1
     * @param step key in the service's folder
     * @param row id of the asked side's row
     * @param organ the body that was asked
     * @param on the day from which its limit counts
     */
    record StepAsked(int number, String step, UUID row, Organ organ, LocalDate on)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.ASK_STEP;
        }
    }

    /**
     * The same on the asked side.
     *
     * @param leadingCase id of the case on the other side
     * @param leading the body that asks
     */
    record StepTaken(int number, String step, UUID leadingCase, Organ leading, LocalDate on)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.TAKE_STEP;
        }
    }

    /**
     * The answer, on either side.
     *
     * @param organ the body that answered
     * @param right the body whose business it is, where it is not this one's
     * @param text conditions, or why it objects; never empty but for a plain consent
     */
    record StepAnswered(
            int number,
            StepAnswer answer,
            Organ organ,
            LocalDate on,
            Optional<Organ> right,
            @Personal String text)
            implements CaseEvent {
        @Override
        public Act act() {
            return Act.ANSWER_STEP;
        }
    }

    /** The step is not needed any more, on either side. */
    record StepCalledOff(int number, @Personal String reason) implements CaseEvent {
        @Override
        public Act act() {
            return Act.CALL_OFF_STEP;
        }
    }

    /** What the competent side reported of its own step. */
    record Reported(Act act, State state, Report.Step step, @Personal Report.Content content)
            implements CaseEvent {}

    Act act();

    /**
     * An event with what the table of events knows of it.
     *
     * @param actor account id
     * @param organ id of the body, empty for residents and the node
     * @param standsFor account id of the absent officer on whose behalf it was done; empty where
     *     the actor did it as himself
     */
    record Recorded(
            int seq,
            CaseEvent event,
            Instant at,
            String actor,
            Role role,
            String organ,
            String standsFor) {

        /** The day on which it happened, on the side where it did. */
        LocalDate day() {
            return Case.day(event instanceof Reported told ? told.step().at() : at);
        }

        /** The same with what is known of it now. */
        Recorded as(CaseEvent now) {
            return new Recorded(seq, now, at, actor, role, organ, standsFor);
        }

        /** Whose hand it was done with: the absent officer's, where one was stood in for. */
        String hand() {
            return standsFor.isEmpty() ? actor : standsFor;
        }
    }
}
