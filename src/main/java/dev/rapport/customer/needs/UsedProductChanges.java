package dev.rapport.customer.needs;

import dev.rapport.customer.CustomerEvent;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.customer.ProfilePart;
import dev.rapport.customer.needs.NeedEvent.UsedProductAdded;
import dev.rapport.customer.needs.NeedEvent.UsedProductChanged;
import dev.rapport.customer.needs.NeedEvent.UsedProductRemoved;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Texts;
import dev.rapport.platform.WrittenTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
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

/** Products that a customer uses come, change and go, and it is told. */
@Component
class UsedProductChanges implements ProfilePart {

    private final UsedProductRows rows;
    private final Texts texts;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UsedProductChanges(
            UsedProductRows rows, Texts texts, JsonMapper json, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.texts = texts;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Set<What> parts() {
        return Set.of(What.USED_PRODUCT);
    }

    @Override
    public String said(What what, String which, JsonNode state, Locale reader) {
        var used = json.treeToValue(state, UsedProduct.class);
        return Stream.of(
                        used.product(),
                        used.serial(),
                        day("needs.since", used.since(), reader),
                        day("needs.warranty-until", used.warrantyUntil(), reader),
                        day("needs.contract-until", used.contractUntil(), reader))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private @Nullable String day(String key, @Nullable LocalDate day, Locale reader) {
        return day == null ? null : texts.get(reader, key, WrittenTime.day(day, reader));
    }

    @Override
    public void restore(CustomerId customer, What what, String which, @Nullable JsonNode is, @Nullable JsonNode was) {
        var now = rows.find(customer, UUID.fromString(which)).orElse(null);
        var expected = is == null ? null : json.treeToValue(is, UsedProduct.class);
        ProfilePart.requireWhatItWas(now, expected, UsedProduct::revision, UsedProduct::product);
        put(customer, now, was == null ? null : json.treeToValue(was, UsedProduct.class));
    }

    void put(CustomerId customer, @Nullable UsedProduct before, @Nullable UsedProduct after) {
        var subject = CustomerEvent.subjectOf(customer);
        var now = clock.instant();
        if (after == null) {
            var gone = Objects.requireNonNull(before);
            rows.remove(gone.id());
            events.publishEvent(new UsedProductRemoved(Ids.next(), subject, now, gone.product()));
            return;
        }
        rows.put(customer, after);
        events.publishEvent(
                before == null
                        ? new UsedProductAdded(Ids.next(), subject, now, after.product())
                        : new UsedProductChanged(Ids.next(), subject, now, after.product()));
    }
}
