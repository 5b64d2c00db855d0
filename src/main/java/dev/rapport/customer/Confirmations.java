package dev.rapport.customer;

import dev.rapport.customer.ConsentRequest.Outcome;
import dev.rapport.customer.ConsentRequestRows.Link;
import dev.rapport.customer.CustomerEvent.ConsentConfirmed;
import dev.rapport.customer.CustomerEvent.ConsentLapsed;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForStrangers;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of a yes that has to be confirmed: it is mailed, answered by whoever has the link, or lapses (decision 071). Who
 * writes the mails asks here whom, and tells what became of them.
 */
@Component
public class Confirmations {

    /** Tells of a mail with a link. */
    @FunctionalInterface
    public interface Written {

        /**
         * @param mail id of the mail
         * @param ends when its link does
         * @return the hash of its link
         */
        byte[] write(ConsentRequest request, ConsentWordings.Wording wording, UUID mail, Instant ends);
    }

    /**
     * What whoever has a link is shown.
     *
     * @param request as it is
     * @param state as it is now
     */
    public record Asked(ConsentRequest request, ConsentRequest.State state, ConsentWordings.Wording wording) {}

    /** Key of the sentence that says why none is written where the customer does not have the address. */
    static final String NOT_THEIRS = "consent.trouble.not-theirs";

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int AT_ONCE = 100;

    private final ConsentRequestRows rows;
    private final Consents consents;
    private final ConsentWordings wordings;
    private final AddressBook addresses;
    private final ConfirmedAddresses confirmed;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Duration lasts;
    private final int mostToOne;
    private final int mostADay;

    Confirmations(
            ConsentRequestRows rows,
            Consents consents,
            ConsentWordings wordings,
            AddressBook addresses,
            ConfirmedAddresses confirmed,
            Clock clock,
            ApplicationEventPublisher events,
            @Value("${rapport.consent.link-lasts:7d}") Duration lasts,
            @Value("${rapport.consent.mails-to-one:3}") int mostToOne,
            @Value("${rapport.consent.mails-a-day:2000}") int mostADay) {
        this.rows = rows;
        this.consents = consents;
        this.wordings = wordings;
        this.addresses = addresses;
        this.confirmed = confirmed;
        this.clock = clock;
        this.events = events;
        this.lasts = lasts;
        this.mostToOne = mostToOne;
        this.mostADay = mostADay;
    }

    /**
     * Lets mails be written for those whose turn it is, in the caller's transaction; how many were. One who writes in another copy of the
     * application waits, so that the limits hold for all of them.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int mail(Written writing) {
        rows.oneAtATime();
        var now = Instants.now(clock);
        var left = mostADay - rows.mailsSince(now.minus(DAY));
        if (left <= 0) return 0;
        var due = rows.mailable(now.minus(DAY), LocalDate.now(clock), mostToOne, (int) Math.min(left, AT_ONCE));
        for (var request : due) {
            var mail = Ids.next();
            var ends = now.plus(lasts);
            rows.mailed(request, mail, writing.write(request, wording(request), mail, ends), now, ends);
        }
        return due.size();
    }

    /** Key of the sentence that says why a mail is not to go out any more. */
    public Optional<String> forbidden(UUID mail) {
        var request = rows.byMail(mail).filter(one -> one.isOpen() && !one.hasLapsed(clock.instant()));
        if (request.isEmpty()) return Optional.of("consent.trouble.ended");
        var asked = request.get();
        var email = Channel.EMAIL.word();
        if (consents.standing(asked.customer(), asked.purpose(), email) == ContactStanding.DO_NOT_CONTACT)
            return Optional.of("consent.trouble.ended");
        if (rows.saidLater(asked.customer(), asked.purpose(), asked.askedAt()))
            return Optional.of("consent.trouble.ended");
        if (addresses.isClosed(asked.customer(), Channel.EMAIL, asked.address()))
            return Optional.of("consent.trouble.not-to-be-used");
        if (!isTheirs(asked)) return Optional.of(NOT_THEIRS);
        return consents.isForbiddenByAnother(asked.customer(), asked.purpose(), email, asked.address())
                ? Optional.of("consent.trouble.said-no-there")
                : Optional.empty();
    }

    @Transactional
    public void sent(UUID mail, Instant at) {
        rows.sent(mail, at);
    }

    /** @param why key of the sentence */
    @Transactional
    public void troubled(UUID mail, String why) {
        rows.troubled(mail, why);
    }

    @ForStrangers("whoever has the link was written to")
    public Optional<Asked> asked(byte[] hash) {
        return rows.byToken(hash).map(link -> new Asked(link.request(), stateOf(link), wording(link.request())));
    }

    /** A link that is over, or whose address is not theirs, asks nothing any more. */
    private ConsentRequest.State stateOf(Link link) {
        var now = clock.instant();
        var state = link.request().stateAt(now);
        if (!link.request().isOpen()) return state;
        if (link.isOver(now)) return ConsentRequest.State.LAPSED;
        return isTheirs(link.request()) ? state : ConsentRequest.State.ENDED;
    }

    private boolean isTheirs(ConsentRequest request) {
        return addresses.emails(request.customer()).contains(request.address());
    }

    /** Once; later nothing is changed by it. */
    @ForStrangers("whoever has the link reads the address")
    @Transactional
    public void confirm(byte[] hash) {
        answer(hash, Outcome.CONFIRMED, (request, now) -> {
            consents.confirmed(request, now);
            events.publishEvent(new ConsentConfirmed(
                    Ids.next(),
                    CustomerEvent.subjectOf(request.customer()),
                    now,
                    request.purpose(),
                    request.masked(),
                    String.valueOf(request.wording())));
        });
    }

    /** Whoever reads the address says no, which is the customer's. */
    @ForStrangers("whoever has the link reads the address")
    @Transactional
    public void decline(byte[] hash) {
        answer(hash, Outcome.DECLINED, consents::declined);
    }

    private void answer(byte[] hash, Outcome outcome, BiConsumer<ConsentRequest, Instant> then) {
        var now = Instants.now(clock);
        rows.byToken(hash)
                .filter(link -> !link.isOver(now))
                .map(Link::request)
                .filter(known -> !rows.lockedAndForbidden(known.customer()))
                .flatMap(known -> rows.locked(known.id()))
                .filter(request -> request.isOpen() && !request.hasLapsed(now))
                .filter(this::isTheirs)
                .filter(request -> rows.end(request.id(), outcome, now))
                .ifPresent(request -> then.accept(request, now));
    }

    /** Another mail to one who is asked, or did not answer in time. */
    @Transactional
    void sendAgain(CustomerId customer, UUID id) {
        var isForbidden = rows.lockedAndForbidden(customer);
        var request = rows.locked(id)
                .filter(one -> one.customer().equals(customer))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
        if (!request.isOpen() && request.outcome() != Outcome.LAPSED) throw Refused.conflict("consent.asked-ended");
        if (isForbidden) throw Refused.conflict("consent.do-not-contact-stands");
        if (rows.saidLater(customer, request.purpose(), request.askedAt()))
            throw Refused.conflict("consent.said-later");
        if (!isTheirs(request)) throw Refused.conflict("consent.not-their-address", request.masked());
        var isAskedAnew = rows.open(customer, request.purpose())
                .filter(one -> !one.id().equals(id))
                .isPresent();
        if (isAskedAnew) throw Refused.conflict("consent.asked-ended");
        if (rows.mailsSince(clock.instant().minus(DAY), request.address()) >= mostToOne)
            throw Refused.conflict("consent.enough-mails", mostToOne);
        var now = Instants.now(clock);
        rows.wantMail(id, now, now.plus(AskedConsents.WAITS));
    }

    List<ConsentRequest> of(CustomerId customer) {
        return rows.of(customer);
    }

    /** Ends some whom nobody answered in time; whether there may be more. */
    @Transactional
    public boolean lapse() {
        var lapsed = rows.lapse(Instants.now(clock), AT_ONCE);
        for (var request : lapsed)
            events.publishEvent(new ConsentLapsed(
                    Ids.next(),
                    CustomerEvent.subjectOf(request.customer()),
                    clock.instant(),
                    request.purpose(),
                    request.masked()));
        return lapsed.size() == AT_ONCE;
    }

    /** Ends what was confirmed at addresses that are out of date since. */
    @Transactional
    public void endWhereOutOfDate() {
        confirmed.outOfDate();
    }

    /** Forgets some that led to nothing long ago; whether there may be more. */
    @Transactional
    public boolean forget() {
        return rows.forget(Instants.now(clock).minus(KEPT), AT_ONCE) == AT_ONCE;
    }

    private ConsentWordings.Wording wording(ConsentRequest request) {
        return wordings.of(request.purpose(), request.wording());
    }
}
