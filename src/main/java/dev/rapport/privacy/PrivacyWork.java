package dev.rapport.privacy;

import dev.rapport.customer.Consents;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.privacy.PrivacyEvent.AnswerDecided;
import dev.rapport.privacy.PrivacyEvent.AnswerProposed;
import dev.rapport.privacy.PrivacyEvent.ExportReady;
import dev.rapport.privacy.PrivacyEvent.IdentityNotProved;
import dev.rapport.privacy.PrivacyEvent.IdentityProved;
import dev.rapport.privacy.PrivacyEvent.PersonalDataCollected;
import dev.rapport.privacy.PrivacyEvent.RequestFulfilled;
import dev.rapport.privacy.PrivacyEvent.RequestRefused;
import dev.rapport.privacy.PrivacyRequest.Kind;
import dev.rapport.privacy.PrivacyRequest.State;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The steps of a privacy request. */
@Component
class PrivacyWork {

    private final PrivacyRequests requests;
    private final PrivacyExports exports;
    private final PersonalData data;
    private final PrivacyClock sla;
    private final Consents consents;
    private final ErasureSteps erasing;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Duration linkLasts;

    PrivacyWork(
            PrivacyRequests requests,
            PrivacyExports exports,
            PersonalData data,
            PrivacyClock sla,
            Consents consents,
            ErasureSteps erasing,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${rapport.privacy.link-lasts:7d}") Duration linkLasts) {
        this.requests = requests;
        this.exports = exports;
        this.data = data;
        this.sla = sla;
        this.consents = consents;
        this.erasing = erasing;
        this.events = events;
        this.clock = clock;
        this.linkLasts = linkLasts;
    }

    Map<String, Object> prepare(SubjectId id) {
        var request = requests.locked(id);
        var owner = request.owner();
        return Map.of(
                "ownerId",
                owner == null ? "" : owner.toString(),
                "teamKey",
                request.team(),
                "isErasure",
                request.kind() == Kind.ERASURE);
    }

    /** Gives the word that the process branches on. */
    String identified(SubjectId id, TaskSubmission said) {
        var request = requests.locked(id);
        var isProved = "proved".equals(said.text("outcome"));
        requests.identified(id, Objects.requireNonNullElse(said.text("how"), ""), said.by());
        var at = clock.instant();
        if (isProved) requests.stands(request, State.IDENTIFIED, null);
        events.publishEvent(
                isProved
                        ? new IdentityProved(Ids.next(), id, at, said.by())
                        : new IdentityNotProved(Ids.next(), id, at, said.by()));
        return isProved ? "proved" : "unproved";
    }

    void collect(SubjectId id) {
        var request = requests.locked(id);
        var found = data.of(request.customer());
        exports.keep(id, found);
        requests.stands(request, State.COLLECTED, null);
        var rows = found.values().stream().mapToLong(one -> one.size()).sum();
        events.publishEvent(new PersonalDataCollected(Ids.next(), id, clock.instant(), rows, found.size()));
    }

    void propose(SubjectId id, TaskSubmission said) {
        var request = requests.locked(id);
        var proposal = Objects.requireNonNullElse(said.text("outcome"), "refuse");
        requests.proposed(id, proposal, Objects.requireNonNullElse(said.text("proposal"), ""), said.by());
        requests.stands(request, State.PREPARED, null);
        events.publishEvent(new AnswerProposed(Ids.next(), id, clock.instant(), proposal, said.by()));
    }

    /** Gives the word that the process branches on. */
    String decide(SubjectId id, TaskSubmission said) {
        requests.locked(id);
        var decision = "granted".equals(said.text("outcome")) ? "granted" : "refused";
        requests.decided(id, decision, Objects.requireNonNullElse(said.text("reason"), ""), said.by());
        events.publishEvent(new AnswerDecided(Ids.next(), id, clock.instant(), decision, said.by()));
        return decision;
    }

    void carryOut(SubjectId id) {
        var request = requests.locked(id);
        if (request.kind() == Kind.ACCESS) deliver(request);
        else exports.forget(id);
        erasing.end(id);
        if (request.kind() == Kind.OBJECTION) consents.object(request.customer());
        requests.stands(request, State.FULFILLED, clock.instant());
        sla.ends(id, clock.instant());
        events.publishEvent(new RequestFulfilled(Ids.next(), id, clock.instant()));
    }

    void refuse(SubjectId id) {
        var request = requests.locked(id);
        exports.forget(id);
        requests.stands(request, State.REFUSED, clock.instant());
        sla.ends(id, clock.instant());
        events.publishEvent(new RequestRefused(Ids.next(), id, clock.instant()));
    }

    /** To the clerk, or to who prepared it where it lies with a team. */
    private void deliver(PrivacyRequest request) {
        UserId clerk = request.owner() != null ? request.owner() : request.preparedBy();
        var until = clock.instant().plus(linkLasts);
        exports.link(request.id(), Objects.requireNonNull(clerk), until);
        events.publishEvent(new ExportReady(Ids.next(), request.id(), clock.instant(), until));
    }
}
