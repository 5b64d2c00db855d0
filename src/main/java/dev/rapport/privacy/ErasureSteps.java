package dev.rapport.privacy;

import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ErasedRows.Way;
import dev.rapport.platform.Ids;
import dev.rapport.platform.KnownAs;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.privacy.Erasure.Obstacle;
import dev.rapport.privacy.PrivacyEvent.CustomerErased;
import dev.rapport.privacy.PrivacyEvent.ErasureBegan;
import dev.rapport.privacy.PrivacyEvent.ErasureHeldBack;
import dev.rapport.privacy.PrivacyEvent.ErasureObstructed;
import dev.rapport.privacy.PrivacyEvent.FindingsJudged;
import dev.rapport.privacy.PrivacyEvent.LookedForErased;
import dev.rapport.privacy.PrivacyEvent.TracesFound;
import dev.rapport.privacy.PrivacyRequest.State;
import dev.rapport.privacy.holds.LegalHolds;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The steps of an erasure after it was granted, each of which may be repeated or cut off. */
@Component
class ErasureSteps {

    private static final int MOST_OBSTACLES = 50;

    private final PrivacyRequests requests;
    private final Erasures erasures;
    private final ErasurePlan plan;
    private final Eraser eraser;
    private final Bywords bywords;
    private final LegalHolds holds;
    private final ErasureScan scan;
    private final ScanPlaces places;
    private final Subjects subjects;
    private final KnownAs knownAs;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ErasureSteps(
            PrivacyRequests requests,
            Erasures erasures,
            ErasurePlan plan,
            Eraser eraser,
            Bywords bywords,
            LegalHolds holds,
            ErasureScan scan,
            ScanPlaces places,
            Subjects subjects,
            KnownAs knownAs,
            Staff staff,
            ApplicationEventPublisher events,
            Clock clock) {
        this.requests = requests;
        this.erasures = erasures;
        this.plan = plan;
        this.eraser = eraser;
        this.bywords = bywords;
        this.holds = holds;
        this.scan = scan;
        this.places = places;
        this.subjects = subjects;
        this.knownAs = knownAs;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /** Cases that must be ended first. */
    List<Obstacle> obstacles(PrivacyRequest request) {
        return subjects.of(request.customer(), MOST_OBSTACLES, null).items().stream()
                .filter(Subject::isOpen)
                .filter(one -> !one.id().equals(request.id()))
                .map(one -> new Obstacle(one.number(), one.kind()))
                .toList();
    }

    /** As the proof counts afterwards, without what is found by words. */
    List<Erasure.Part> preview(PrivacyRequest request) {
        var who = whom(request, Needles.none());
        var parts = new LinkedHashMap<String, Erasure.Part>();
        for (var rows : plan.ask().rows()) {
            if (rows.areFoundByWords()) continue;
            var why = rows.way() == Way.KEPT ? rows.why() : null;
            var part = new Erasure.Part(rows.table(), rows.way(), eraser.due(rows, who), why, rows.function() != null);
            if (part.rows() > 0) parts.merge(part.table() + " " + part.way(), part, Erasure.Part::with);
        }
        return List.copyOf(parts.values());
    }

    /** Gives the word that the process branches on: more, done or obstructed. */
    String eraseNext(SubjectId id) {
        var request = requests.locked(id);
        var answers = plan.ask();
        if (request.state() != State.ERASING) {
            var obstacles = obstacles(request);
            if (!obstacles.isEmpty()) return obstructed(request, obstacles);
            if (holds.holdsBack(request.customer())) return heldBack(request);
            begin(request, answers);
            return "more";
        }
        var who = whom(request, erasures.needles(id));
        if (eraser.erase(answers.rows(), who)) return "more";
        answers.rows().stream()
                .filter(rows -> rows.way() == Way.KEPT)
                .forEach(rows -> erasures.kept(id, rows.table(), eraser.count(rows, who)));
        erasures.erased(id, clock.instant());
        return "done";
    }

    /** Nothing new comes to the customer once this is committed; what is there goes afterwards. */
    private void begin(PrivacyRequest request, ErasurePlan.Answers answers) {
        var at = clock.instant();
        var who = whom(request, Needles.none());
        var sought = bywords.of(answers.words(), who);
        erasures.begin(request.id(), sought.words(), sought.left(), at);
        requests.stands(request, State.ERASING, null);
        eraser.close(answers.rows(), who);
        events.publishEvent(new ErasureBegan(Ids.next(), request.id(), at));
        events.publishEvent(
                new CustomerErased(Ids.next(), new SubjectId(request.customer().value()), at, request.id()));
    }

    private String obstructed(PrivacyRequest request, List<Obstacle> obstacles) {
        events.publishEvent(new ErasureObstructed(
                Ids.next(),
                request.id(),
                clock.instant(),
                obstacles.stream().map(Obstacle::number).toList()));
        return "obstructed";
    }

    private String heldBack(PrivacyRequest request) {
        events.publishEvent(new ErasureHeldBack(Ids.next(), request.id(), clock.instant()));
        return "obstructed";
    }

    /** Whether a legal hold stands on the customer or one of their cases. */
    boolean isHeld(PrivacyRequest request) {
        return holds.isHeld(request.customer());
    }

    /**
     * An administrator, of the team if it has one: what is found may stand in places that only they see. Nobody where there is
     * none; then it waits in the team's queue.
     */
    String administrator(SubjectId id) {
        var team = requests.locked(id).team();
        var all = List.copyOf(staff.having(Role.ADMIN).keySet());
        return all.stream()
                .filter(one -> staff.byId(one)
                        .filter(person -> person.teams().contains(team))
                        .isPresent())
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(UserId::toString)
                .orElse("");
    }

    /** Gives the word that the process branches on: more, clean or found. */
    String searchNext(SubjectId id) {
        requests.locked(id);
        if (scan.begins(id) || scan.look(id, erasures.needles(id))) return "more";
        var at = clock.instant();
        erasures.scanned(id, at);
        var looked = places.of(id);
        var rows = looked.stream().mapToLong(Erasure.Place::rows).sum();
        var found = looked.stream().mapToLong(Erasure.Place::found).sum();
        events.publishEvent(new LookedForErased(Ids.next(), id, at, looked.size(), rows, found));
        if (found == 0) return "clean";
        var admins = List.copyOf(staff.having(Role.ADMIN).keySet());
        events.publishEvent(new TracesFound(Ids.next(), id, at, found, admins));
        return "found";
    }

    /** Gives the word that the process branches on: again or theirs. */
    String judge(SubjectId id, TaskSubmission said) {
        requests.locked(id);
        var isTheirs = "theirs".equals(said.text("outcome"));
        if (isTheirs) erasures.judged(id, said.by(), clock.instant());
        else erasures.again(id);
        events.publishEvent(
                new FindingsJudged(Ids.next(), id, clock.instant(), isTheirs ? "theirs" : "again", said.by()));
        return isTheirs ? "theirs" : "again";
    }

    /** What the person was known by is not needed any more. */
    void end(SubjectId id) {
        erasures.forgetSought(id);
    }

    private ErasedCustomer whom(PrivacyRequest request, Needles needles) {
        return new ErasedCustomer(
                request.id(),
                request.customer(),
                knownAs.all(request.customer()).stream().map(CustomerId::value).toList(),
                subjects.idsOf(request.customer()).stream()
                        .map(SubjectId::value)
                        .toList(),
                needles,
                clock.instant());
    }
}
