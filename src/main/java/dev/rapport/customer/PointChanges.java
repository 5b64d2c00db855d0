package dev.rapport.customer;

import dev.rapport.access.ContactSight;
import dev.rapport.customer.CustomerEvent.ContactPointAdded;
import dev.rapport.customer.CustomerEvent.ContactPointChanged;
import dev.rapport.customer.CustomerEvent.ContactPointClosed;
import dev.rapport.customer.CustomerEvent.ContactPointCorrected;
import dev.rapport.customer.CustomerEvent.ContactPointOpened;
import dev.rapport.customer.CustomerEvent.ContactPointRemoved;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Texts;
import dev.rapport.platform.WrittenTime;
import java.time.Clock;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Contact points become something else, and it is told. */
@Component
class PointChanges implements ProfilePart {

    private final KeptPoints points;
    private final ConfirmedAddresses confirmed;
    private final ContactSight sight;
    private final Texts texts;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PointChanges(
            KeptPoints points,
            ConfirmedAddresses confirmed,
            ContactSight sight,
            Texts texts,
            JsonMapper json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.points = points;
        this.confirmed = confirmed;
        this.sight = sight;
        this.texts = texts;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Set<What> parts() {
        return Set.of(What.CONTACT_POINT);
    }

    @Override
    public String said(What what, String which, JsonNode state, Locale reader) {
        var point = json.treeToValue(state, KeptPoint.class);
        var detail = masked(point.detail());
        return Stream.of(
                        point.masked(),
                        detail.label(),
                        days(detail, reader),
                        detail.from() == null ? null : detail.from() + "–" + detail.until(),
                        detail.verified() == null ? null : texts.get(reader, "word.Verified." + detail.verified()),
                        detail.validUntil() == null
                                ? null
                                : texts.get(
                                        reader, "customer.valid-until", WrittenTime.day(detail.validUntil(), reader)),
                        detail.doNotUse() == null
                                ? null
                                : texts.get(reader, "customer.do-not-use-because", detail.doNotUse()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private static @Nullable String days(ContactPointDetail detail, Locale reader) {
        if (detail.days().isEmpty()) return null;
        return detail.days().stream()
                .sorted()
                .map(day -> day.getDisplayName(TextStyle.SHORT, reader))
                .collect(Collectors.joining(" "));
    }

    @Override
    public void restore(CustomerId customer, What what, String which, @Nullable JsonNode is, @Nullable JsonNode was) {
        var now = points.find(customer, UUID.fromString(which)).orElse(null);
        var expected = is == null ? null : json.treeToValue(is, KeptPoint.class);
        ProfilePart.requireWhatItWas(now, expected, KeptPoint::revision, KeptPoint::masked);
        put(customer, now, was == null ? null : json.treeToValue(was, KeptPoint.class));
    }

    /** Numbers and addresses in words that people add are hidden as they are in facts. */
    ContactPointDetail masked(ContactPointDetail detail) {
        return new ContactPointDetail(
                masked("label", detail.label()),
                detail.days(),
                detail.from(),
                detail.until(),
                detail.verified(),
                detail.validUntil(),
                masked("reason", detail.doNotUse()));
    }

    private @Nullable String masked(String name, @Nullable String words) {
        return words == null ? null : sight.facts(Map.of(name, words), false).get(name);
    }

    /** What was only shown masked and comes back so is what it was. */
    ContactPointDetail unmasked(ContactPointDetail told, ContactPointDetail known) {
        var shown = masked(known);
        return new ContactPointDetail(
                Objects.equals(told.label(), shown.label()) ? known.label() : told.label(),
                told.days(),
                told.from(),
                told.until(),
                told.verified(),
                told.validUntil(),
                Objects.equals(told.doNotUse(), shown.doNotUse()) ? known.doNotUse() : told.doNotUse());
    }

    /** Refused when the customer has the same one already. */
    void put(CustomerId customer, @Nullable KeptPoint before, @Nullable KeptPoint after) {
        var subject = CustomerEvent.subjectOf(customer);
        var now = clock.instant();
        if (after == null) {
            var gone = Objects.requireNonNull(before);
            points.remove(gone.id());
            confirmed.changed(List.of(customer));
            events.publishEvent(new ContactPointRemoved(Ids.next(), subject, now, gone.masked()));
            return;
        }
        if (points.isKnown(customer, after.id(), after.point()))
            throw Refused.conflict("customer.contact-point-known", after.masked());
        points.put(customer, after);
        if (before != null) confirmed.changed(List.of(customer));
        if (before == null) events.publishEvent(new ContactPointAdded(Ids.next(), subject, now, after.masked()));
        else if (!before.point().equals(after.point()))
            events.publishEvent(new ContactPointCorrected(Ids.next(), subject, now, before.masked(), after.masked()));
        else if (before.detail().doNotUse() == null && after.detail().doNotUse() != null)
            events.publishEvent(new ContactPointClosed(
                    Ids.next(),
                    subject,
                    now,
                    after.masked(),
                    Objects.requireNonNull(masked("reason", after.detail().doNotUse()))));
        else if (before.detail().doNotUse() != null && after.detail().doNotUse() == null)
            events.publishEvent(new ContactPointOpened(Ids.next(), subject, now, after.masked()));
        else events.publishEvent(new ContactPointChanged(Ids.next(), subject, now, after.masked()));
    }
}
