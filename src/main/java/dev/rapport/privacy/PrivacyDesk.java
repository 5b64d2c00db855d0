package dev.rapport.privacy;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Role;
import dev.rapport.cases.CaseSight;
import dev.rapport.cases.SubjectNumbers;
import dev.rapport.cases.SubjectOpened;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.customer.Customers;
import dev.rapport.engine.ProcessMessage;
import dev.rapport.engine.ProcessOutbox;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.ForOneself;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.privacy.PrivacyEvent.CollectedDataRead;
import dev.rapport.privacy.PrivacyEvent.ExportFetched;
import dev.rapport.privacy.PrivacyEvent.PrivacyRequested;
import dev.rapport.privacy.PrivacyRequest.Kind;
import dev.rapport.privacy.PrivacyRequest.Law;
import dev.rapport.privacy.PrivacyRequest.State;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** What people do with privacy requests besides their tasks. */
@Component
@Transactional
public class PrivacyDesk {

    private static final int LONGEST_WORDS = 2000;
    private static final int LONGEST_PAGE = 200;

    /** @param until when it ends and what it leads to is gone */
    public record Delivery(UUID link, Instant until) {}

    private final PrivacyRequests requests;
    private final PrivacyExports exports;
    private final ErasureSteps erasing;
    private final Erasures erasures;
    private final ScanPlaces places;
    private final PrivacyClock sla;
    private final Customers customers;
    private final SubjectNumbers numbers;
    private final ProcessOutbox outbox;
    private final CaseSight sight;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PrivacyDesk(
            PrivacyRequests requests,
            PrivacyExports exports,
            ErasureSteps erasing,
            Erasures erasures,
            ScanPlaces places,
            PrivacyClock sla,
            Customers customers,
            SubjectNumbers numbers,
            ProcessOutbox outbox,
            CaseSight sight,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.requests = requests;
        this.exports = exports;
        this.erasing = erasing;
        this.erasures = erasures;
        this.places = places;
        this.sla = sla;
        this.customers = customers;
        this.numbers = numbers;
        this.outbox = outbox;
        this.sight = sight;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** Teams of which somebody may take a request in; another of the team reviews it. */
    @ForOneself
    @Transactional(readOnly = true)
    public List<String> teams() {
        return access.me().teams().stream().sorted().toList();
    }

    /** The asker becomes its clerk. Refused while the person waits for an answer to the same. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public PrivacyRequest open(CustomerId customer, Kind kind, Law law, String words, String team) {
        customers.require(customer);
        var said = CleanText.body(words);
        if (said.isEmpty() || said.length() > LONGEST_WORDS)
            throw Refused.invalid("privacy.words-missing", LONGEST_WORDS);
        var me = access.me();
        if (!me.teams().contains(team)) throw Refused.invalid("privacy.other-team", team);
        requests.open(customer, kind).ifPresent(other -> {
            throw Refused.conflict("privacy.asked-already", other.number());
        });
        var request = new PrivacyRequest(
                SubjectId.next(),
                numbers.next(PrivacyKind.REQUEST),
                customer,
                kind,
                law,
                said,
                State.RECEIVED,
                me.id(),
                team,
                clock.instant(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        var id = request.id();
        var at = request.openedAt();
        requests.add(request);
        events.publishEvent(new SubjectOpened(
                Ids.next(), id, at, PrivacyKind.REQUEST, request.number(), kind.word(), customer, null, null));
        events.publishEvent(new SubjectOwned(id, me.id(), team));
        events.publishEvent(new PrivacyRequested(Ids.next(), id, at, kind, law));
        sla.starts(request);
        outbox.publish(ProcessMessage.start(Ids.next(), "privacy-requested", id, Map.of()));
        return request;
    }

    /** Those that the asker may see, newest first. */
    @ForThoseConcerned
    @Transactional(readOnly = true)
    public Page<PrivacyRequest> list(@Nullable State state, int limit, @Nullable String after) {
        var size = Math.clamp(limit, 1, LONGEST_PAGE);
        var rows = requests.list(state, sight.parameters(), size + 1, after);
        return Page.of(rows, size, request -> request.id().toString());
    }

    /** By its number or id. */
    @ForThoseConcerned
    @Transactional(readOnly = true)
    public PrivacyRequest get(String reference) {
        var request = requests.byNumber(reference)
                .or(() -> requests.find(SubjectId.of(reference)))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", reference));
        sight.require(request.id(), request.owner(), request.team());
        return request;
    }

    /** How many rows were collected from which table; nothing before and when it is gone. */
    @ForThoseConcerned
    @Transactional(readOnly = true)
    public Map<String, Integer> collected(String reference) {
        return exports.counts(get(reference).id());
    }

    /** What would become of it, while an erasure is decided on. */
    @ForThoseConcerned
    @Transactional(readOnly = true)
    public Optional<Erasure.Preview> preview(String reference) {
        var request = get(reference);
        if (request.kind() != Kind.ERASURE || !request.isBeingAnswered()) return Optional.empty();
        return Optional.of(
                new Erasure.Preview(erasing.preview(request), erasing.obstacles(request), erasing.isHeld(request)));
    }

    /** What became of it and where it was looked for; absent before an erasure begins. */
    @ForThoseConcerned
    @Transactional(readOnly = true)
    public Optional<Erasure.Proof> proof(String reference) {
        var id = get(reference).id();
        return erasures.find(id).map(erasure -> new Erasure.Proof(erasure, erasures.parts(id), places.of(id)));
    }

    /**
     * What was collected, while the request is answered, for those who answer for its team: before two people have decided,
     * whoever says that somebody asked would else see what is hidden from them. Who looked is kept.
     */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public JsonNode look(String reference) {
        var request = get(reference);
        access.requireSight(request.owner(), request.team());
        if (!request.isBeingAnswered()) throw Refused.conflict("privacy.not-being-answered");
        events.publishEvent(new CollectedDataRead(Ids.next(), request.id(), clock.instant()));
        return exports.content(request.id()).orElseThrow(() -> Refused.notFound("privacy.gone"));
    }

    /** Whether the asker may look at what was collected. */
    @ForEverybody("tells only what the asker may")
    @Transactional(readOnly = true)
    public boolean mayLook() {
        return access.hasRole(Role.MANAGER, Role.ADMIN);
    }

    /** The way to what is delivered, told to its clerk alone. */
    @ForThoseConcerned
    @Transactional(readOnly = true)
    public Optional<Delivery> delivery(String reference) {
        var me = access.me().id();
        return exports.link(get(reference).id())
                .filter(link -> link.forWhom().equals(me) && link.until().isAfter(clock.instant()))
                .map(link -> new Delivery(link.link(), link.until()));
    }

    /** What is delivered; refused alike whether the link is somebody else's, has ended, or never was. */
    @ForOneself
    public JsonNode fetch(UUID link) {
        var request = exports.linked(link, access.me().id()).orElseThrow(() -> Refused.notFound("privacy.gone"));
        exports.read(request);
        events.publishEvent(new ExportFetched(Ids.next(), request, clock.instant()));
        return exports.content(request).orElseThrow(() -> Refused.notFound("privacy.gone"));
    }
}
